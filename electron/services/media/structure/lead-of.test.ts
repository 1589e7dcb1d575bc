import { expect, test } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { leadOf } from './lead-of.ts';

const find = (...pieces: readonly (string | Buffer)[]) =>
  leadOf(ByteReader.of(Buffer.concat(pieces.map((piece) => Buffer.from(piece as string, 'latin1')))));

test.each([
  ['a mark of Unicode', '\xef\xbb\xbf', 'RIFF\x10\0\0\0WAVEfmt '],
  ['a sector of zeros', Buffer.alloc(512), 'OggS\0\x02\0\0'],
  ['the heading of a transfer', 'HTTP/1.1 200 OK\r\nContent-Type: audio/mp4\r\n\r\n', '\0\0\0\x1cftypM4A '],
  ['the boundary of a form', '--x\r\nContent-Disposition: form-data; name="f"\r\n\r\n', '\x1a\x45\xdf\xa3\x9f'],
  ['a line', '\n', 'FORM\0\0\0\x10AIFFCOMM'],
  ['zeros', Buffer.alloc(5), 'fLaC\0\0\0\x22'],
  ['a header of another system', Buffer.alloc(128, 7), 'caff\0\x01\0\0'],
])('%s before a file is counted', async (_, lead, file) => {
  expect(await find(lead, file)).toBe(lead.length);
  expect(await find(file, lead, file)).toBe(0);
});

test('where no file begins nothing is counted', async () => {
  expect(await find('RIFF, and WAVE somewhere', Buffer.alloc(100, 'OggS'))).toBe(0);
  expect(await find('')).toBe(0);
  expect(await find(Buffer.alloc(70_000), 'fLaC\0\0')).toBe(0);
});
