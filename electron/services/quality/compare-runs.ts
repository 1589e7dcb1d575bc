import { AppFailure } from '#shared/failure.ts';
import type { QualityRun, RunComparison } from '#shared/quality/lab.ts';
import { addCounts, errorCount, noErrors } from '#shared/quality/scores.ts';
import type { Library } from '#services/library/library.ts';
import { itemsOf } from '#services/references/split-items.ts';
import { matchedPairs } from '#services/scoring/statistics/matched-pairs.ts';
import type { AlignedWord } from '#services/scoring/word-errors.ts';
import { scoreText, type ScoredText } from './score-recording.ts';

type CompareLibrary = Pick<Library, 'references' | 'qualityRuns' | 'recordings'>;

const maxDifferences = 2000;
export const significantP = 0.05;

/**
 * Two runs on the same references, word by word. The steps of normalisation are those of the first. Fails with
 * `quality-different` where they share no reference.
 */
export function compareRuns(library: CompareLibrary, a: QualityRun, b: QualityRun): RunComparison {
  const { references } = library;
  const ofB = new Map(
    itemsOf(references.version(b.versionId).items, b.part).map((item) => [item.recordingId, item.hash]),
  );
  const resultsA = resultsOf(library, a);
  const resultsB = resultsOf(library, b);
  const pairs: (readonly [readonly AlignedWord[], readonly AlignedWord[]])[] = [];
  const recordings: RunComparison['recordings'][number][] = [];
  const differences: RunComparison['differences'][number][] = [];
  let differenceCount = 0;
  for (const item of itemsOf(references.version(a.versionId).items, a.part)) {
    const { recordingId, recordingName, hash, referenceId } = item;
    const [one, other] = [resultsA.get(recordingId), resultsB.get(recordingId)];
    if (ofB.get(recordingId) !== hash || one === undefined || other === undefined) continue;
    const text = references.text(recordingId, hash);
    const scope = references.list().find(({ id }) => id === referenceId)?.scope ?? null;
    const scoredA = scoreText(text, one, { scope, steps: a.steps });
    const scoredB = scoreText(text, other, { scope, steps: a.steps });
    pairs.push([scoredA.aligned, scoredB.aligned]);
    recordings.push({ recordingId, recordingName, a: scoredA.words, b: scoredB.words });
    const { mediaKey } = library.recordings.get(recordingId);
    for (const difference of differencesOf(scoredA, scoredB)) {
      differenceCount += 1;
      if (differences.length < maxDifferences)
        differences.push({ recordingId, recordingName, mediaKey, ...difference });
    }
  }
  if (pairs.length === 0) throw new AppFailure('quality-different');
  const sum = (which: 'a' | 'b') => recordings.reduce((all, one) => addCounts(all, one[which]), noErrors);
  const test = matchedPairs(pairs);
  const [all, others] = [sum('a'), sum('b')];
  const isBWorse = test.p < significantP && errorCount(others) > errorCount(all);
  return { test, a: all, b: others, recordings, differences, differenceCount, isBWorse };
}

function resultsOf({ qualityRuns }: CompareLibrary, { id }: QualityRun) {
  return new Map(qualityRuns.results(id).map(({ recordingId, segments }) => [recordingId, segments]));
}

type Difference = Omit<RunComparison['differences'][number], 'recordingId' | 'recordingName' | 'mediaKey'>;

/** The words of the reference stand in both alignments in the same order. */
function* differencesOf(a: ScoredText, b: ScoredText): Generator<Difference> {
  const others = b.aligned.filter(({ reference }) => reference !== null);
  let nth = 0;
  for (const { kind, reference, hypothesis } of a.aligned) {
    if (reference === null) continue;
    const other = others[nth];
    nth += 1;
    if (other === undefined || (kind === 'correct') === (other.kind === 'correct')) continue;
    const word = a.reference[reference.source];
    yield {
      reference: reference.text,
      a: hypothesis?.text ?? null,
      b: other.hypothesis?.text ?? null,
      better: kind === 'correct' ? 'a' : 'b',
      startMs: word?.startMs ?? 0,
      endMs: word?.endMs ?? 0,
    };
  }
}
