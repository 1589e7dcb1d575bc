import type { Interval, SpeakerErrors } from '#shared/quality/scores.ts';
import { bestAssignment } from './best-assignment.ts';

export interface SpeakerTurn {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string;
}

export interface SpeakerScoring {
  /** Not scored on either side of each start and end of the reference's turns; md-eval's `-c`. */
  readonly collarMs: number;
  /** What is scored: milliseconds; from the first to the last turn of the reference where absent. */
  readonly scope?: readonly Interval[];
}

/** Stretches within which the same people speak. */
interface Stretch {
  readonly lengthMs: number;
  readonly reference: readonly number[];
  readonly hypothesis: readonly number[];
  readonly isScored: boolean;
}

/**
 * Speech that was missed, invented or given to someone else, as NIST's md-eval counts it: the names are paired so that
 * they have the most time in common, the collar left out of account; then only what lies outside the collars is scored.
 */
export function speakerErrors(
  reference: readonly SpeakerTurn[],
  hypothesis: readonly SpeakerTurn[],
  how: SpeakerScoring,
): SpeakerErrors {
  const names = namesOf(reference);
  const otherNames = namesOf(hypothesis);
  const stretches = stretchesOf({ reference, hypothesis, names, otherNames }, how);
  const common = names.map(() => otherNames.map(() => 0));
  for (const { reference: wanted, hypothesis: found, lengthMs } of stretches) {
    for (const one of wanted) {
      const row = common[one];
      if (row !== undefined) for (const other of found) row[other] = (row[other] ?? 0) + lengthMs;
    }
  }
  return sumOf(stretches, bestAssignment(common));
}

/**
 * Jaccard error rate (DIHARD): for each speaker of the reference, what is missed and falsely added over what either says
 * that he spoke, averaged over speakers; those without a partner count as 1. Without a collar. Null without speakers.
 */
export function jaccardErrorRate(
  reference: readonly SpeakerTurn[],
  hypothesis: readonly SpeakerTurn[],
  scope?: readonly Interval[],
): number | null {
  const names = namesOf(reference);
  if (names.length === 0) return null;
  const otherNames = namesOf(hypothesis);
  const how = { collarMs: 0, ...(scope !== undefined && { scope }) };
  const stretches = stretchesOf({ reference, hypothesis, names, otherNames }, how);
  const own = names.map(() => 0);
  const other = otherNames.map(() => 0);
  const common = names.map(() => otherNames.map(() => 0));
  for (const stretch of stretches) {
    for (const one of stretch.reference) own[one] = (own[one] ?? 0) + stretch.lengthMs;
    for (const two of stretch.hypothesis) other[two] = (other[two] ?? 0) + stretch.lengthMs;
    for (const one of stretch.reference) {
      const row = common[one];
      if (row !== undefined) for (const two of stretch.hypothesis) row[two] = (row[two] ?? 0) + stretch.lengthMs;
    }
  }
  const alike = common.map((row, one) =>
    row.map((both, two) => (both === 0 ? 0 : both / ((own[one] ?? 0) + (other[two] ?? 0) - both))),
  );
  const assigned = bestAssignment(alike);
  const errors = names.map((_, one) => 1 - (alike[one]?.[assigned[one] ?? -1] ?? 0));
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

function sumOf(stretches: readonly Stretch[], partner: readonly number[]): SpeakerErrors {
  const sum = { scoredMs: 0, missedMs: 0, falseAlarmMs: 0, confusedMs: 0 };
  for (const { reference, hypothesis, lengthMs, isScored } of stretches) {
    if (!isScored) continue;
    const [wanted, found] = [reference.length, hypothesis.length];
    const right = reference.filter((one) => hypothesis.includes(partner[one] ?? -1)).length;
    sum.scoredMs += wanted * lengthMs;
    sum.missedMs += Math.max(0, wanted - found) * lengthMs;
    sum.falseAlarmMs += Math.max(0, found - wanted) * lengthMs;
    sum.confusedMs += (Math.min(wanted, found) - right) * lengthMs;
  }
  return sum;
}

function namesOf(turns: readonly SpeakerTurn[]): readonly string[] {
  return [...new Set(turns.map(({ speaker }) => speaker))].toSorted();
}

interface Sides {
  readonly reference: readonly SpeakerTurn[];
  readonly hypothesis: readonly SpeakerTurn[];
  readonly names: readonly string[];
  readonly otherNames: readonly string[];
}

type Change = (at: Counting) => void;

interface Counting {
  readonly reference: Int32Array;
  readonly hypothesis: Int32Array;
  inScope: number;
  inCollar: number;
}

function stretchesOf(sides: Sides, { collarMs, scope }: SpeakerScoring): readonly Stretch[] {
  const { reference, hypothesis, names, otherNames } = sides;
  const changes: (readonly [number, Change])[] = [];
  const between = (startMs: number, endMs: number, change: (at: Counting, by: 1 | -1) => void) => {
    if (endMs <= startMs) return;
    changes.push([startMs, (at) => change(at, 1)], [endMs, (at) => change(at, -1)]);
  };
  for (const { low, high } of scope ?? wholeOf(reference)) between(low, high, (at, by) => (at.inScope += by));
  const addTurns = (turns: readonly SpeakerTurn[], all: readonly string[], side: 'reference' | 'hypothesis') => {
    for (const { startMs, endMs, speaker } of turns) {
      const name = all.indexOf(speaker);
      between(startMs, endMs, (at, by) => (at[side][name] = (at[side][name] ?? 0) + by));
    }
  };
  addTurns(reference, names, 'reference');
  addTurns(hypothesis, otherNames, 'hypothesis');
  for (const turn of reference) {
    for (const edge of [turn.startMs, turn.endMs]) {
      between(edge - collarMs, edge + collarMs, (at, by) => (at.inCollar += by));
    }
  }
  return walk(changes, new Int32Array(names.length), new Int32Array(otherNames.length));
}

function walk(
  changes: readonly (readonly [number, Change])[],
  reference: Int32Array,
  hypothesis: Int32Array,
): readonly Stretch[] {
  const at: Counting = { reference, hypothesis, inScope: 0, inCollar: 0 };
  const stretches: Stretch[] = [];
  let last = 0;
  for (const [time, change] of changes.toSorted((one, two) => one[0] - two[0])) {
    if (time > last && at.inScope > 0) {
      const speaking = (counts: Int32Array) => [...counts.keys()].filter((name) => (counts[name] ?? 0) > 0);
      stretches.push({
        lengthMs: time - last,
        reference: speaking(reference),
        hypothesis: speaking(hypothesis),
        isScored: at.inCollar === 0,
      });
    }
    change(at);
    last = time;
  }
  return stretches;
}

function wholeOf(turns: readonly SpeakerTurn[]): readonly Interval[] {
  if (turns.length === 0) return [];
  const [low, high] = [Math.min(...turns.map((turn) => turn.startMs)), Math.max(...turns.map((turn) => turn.endMs))];
  return [{ low, high }];
}
