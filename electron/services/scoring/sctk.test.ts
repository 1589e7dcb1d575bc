/** Counts of NIST's programs, kept by `npm run test:faults scoring` with `--write` (tests/faults/scoring.fault.ts). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ErrorCounts } from '#shared/quality/scores.ts';
import { textPair, turnPair } from './generated-pairs.fixture.ts';
import { speakerErrors } from './speakers/speaker-errors.ts';
import { matchedPairs } from './statistics/matched-pairs.ts';
import { letterErrors, wordErrors } from './word-errors.ts';

const kept = JSON.parse(readFileSync('tests/fixtures/scoring/sctk.json', 'utf8')) as Record<string, number[][]> & {
  matched: number[];
};
const inOrder = ({ correct, substituted, deleted, inserted }: ErrorCounts) => [correct, substituted, deleted, inserted];
const all = Array.from({ length: 200 }, (_, nth) => nth);

test('words and letters of 200 pairs of texts are counted as sclite counts them', () => {
  const pairs = all.map(textPair);
  expect(pairs.map((pair) => inOrder(wordErrors(pair.reference, pair.hypothesis, []).counts))).toEqual(kept.words);
  expect(pairs.map((pair) => inOrder(letterErrors(pair.reference, pair.hypothesis, [])))).toEqual(kept.letters);
});

test('missed, invented and confused speech of 200 pairs of turns is counted as md-eval counts it', () => {
  const ours = all.map(turnPair).map((pair) => speakerErrors(pair.reference, pair.hypothesis, pair));
  expect(ours.map((one) => [one.scoredMs, one.missedMs, one.falseAlarmMs, one.confusedMs])).toEqual(kept.speakers);
});

test('the test of matched pairs gives the p of sc_stats', () => {
  const aligned = all
    .map(textPair)
    .map(
      ({ reference, hypothesis, other }) =>
        [wordErrors(reference, hypothesis, []).aligned, wordErrors(reference, other, []).aligned] as const,
    );
  kept.matched.forEach((p, nth) => {
    expect(Math.abs(matchedPairs(aligned.slice(nth * 10, nth * 10 + 10)).p - p)).toBeLessThanOrEqual(1e-3);
  });
});
