import { cueRulesOf, type CueRules } from '#shared/cues/cue-rules.ts';
import type { Segment } from '#shared/segment.ts';
import type { Cue, CueRun, CueWord } from './cue.ts';
import { cueUnits, type CueUnit } from './cue-units.ts';
import { divideRun, wholeRun, type CuePlan } from './divide-run.ts';
import { joinDialogue } from './join-dialogue.ts';
import { measureRun, type MeasuredRun } from './measured-run.ts';
import type { Shots } from './snap-to-shots.ts';
import { atOnce, slowly } from './slowly.ts';
import { timeCues } from './time-cues.ts';

export interface CueOptions {
  /** The lines begin with the speaker's name, which counts towards the limit. */
  readonly withNames?: boolean;
  /** Those of the Netflix preset for the language if absent. */
  readonly rules?: CueRules;
  /** Shot changes of the picture, in ascending order. */
  readonly shots?: Shots;
}

/** What is done between two turns of others. */
const cuesAStep = 1000;

/** Segments that follow each other closer than this may share a cue. */
const maxPauseInRunMs = 700;

/**
 * Cuts segments into the best cues by rules, on the times of their words: no line wider than the limit, no break inside
 * a group of words that belong together while there is another way, never over a border between speakers, line ends of
 * a person kept. Takes about 30 µs a segment.
 */
export function cuesOf(
  segments: readonly Segment[],
  language: string | null,
  options: CueOptions = {},
): readonly Cue[] {
  return atOnce(cueSteps(segments, language, options));
}

/** The same, giving way to other work every few milliseconds. */
export async function cuesOfSlowly(
  segments: readonly Segment[],
  language: string | null,
  options: CueOptions = {},
): Promise<readonly Cue[]> {
  return await slowly(cueSteps(segments, language, options));
}

function* cueSteps(
  segments: readonly Segment[],
  language: string | null,
  { withNames = false, rules = cueRulesOf('netflix', language), shots = [] }: CueOptions,
): Generator<undefined, readonly Cue[]> {
  const cues: Cue[] = [];
  for (const run of runsOf(segments, language, rules.maxColumns)) {
    const measured = measureRun(run, rules, withNames);
    // What a person made one subtitle stays one where it can.
    const isKept = segments[run.segmentOf[0] ?? 0]?.isEdited === true;
    const plans = (isKept ? wholeRun(measured, rules) : null) ?? divideRun(measured, rules);
    for (const plan of plans) cues.push(cueOf(run, measured, plan));
    yield;
  }
  yield;
  const shown = yield* onOwnTimes(cues, segments);
  yield;
  const isOrdered = shown.every((cue, nth) => nth === 0 || cue.startMs >= (shown[nth - 1]?.startMs ?? 0));
  const ordered = isOrdered ? shown : shown.toSorted((a, b) => a.startMs - b.startMs);
  const joined = rules.joinsDialogue && !withNames ? yield* joinDialogue(ordered, rules) : ordered;
  yield;
  return yield* timeCues(joined, rules, shots);
}

function* runsOf(segments: readonly Segment[], language: string | null, limit: number): Generator<CueRun> {
  let units: CueUnit[] = [];
  let segmentOf: number[] = [];
  for (const [nth, segment] of segments.entries()) {
    for (const unit of cueUnits(segment, limit)) {
      units.push(unit);
      segmentOf.push(nth);
    }
    const next = segments[nth + 1];
    if (next !== undefined && goesOn(segment, next)) continue;
    const { speaker } = segment;
    const nextStartMs = next?.startMs ?? Number.POSITIVE_INFINITY;
    if (units.length > 0) yield { speaker, language: segment.language ?? language, units, segmentOf, nextStartMs };
    units = [];
    segmentOf = [];
  }
}

/** What a person cut stays cut. */
function goesOn(segment: Segment, next: Segment): boolean {
  const pauseMs = next.startMs - segment.endMs;
  return (
    segment.speakerId === next.speakerId &&
    segment.speaker === next.speaker &&
    !segment.isEdited &&
    !next.isEdited &&
    segment.language === next.language &&
    pauseMs >= 0 &&
    pauseMs < maxPauseInRunMs
  );
}

function cueOf(run: CueRun, { name, space }: MeasuredRun, { from, to, breaks }: CuePlan): Cue {
  const borders = [from, ...breaks, to];
  const lines: CueWord[][] = [];
  for (const [nth, begin] of borders.slice(0, -1).entries()) {
    const words = run.units.slice(begin, borders[nth + 1]).map(({ text, startMs, endMs }, at) => ({
      text,
      startMs,
      endMs,
      hasSpace: space[begin + at] === 1,
    }));
    lines.push(words);
  }
  const shown = lines.map(textOfLine);
  const named = [`${name.prefix}${shown[0] ?? ''}`.trimEnd(), ...shown.slice(1)];
  return {
    startMs: run.units[from]?.startMs ?? 0,
    endMs: run.units[to - 1]?.endMs ?? 0,
    speaker: run.speaker,
    lines: [...name.lines, ...named.filter((line) => line !== '')],
    turns: [{ speaker: run.speaker, lines: lines.filter((line) => line.length > 0) }],
    segments: { first: run.segmentOf[from] ?? 0, last: run.segmentOf[to - 1] ?? 0 },
    at: run.units[from]?.at ?? 0,
  };
}

export function textOfLine(words: readonly CueWord[]): string {
  let line = '';
  for (const { text, hasSpace } of words) line += line !== '' && hasSpace ? ` ${text}` : text;
  return line;
}

/** A segment that a person changed, and that is one cue, is shown at the times of the segment. */
function* onOwnTimes(cues: readonly Cue[], segments: readonly Segment[]): Generator<undefined, readonly Cue[]> {
  const counts = new Uint32Array(segments.length);
  for (const { segments: own } of cues) counts[own.first] = (counts[own.first] ?? 0) + 1;
  const shown: Cue[] = [];
  for (const [nth, cue] of cues.entries()) {
    const { first, last } = cue.segments;
    const segment = segments[first];
    const isOwn = segment?.isEdited === true && first === last && counts[first] === 1;
    shown.push(isOwn ? { ...cue, startMs: segment.startMs, endMs: segment.endMs } : cue);
    if (nth % cuesAStep === 0) yield;
  }
  return shown;
}
