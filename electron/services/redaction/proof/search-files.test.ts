import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { textsInBytes } from './search-files.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'bytes-'));
afterAll(() => rmSync(dir, { recursive: true }));
const file = path.join(dir, 'file');

async function finds(content: string | Buffer, text: string): Promise<boolean> {
  writeFileSync(file, content);
  return (await textsInBytes(file, [text])).length > 0;
}
const wide = (text: string) => Buffer.from(text, 'utf16le');

test.each([
  ['a phrase in a text', 'what happened the next day', 'happened the', true],
  ['letters within a longer word', 'so what happened then? he asked', 'happened the', false],
  ['a word that begins earlier', 'и тогда поИванов сказал всем нам', 'Иванов', false],
  ['a name with an ending, which is another word', 'я видел Иванову вчера вечером', 'Иванов', false],
  ['the same name further on', 'Иванову и Иванов', 'Иванов', true],
  ['at the very beginning and end', 'Иванов', 'Иванов', true],
  ['between signs', '«Иванов»', 'Иванов', true],
  ['digits that continue', 'номер 89161234567890 записан здесь', '8916123456', false],
  ['a short end of a longer text', 'Ивановы', 'Иванов', false],
])('%s', async (_, content, text, isThere) => {
  expect(await finds(content, text)).toBe(isThere);
  expect(await finds(wide(content), text)).toBe(isThere);
});

test('between bytes that are no text a letter beside it is an accident', async () => {
  const tag = Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from('TITLE=Anna Brown'), Buffer.from([0x41, 0, 0, 0, 7])]);
  expect(await finds(tag, 'Anna Brown')).toBe(true);
  const box = Buffer.concat([
    Buffer.from([0, 0, 0, 0x61]),
    Buffer.from('Иванов'),
    Buffer.from([0x62, 0xff, 0, 3, 0xfe]),
  ]);
  expect(await finds(box, 'Иванов')).toBe(true);
  const old = Buffer.from([0xc8, 0xe2, 0xe0, 0xed, 0xee, 0xe2]);
  expect(await finds(Buffer.concat([Buffer.from('\x02\x03'), old, Buffer.from([9])]), 'Иванов')).toBe(true);
});
