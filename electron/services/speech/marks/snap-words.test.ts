import { expect, test } from 'vitest';
import type { EngineSegment } from '#native/lib/types.ts';
import { snapWords } from './snap-words.ts';

const segment = (...words: readonly (readonly [startMs: number, endMs: number])[]) =>
  ({
    startMs: words[0]![0],
    endMs: words.at(-1)![1],
    text: 'x',
    noSpeechProbability: 0,
    averageLogProbability: 0,
    temperature: 0,
    words: words.map(([startMs, endMs]) => ({ startMs, endMs, text: 'x', probability: 1 })),
  }) as EngineSegment;
const ends = (segments: readonly EngineSegment[]) => segments.flatMap(({ words }) => words.map(({ endMs }) => endMs));
const voice = [
  { startMs: 0, endMs: 2000 },
  { startMs: 3000, endMs: 5000 },
];

test('the last word before a pause ends with the voice, and its segment with it', () => {
  const placed = snapWords([segment([100, 800], [900, 1780]), segment([3000, 3500], [3600, 4700])], voice);
  expect(ends(placed)).toEqual([800, 2000, 3500, 5000]);
  expect(placed.map(({ endMs }) => endMs)).toEqual([2000, 5000]);
});

test('a word that others follow within the voice keeps its end', () => {
  expect(ends(snapWords([segment([100, 800], [1900, 1990])], voice))).toEqual([800, 2000]);
});

test('a word far from the end of the voice is left alone: something there was not understood', () => {
  expect(ends(snapWords([segment([100, 800])], voice))).toEqual([800]);
  expect(ends(snapWords([segment([100, 800])], []))).toEqual([800]);
});
