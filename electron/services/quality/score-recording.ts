import type { LabSegment } from '#shared/quality/lab.ts';
import type { Normalisation } from '#shared/quality/normalisation.ts';
import type { ErrorCounts, Interval } from '#shared/quality/scores.ts';
import { isWithin } from '#services/references/reference-text.ts';
import { doubtOf } from '#services/review/doubt-score.ts';
import type { JudgedDoubt, JudgedProbability } from '#services/scoring/detection/calibration.ts';
import { letterErrors, wordErrors, type AlignedWord } from '#services/scoring/word-errors.ts';
import type { TimedPair } from '#services/scoring/word-time-errors.ts';
import { labWords, type LabWord } from './lab-words.ts';

export interface ScoredText {
  readonly words: ErrorCounts;
  readonly letters: ErrorCounts;
  readonly aligned: readonly AlignedWord[];
  readonly reference: readonly LabWord[];
  readonly hypothesis: readonly LabWord[];
}

/** A text against its reference; what was recognised outside the scope does not count. */
export function scoreText(
  reference: readonly LabSegment[],
  recognised: readonly LabSegment[],
  { scope, steps }: { readonly scope: readonly Interval[] | null; readonly steps: Normalisation },
): ScoredText {
  const wanted = labWords(reference);
  const found = labWords(recognised).filter(({ startMs, endMs }) => isWithin(scope, startMs, endMs));
  const texts = [wanted.map(({ text }) => text), found.map(({ text }) => text)] as const;
  const { counts, aligned } = wordErrors(...texts, steps);
  return { words: counts, letters: letterErrors(...texts, steps), aligned, reference: wanted, hypothesis: found };
}

/** Times of words that are right; a word that became several is counted once. */
export function timedPairs({ aligned, reference, hypothesis }: ScoredText): readonly TimedPair[] {
  const seen = new Set<number>();
  return aligned.flatMap(({ kind, reference: one, hypothesis: other }) => {
    if (kind !== 'correct' || one === null || other === null || seen.has(one.source)) return [];
    seen.add(one.source);
    const [wanted, found] = [reference[one.source], hypothesis[other.source]];
    return wanted === undefined || found === undefined ? [] : [{ reference: wanted, hypothesis: found }];
  });
}

/** Each recognised word with how sure the model was, how doubtful the walk finds it, and whether it is right. */
export function judgedWords({ aligned, hypothesis }: ScoredText): readonly (JudgedProbability & JudgedDoubt)[] {
  const isWrong = new Set<number>();
  const seen = new Set<number>();
  for (const { kind, hypothesis: other } of aligned) {
    if (other === null) continue;
    seen.add(other.source);
    if (kind !== 'correct') isWrong.add(other.source);
  }
  return hypothesis.flatMap((word, at) => {
    // What normalisation leaves out is neither right nor wrong.
    if (!seen.has(at)) return [];
    const [before = null, after = null] = [hypothesis[at - 1], hypothesis[at + 1]];
    const { score } = doubtOf({ word, before, after, segment: word.segment });
    return [{ probability: word.probability, score, isRight: !isWrong.has(at), isWrong: isWrong.has(at) }];
  });
}

/** Errors by something of the segment of the reference; what was added belongs to the word before it. */
export function countsBy(
  { aligned, reference }: ScoredText,
  nameOf: (segment: LabSegment) => string,
): ReadonlyMap<string, ErrorCounts> {
  const groups = new Map<
    string,
    { total: number; correct: number; substituted: number; deleted: number; inserted: number }
  >();
  let segment = reference[0]?.segment;
  for (const { kind, reference: word } of aligned) {
    if (word !== null) segment = reference[word.source]?.segment ?? segment;
    if (segment === undefined) continue;
    const name = nameOf(segment);
    const counts = groups.get(name) ?? { total: 0, correct: 0, substituted: 0, deleted: 0, inserted: 0 };
    counts[kind] += 1;
    if (kind !== 'inserted') counts.total += 1;
    groups.set(name, counts);
  }
  return groups;
}
