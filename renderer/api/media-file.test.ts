import { expect, test } from 'vitest';
import { isMediaFile } from './media-file.ts';

test('a recording is known by its type or by the end of its name', () => {
  expect(isMediaFile({ name: 'a', type: 'audio/wav' })).toBe(true);
  expect(isMediaFile({ name: 'Запись 12.OPUS', type: '' })).toBe(true);
});

test('other files of a folder are left out', () => {
  expect(isMediaFile({ name: 'notes.txt', type: 'text/plain' })).toBe(false);
  expect(isMediaFile({ name: '.DS_Store', type: '' })).toBe(false);
  expect(isMediaFile({ name: 'mp3', type: '' })).toBe(false);
});
