import { setImmediate } from 'node:timers/promises';
import type { GroupScore, LabSegment, QualityRun, RecordingScore, RunScores, SetItem } from '#shared/quality/lab.ts';
import type { Normalisation } from '#shared/quality/normalisation.ts';
import { addCounts, errorCount, noErrors, type ErrorCounts, type SpeakerErrors } from '#shared/quality/scores.ts';
import type { Annotation } from '#shared/analyses/analysis.ts';
import type { Library } from '#services/library/library.ts';
import { itemsOf } from '#services/references/split-items.ts';
import {
  calibration,
  caughtCurve,
  type JudgedDoubt,
  type JudgedProbability,
} from '#services/scoring/detection/calibration.ts';
import { jaccardErrorRate, speakerErrors } from '#services/scoring/speakers/speaker-errors.ts';
import { bootstrapInterval } from '#services/scoring/statistics/bootstrap-interval.ts';
import { wordTimeErrors, type TimedPair } from '#services/scoring/word-time-errors.ts';
import { countsBy, judgedWords, scoreText, timedPairs } from './score-recording.ts';

const collarMs = 250;

type ScoreLibrary = Pick<Library, 'references' | 'qualityRuns' | 'annotations'>;

interface Gathered {
  readonly recordings: RecordingScore[];
  readonly groups: Readonly<Record<'speaker' | 'noise' | 'length', Map<string, ErrorCounts>>>;
  readonly judged: (JudgedProbability & JudgedDoubt)[];
  readonly timed: TimedPair[];
  readonly speakers: { readonly errors: SpeakerErrors; readonly jaccard: number }[];
}

/** All figures of a run, from the texts that it recognised; others get their turn between recordings. */
export async function scoreRun(
  library: ScoreLibrary,
  run: Pick<QualityRun, 'id' | 'versionId' | 'part'>,
  steps: Normalisation,
  memoryBytes: number | null,
): Promise<RunScores> {
  const { references, qualityRuns } = library;
  const results = new Map(qualityRuns.results(run.id).map((result) => [result.recordingId, result]));
  const groups = { speaker: new Map(), noise: new Map(), length: new Map() };
  const gathered: Gathered = { recordings: [], groups, judged: [], timed: [], speakers: [] };
  for (const item of itemsOf(references.version(run.versionId).items, run.part)) {
    const result = results.get(item.recordingId);
    if (result === undefined) continue;
    gather(gathered, { library, item, recognised: result.segments, steps, ...result });
    await setImmediate();
  }
  return figuresOf(gathered, steps, memoryBytes);
}

interface ItemParts {
  readonly library: ScoreLibrary;
  readonly item: SetItem;
  readonly recognised: readonly LabSegment[];
  readonly steps: Normalisation;
  readonly audioMs: number;
  readonly workMs: number;
}

function gather(into: Gathered, { library, item, recognised, steps, audioMs, workMs }: ItemParts): void {
  const { recordingId, recordingName, hash } = item;
  const reference = library.references.text(recordingId, hash);
  const scope = scopeOf(library, item);
  const scored = scoreText(reference, recognised, { scope, steps });
  into.recordings.push({ recordingId, recordingName, words: scored.words, letters: scored.letters, audioMs, workMs });
  const found = annotationsOf(library, recordingId);
  const by = {
    speaker: ({ speaker }: LabSegment) => speaker ?? '',
    noise: (segment: LabSegment) => noiseOf(segment, found),
    length: ({ startMs, endMs }: LabSegment) => lengthOf(endMs - startMs),
  };
  for (const name of ['speaker', 'noise', 'length'] as const) {
    const all = into.groups[name];
    for (const [group, counts] of countsBy(scored, by[name]))
      all.set(group, addCounts(all.get(group) ?? noErrors, counts));
  }
  into.judged.push(...judgedWords(scored));
  into.timed.push(...timedPairs(scored));
  const turns = found
    .filter(({ kind }) => kind === 'turn')
    .map(({ startMs, endMs, value }) => ({ startMs, endMs, speaker: value }));
  const wanted = reference.flatMap(({ startMs, endMs, speaker }) =>
    speaker === null ? [] : [{ startMs, endMs, speaker }],
  );
  if (turns.length === 0 || new Set(wanted.map(({ speaker }) => speaker)).size < 2) return;
  const how = scope === null ? {} : { scope };
  const jaccard = jaccardErrorRate(wanted, turns, scope ?? undefined) ?? 0;
  into.speakers.push({ errors: speakerErrors(wanted, turns, { collarMs, ...how }), jaccard });
}

function scopeOf({ references }: ScoreLibrary, { referenceId }: SetItem) {
  return references.list().find(({ id }) => id === referenceId)?.scope ?? null;
}

function annotationsOf({ annotations }: ScoreLibrary, recordingId: number): readonly Annotation[] {
  return annotations.runs
    .list(recordingId)
    .filter(({ isCurrent, analyzer }) => isCurrent && (analyzer === 'sounds' || analyzer === 'speakers'))
    .flatMap(({ id }) => [...annotations.iterate(id)]);
}

/** What sounds or what of the quality is poor for at least half of a segment. */
function noiseOf({ startMs, endMs }: LabSegment, found: readonly Annotation[]): string {
  if (!found.some(({ kind }) => kind === 'sound')) return 'unknown';
  const worst = new Map<string, number>();
  for (const one of found) {
    const isPoor = one.kind === 'quality' || (one.kind === 'sound' && (one.value === 'music' || one.value === 'noise'));
    const commonMs = Math.min(endMs, one.endMs) - Math.max(startMs, one.startMs);
    if (isPoor && commonMs > 0) worst.set(one.value, (worst.get(one.value) ?? 0) + commonMs);
  }
  const [name, commonMs] = [...worst].toSorted((one, other) => other[1] - one[1])[0] ?? ['clean', 0];
  return commonMs * 2 >= endMs - startMs ? name : 'clean';
}

function lengthOf(ms: number): string {
  if (ms < 2000) return '0–2 s';
  if (ms < 5000) return '2–5 s';
  return ms < 15_000 ? '5–15 s' : '15 s +';
}

function figuresOf(
  { recordings, groups, judged, timed, speakers }: Gathered,
  steps: Normalisation,
  memoryBytes: number | null,
): RunScores {
  const sum = (name: 'words' | 'letters') => recordings.reduce((all, one) => addCounts(all, one[name]), noErrors);
  const ratios = recordings.map(({ words }) => ({ errors: errorCount(words), total: words.total }));
  return {
    steps,
    words: sum('words'),
    letters: sum('letters'),
    interval: bootstrapInterval(ratios),
    recordings,
    bySpeaker: groupScores(groups.speaker),
    byNoise: groupScores(groups.noise),
    byLength: groupScores(groups.length),
    wordTimes: wordTimeErrors(timed),
    speakers: speakersOf(speakers),
    calibration: calibration(judged),
    caught: caughtCurve(judged),
    audioMs: recordings.reduce((all, one) => all + one.audioMs, 0),
    workMs: recordings.reduce((all, one) => all + one.workMs, 0),
    memoryBytes,
  };
}

/** The most frequent first. */
function groupScores(groups: ReadonlyMap<string, ErrorCounts>): readonly GroupScore[] {
  return [...groups]
    .map(([name, counts]) => ({ name, counts }))
    .toSorted((one, other) => other.counts.total - one.counts.total);
}

function speakersOf(all: Gathered['speakers']): RunScores['speakers'] {
  if (all.length === 0) return null;
  const errors = { scoredMs: 0, missedMs: 0, falseAlarmMs: 0, confusedMs: 0 };
  for (const one of all)
    for (const name of ['scoredMs', 'missedMs', 'falseAlarmMs', 'confusedMs'] as const)
      errors[name] += one.errors[name];
  return { errors, jaccard: all.reduce((sum, { jaccard }) => sum + jaccard, 0) / all.length, collarMs };
}
