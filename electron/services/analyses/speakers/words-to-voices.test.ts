import { expect, it } from 'vitest';
import { majorityOf, splitByVoice, voicesOfWords } from './words-to-voices.ts';

const turn = (startMs: number, endMs: number, value: string) => ({ startMs, endMs, value });
const words = (...times: readonly (readonly [number, number])[]) =>
  times.map(([startMs, endMs]) => ({ startMs, endMs }));
const turns = [turn(0, 5000, '#1'), turn(5200, 9000, '#2')];

it('a word belongs to the turn it lies in, at a border to the one that has more of it', () => {
  expect(voicesOfWords(words([100, 400], [4900, 5600], [8000, 8200]), turns)).toEqual(['#1', '#2', '#2']);
});

it('a word in a pause belongs to a turn near by, and far from all turns to nobody', () => {
  expect(voicesOfWords(words([9200, 9400], [12_000, 12_400]), turns)).toEqual(['#2', null]);
});

it('a segment gets the voice that speaks most of it', () => {
  const span = { startMs: 3000, endMs: 7000 };
  expect(majorityOf(span, words([3000, 3400], [5300, 6800]), turns)).toBe('#2');
  expect(majorityOf({ startMs: 20_000, endMs: 21_000 }, [], turns)).toBe(null);
});

it('a segment of two voices is split between their words', () => {
  const both = words([2000, 3000], [3000, 4800], [5300, 6500], [6500, 8000]);
  expect(splitByVoice(both, turns)).toEqual([
    { from: 0, to: 2, value: '#1' },
    { from: 2, to: 4, value: '#2' },
  ]);
});

it.each<[string, readonly (readonly [number, number])[]]>([
  [
    'one word of the other voice',
    [
      [2000, 3000],
      [3000, 4800],
      [5300, 8000],
    ],
  ],
  [
    'less than a second of the other voice',
    [
      [2000, 3000],
      [3000, 4800],
      [5300, 5600],
      [5600, 5900],
    ],
  ],
  [
    'a tenth of it in the other voice',
    [
      [0, 2000],
      [2000, 4900],
      [5250, 5600],
      [5600, 5780],
    ],
  ],
])('a segment with %s stays whole', (_, times) => {
  expect(splitByVoice(words(...times), turns)).toHaveLength(1);
});

it('words that nobody speaks go with those before them', () => {
  expect(splitByVoice(words([1000, 2000], [30_000, 31_000]), turns)).toEqual([{ from: 0, to: 2, value: '#1' }]);
});
