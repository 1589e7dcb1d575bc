import { expect, it } from 'vitest';
import { overlapsOf } from './overlaps-of-turns.ts';
import type { Turn } from './voice-turns.ts';

const turn = (voice: number, fromS: number, toS: number, other: number | null = null): Turn => {
  return { voice, startMs: fromS * 1000, endMs: toS * 1000, confidence: 0.8, other };
};
const both = (fromS: number, toS: number) => ({ startMs: fromS * 1000, endMs: toS * 1000, score: 0.9 });
const who = (spans: readonly ReturnType<typeof both>[], turns: readonly Turn[]) =>
  overlapsOf(spans, turns).map(({ voice, over, startMs, endMs }) => [voice, over, startMs / 1000, endMs / 1000]);

it.each<readonly [string, readonly ReturnType<typeof both>[], readonly Turn[], readonly (readonly number[])[]]>([
  ['at the end of a turn the next one comes in', [both(9, 10)], [turn(0, 0, 10), turn(1, 10, 15)], [[0, 1, 9, 10]]],
  [
    'at the beginning of a turn it speaks over the one before',
    [both(10, 11)],
    [turn(0, 0, 10), turn(1, 10, 15)],
    [[0, 1, 10, 11]],
  ],
  ['across the border', [both(9.5, 10.6)], [turn(0, 0, 10), turn(1, 10, 15)], [[0, 1, 9.5, 10.6]]],
  ['the nearer of two', [both(9.4, 10)], [turn(2, 0, 8), turn(0, 8.1, 10), turn(1, 10, 15)], [[0, 1, 9.4, 10]]],
  ['within a long turn it is the one that is nearly as likely', [both(5, 6)], [turn(0, 0, 20, 3)], [[0, 3, 5, 6]]],
  ['within a long turn of the only voice it is no one', [both(5, 6)], [turn(0, 0, 20)], []],
  ['where no one has a turn it is no one', [both(12, 13)], [turn(0, 0, 10), turn(1, 15, 20)], []],
  ['too short to tell', [both(9.9, 10)], [turn(0, 0, 10), turn(1, 10, 15)], []],
  [
    'several, in order',
    [both(9, 10), both(14, 15)],
    [turn(0, 0, 10), turn(1, 10, 15), turn(0, 15, 20)],
    [
      [0, 1, 9, 10],
      [1, 0, 14, 15],
    ],
  ],
])('%s', (_, spans, turns, expected) => {
  expect(who(spans, turns)).toEqual(expected);
});
