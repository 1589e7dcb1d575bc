import { expect, it } from 'vitest';
import { levelsOf } from './levels-of.ts';
import { overlapsOf } from './overlaps-of-turns.ts';
import type { Turn } from '../voice-turns.ts';

const turn = (voice: number, fromS: number, toS: number): Turn => {
  return { voice, startMs: fromS * 1000, endMs: toS * 1000, confidence: 0.8, other: null };
};
/** Twenty seconds of speech at −24 dB, in one span or two, with pauses of 0.1 s, some of them at the end. */
function speech(pausesS: readonly number[], cutS: number | null = null, quiet = -60) {
  const levels = Int8Array.from({ length: 200 }, (_, step) =>
    pausesS.includes(step / 10) || step > 185 ? quiet : -24,
  );
  if (cutS === null) return { spans: [{ startMs: 0, endMs: 20_000 }], levels: [levels] };
  return {
    spans: [
      { startMs: 0, endMs: cutS * 1000 },
      { startMs: cutS * 1000 + 400, endMs: 20_000 },
    ],
    levels: [levels.subarray(0, cutS * 10), levels.subarray(cutS * 10 + 4)],
  };
}
const who = (kept: ReturnType<typeof speech>, turns: readonly Turn[]) =>
  overlapsOf(kept, turns).map(({ voice, over, startMs, endMs }) => [voice, over, startMs / 1000, endMs / 1000]);

it.each<readonly [string, ReturnType<typeof speech>, readonly Turn[], readonly (readonly number[])[]]>([
  ['two voices without a pause between', speech([]), [turn(0, 0, 10), turn(1, 10, 20)], [[0, 1, 9.7, 10.3]]],
  ['a pause a little before the border', speech([9.6]), [turn(0, 0, 10), turn(1, 10, 20)], []],
  ['a pause at the border', speech([10]), [turn(0, 0, 10), turn(1, 10, 20)], []],
  ['a pause elsewhere', speech([5, 15]), [turn(0, 0, 10), turn(1, 10, 20)], [[0, 1, 9.7, 10.3]]],
  ['silence between two spans', speech([], 10), [turn(0, 0, 10), turn(1, 10.4, 20)], []],
  ['in noise that hides pauses', speech([], null, -36), [turn(0, 0, 10), turn(1, 10, 20)], []],
  ['voices that are hardly distinguished', speech([]), [turn(0, 0, 10), { ...turn(1, 10, 20), confidence: 0.2 }], []],
  ['one voice alone', speech([]), [turn(0, 0, 20)], []],
  [
    'a turn that is too short to identify a voice',
    speech([]),
    [turn(0, 0, 10), turn(1, 10, 10.5), turn(0, 10.5, 20)],
    [],
  ],
  [
    'in and out again',
    speech([3]),
    [turn(0, 0, 8), turn(1, 8, 10), turn(0, 10, 20)],
    [
      [0, 1, 7.7, 8.3],
      [1, 0, 9.7, 10.3],
    ],
  ],
])('%s', (_, kept, turns, expected) => {
  expect(who(kept, turns)).toEqual(expected);
});

it('what was kept before levels were has no overlaps', () => {
  expect(overlapsOf({ spans: [{ startMs: 0, endMs: 20_000 }], levels: [] }, [turn(0, 0, 10), turn(1, 10, 20)])).toEqual(
    [],
  );
});

it('a pause of a twentieth of a second shows in the level of its tenth', () => {
  const samples = Int16Array.from({ length: 16_000 }, (_, i) => (i >= 8000 && i < 8800 ? 0 : 3000 * Math.sin(i / 3)));
  const levels = levelsOf(samples);
  expect(levels).toHaveLength(10);
  expect([...levels].map((level) => level < -40)).toEqual(Array.from({ length: 10 }, (_, step) => step === 5));
});
