import { expect, test } from 'vitest';
import { ApiFailure } from './api-failure.ts';
import { readMultipart } from './multipart.ts';
import { plainName } from './receive-form.ts';
import { readFields } from './transcription-request.ts';

const type = 'multipart/form-data; boundary=XyZ';

async function read(body: Buffer, pieceSize = body.length, contentType = type) {
  async function* pieces() {
    for (let at = 0; at < body.length; at += pieceSize) yield body.subarray(at, at + pieceSize);
  }
  const files: { field: string; name: string; content: string }[] = [];
  const fields = await readMultipart(pieces(), contentType, async ({ field, name, content }) => {
    const kept: Uint8Array[] = [];
    for await (const piece of content) kept.push(piece);
    files.push({ field, name, content: Buffer.concat(kept).toString('latin1') });
  });
  return { files, fields: Object.fromEntries(fields) };
}

const part = (head: string, content: string) =>
  `--XyZ\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
const whole = (...parts: readonly string[]) => Buffer.from(`${parts.join('')}--XyZ--\r\n`);

test('a body gives the same in pieces of any size, also where a mark lies across two of them', async () => {
  const tricky = 'RIFF\r\n--XyY\r\n--Xy\r\r\n-- data \0\r\n';
  const body = whole(
    part('name="model"', 'whisper-1'),
    part('name="file"; filename="запись «1».wav"\r\nContent-Type: audio/wav', tricky),
    part('name="languages[]"', 'ru'),
    part('name="languages[]"', 'en'),
  );
  const expected = {
    files: [{ field: 'file', name: 'запись «1».wav', content: tricky }],
    fields: { model: ['whisper-1'], 'languages[]': ['ru', 'en'] },
  };
  for (const size of [1, 2, 3, 5, 7, 11, 16, 64, body.length])
    expect(await read(body, size), `${size}`).toEqual(expected);
});

test('an empty file and a text before the first part are fine', async () => {
  const body = Buffer.concat([Buffer.from('preamble\r\n'), whole(part('name=file; filename=a.wav', ''))]);
  expect(await read(body)).toEqual({ files: [{ field: 'file', name: 'a.wav', content: '' }], fields: {} });
});

test('names come as browsers, curl and RFC 5987 write them', async () => {
  const names = ['filename="a%22b.wav"', String.raw`filename="a\"b.wav"`, "filename*=UTF-8''a%22b.wav"];
  for (const name of names) {
    const { files } = await read(whole(part(`name="file"; ${name}`, 'x')));
    expect(files[0]?.name, name).toBe('a"b.wav');
  }
});

test.each([
  ['no boundary', whole(), 'multipart/form-data'],
  ['nothing', Buffer.alloc(0), type],
  ['another boundary', whole(part('name="a"', 'b')), 'multipart/form-data; boundary=other'],
  ['a cut end', whole(part('name="a"', 'b')).subarray(0, -8), type],
  ['a part without a name', whole('--XyZ\r\nContent-Type: text/plain\r\n\r\nx\r\n'), type],
  ['a field that is far too long', whole(part('name="a"', 'b'.repeat(70_000))), type],
  ['far too many parts', whole(...Array.from({ length: 300 }, () => part('name="a"', 'b'))), type],
])('%s is refused with a client error', async (_, body, contentType) => {
  const refused: unknown = await read(body, 1000, contentType).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiFailure);
  expect([400, 413]).toContain((refused as ApiFailure).status);
});

test.each([
  ['C:\\Users\\анна\\a.wav', 'a.wav'],
  ['../../etc/passwd', 'passwd'],
  ['..', 'recording'],
  ['', 'recording'],
  ['a\0b\n.mp3', 'ab.mp3'],
  ['-i', '-i'],
  ['dir/', 'recording'],
])('the name “%s” becomes one part of a path', (given, expected) => {
  expect(plainName(given)).toBe(expected);
});

test('a long name keeps its ending and fits every system', () => {
  const name = plainName(`${'длинное '.repeat(60)}.flac`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
  expect(name).toMatch(/\.flac$/);
});

test('fields are read with and without brackets, and one value stands for a list of one', () => {
  const form = (given: Record<string, string[]>) => readFields(new Map(Object.entries(given)));
  expect(form({ 'timestamp_granularities[]': ['word', 'segment'] }).timestamp_granularities).toEqual([
    'word',
    'segment',
  ]);
  expect(form({ timestamp_granularities: ['word'] }).timestamp_granularities).toEqual(['word']);
  expect(form({ stream: ['true'], store: ['0'], unknown: ['x'] })).toMatchObject({ stream: true, store: false });
  expect(() => form({ response_format: ['pdf'] })).toThrow(/response_format/);
});
