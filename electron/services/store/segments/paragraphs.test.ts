import { expect, test } from 'vitest';
import { paragraphsOf, type ParagraphRow } from './paragraphs.ts';

/** One after another, each after a pause of the given length. */
function rows(...texts: readonly (readonly [text: string, speakerId?: number | null, pauseMs?: number])[]) {
  let atMs = 0;
  return texts.map(([text, speakerId = null, pauseMs = 300]): ParagraphRow => {
    const startMs = atMs + pauseMs;
    atMs = startMs + 2000;
    return { startMs, endMs: atMs, speakerId, length: text.length, ending: text.slice(-4) };
  });
}
const turns = (list: readonly ParagraphRow[]) =>
  paragraphsOf(list)
    .filter(({ isTurn }) => isTurn)
    .map(({ first }) => first);
const sentence = (length: number) => `${'a'.repeat(length - 1)}.`;

test('A turn ends where the speaker changes, and nowhere else once speakers are known', () => {
  const list = rows(['One.', 1], ['Why?', 1, 5000], ['Two.', 2], ['Three.', 2], ['Four.', 1]);
  expect(turns(list)).toEqual([0, 2, 4]);
  expect(paragraphsOf(list)[0]).toEqual({ first: 0, startMs: 300, endMs: 9300, speakerId: 1, isTurn: true });
});

test('Where nobody is named, a question stands between two turns, and so does a pause', () => {
  expect(turns(rows(['Good morning.'], ['Where do you work?'], ['In a mill.'], ['It is old.']))).toEqual([0, 1, 2]);
  expect(turns(rows(['Где вы работаете?'], ['И давно?'], ['На заводе.'], ['Давно.', null, 1500]))).toEqual([0, 2, 3]);
  expect(turns(rows(['«Почему?»'], ['Не знаю.']))).toEqual([0, 1]);
});

test('A turn without a name ends where a named one begins, and begins after it', () => {
  expect(turns(rows(['One.'], ['Two.', 3], ['Three.']))).toEqual([0, 1, 2]);
});

test('A long turn is parted at the ends of sentences, and in the end without one', () => {
  const long = paragraphsOf(rows([sentence(400), 1], [sentence(400), 1], [sentence(400), 1]));
  expect(long.map(({ first, isTurn }) => [first, isTurn])).toEqual([
    [0, true],
    [2, false],
  ]);
  const breathless = paragraphsOf(rows(...Array.from({ length: 9 }, () => ['a'.repeat(300), 1] as const)));
  expect(breathless.map(({ first }) => first)).toEqual([0, 5]);
});

test('Who continues after a long pause begins a paragraph, but not after a word or two', () => {
  const first = (letters: number) => paragraphsOf(rows([sentence(letters), 1], ['Well.', 1, 3000]));
  expect(first(300).map((one) => one.first)).toEqual([0, 1]);
  expect(first(30).map((one) => one.first)).toEqual([0]);
});

test('No text has no paragraphs, and one segment is one', () => {
  expect(paragraphsOf([])).toEqual([]);
  expect(paragraphsOf(rows(['']))).toHaveLength(1);
});

test('giving the first part of a text to somebody moves no turn in the rest', () => {
  const long = rows(...Array.from({ length: 40 }, (_, nth) => [sentence(70 + (nth % 7))] as const));
  const before = paragraphsOf(long).map(({ first }) => first);
  for (const until of [1, 4, before[1]!, before[2]!, before[2]! + 3]) {
    const given = long.map((row, nth) => (nth < until ? { ...row, speakerId: 5 } : row));
    const after = paragraphsOf(given).map(({ first }) => first);
    expect(after.filter((first) => first > until)).toEqual(before.filter((first) => first > until));
    expect(after).toContain(until);
  }
});
