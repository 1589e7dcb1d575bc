import { expect, test } from 'vitest';
import { isMediaFile } from './media-file.ts';

const file = (name: string, content: string | Uint8Array<ArrayBuffer>, type = '') =>
  new File([content], name, { type });

test('a recording is known by the end of its name, or by its beginning', async () => {
  expect(await isMediaFile(file('Запись 12.OPUS', ''))).toBe(true);
  expect(await isMediaFile(file('a', 'RIFF\x10\x00\x00\x00WAVEfmt '))).toBe(true);
  expect(await isMediaFile(file('call.rec', 'OggS\x00\x02'))).toBe(true);
  expect(await isMediaFile(file('clip.m2ts', ''))).toBe(true);
  expect(await isMediaFile(file('tape', new Uint8Array([0x80, 0x90, 0, 1]), 'audio/basic'))).toBe(true);
});

test('other files of a folder are left out', async () => {
  expect(await isMediaFile(file('notes.txt', 'OggS', 'text/plain'))).toBe(false);
  expect(await isMediaFile(file('.DS_Store', '\x00\x00\x00\x01Bud1'))).toBe(false);
  expect(await isMediaFile(file('mp3', 'a list of songs'))).toBe(false);
  // Browsers take it for a film.
  expect(await isMediaFile(file('walk.ts', 'export const a = 1;\n', 'video/mp2t'))).toBe(false);
  expect(await isMediaFile(file('photo', '\xFF\xD8\xFF'))).toBe(false);
});
