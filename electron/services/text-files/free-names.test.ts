import { expect, test } from 'vitest';
import { freeNames } from './free-names.ts';

test.each<readonly [string, readonly string[], readonly string[]]>([
  [
    'the same',
    ['Recording.srt', 'Recording.srt', 'Recording.srt'],
    ['Recording.srt', 'Recording (2).srt', 'Recording (3).srt'],
  ],
  ['case', ['talk.txt', 'TALK.txt', 'Talk.TXT'], ['talk.txt', 'TALK (2).txt', 'Talk (3).TXT']],
  ['Cyrillic case', ['Допрос.txt', 'ДОПРОС.txt'], ['Допрос.txt', 'ДОПРОС (2).txt']],
  ['normalisation', ['й.vtt', 'и\u0306.vtt'], ['й.vtt', 'и\u0306 (2).vtt']],
  ['ß and SS', ['Straße.txt', 'STRASSE.txt'], ['Straße.txt', 'STRASSE (2).txt']],
  ['a number that is taken', ['a.txt', 'a.txt', 'a (2).txt'], ['a.txt', 'a (3).txt', 'a (2).txt']],
  ['no extension', ['note', 'note'], ['note', 'note (2)']],
  ['different', ['a.txt', 'b.txt'], ['a.txt', 'b.txt']],
])('names that differ by %s', (_, names, expected) => {
  expect(freeNames(names)).toEqual(expected);
});

test('a long name keeps its number within 120 bytes', () => {
  const name = `${'Ж'.repeat(58)}.srt`;
  const [first, second] = freeNames([name, name]);
  expect(first).toBe(name);
  expect(second).toMatch(/^Ж+ \(2\)\.srt$/);
  expect(Buffer.byteLength(second!)).toBeLessThanOrEqual(120);
});
