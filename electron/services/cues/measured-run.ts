import type { CueRules } from '#shared/cues/cue-rules.ts';
import { bond, bondsOf, opensPart, stopAfter, type Bond } from './bound-words.ts';
import type { CueRun } from './cue.ts';
import { cueNameOf, noName, type CueName } from './cue-name.ts';
import { boundWordsOf } from './languages/bound-words-of.ts';

/** A run as numbers, for the search of the best cues; all arrays by the number of the unit. */
export interface MeasuredRun {
  readonly count: number;
  readonly name: CueName;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** Columns of all units before it, spaces counted; one more than there are units. */
  readonly widthBefore: Int32Array;
  /** 1 where a space stands before it. */
  readonly space: Uint8Array;
  /** What it costs to begin a line with it, and to begin a cue. */
  readonly lineCost: Float64Array;
  readonly cueCost: Float64Array;
  /** Line ends of a person before it and all units before. */
  readonly forcedBefore: Int32Array;
  /** Sentences that end before it, in all units before. */
  readonly stopsBefore: Int32Array;
  /** What the pauses before it and all units before cost where a cue continues over them. */
  readonly pausesBefore: Float64Array;
  readonly nextStartMs: number;
}

const lineCosts = { [bond.none]: 3.5, [bond.loose]: 6, [bond.weak]: 24, [bond.strong]: 48 } as const;
const cueCosts = { [bond.none]: 7, [bond.loose]: 10, [bond.weak]: 36, [bond.strong]: 60 } as const;

/** Over a longer one nothing holds together. */
const longPauseMs = 1000;

export function measureRun(run: CueRun, rules: CueRules, withNames: boolean): MeasuredRun {
  const { units } = run;
  const language = boundWordsOf(run.language ?? guessedLanguage(units[0]?.text ?? ''));
  const bonds = bondsOf(
    units.map(({ text }) => text),
    language,
  );
  const measured = emptyRun(run, withNames ? cueNameOf(run.speaker, rules.maxColumns) : noName);
  const { widthBefore, forcedBefore, stopsBefore, pausesBefore } = measured;
  for (const [at, unit] of units.entries()) {
    const before = units[at - 1];
    const isNewSegment = before !== undefined && run.segmentOf[at] !== run.segmentOf[at - 1];
    const space = Number(unit.hasSpace || isNewSegment);
    measured.space[at] = space;
    measured.startMs[at] = unit.startMs;
    measured.endMs[at] = unit.endMs;
    widthBefore[at + 1] = (widthBefore[at] ?? 0) + unit.width + space;
    forcedBefore[at + 1] = (forcedBefore[at] ?? 0) + Number(unit.isForced);
    if (before === undefined) continue;
    const stop = stopAfter(before.text);
    const pauseMs = Math.max(0, unit.startMs - before.endMs);
    stopsBefore[at + 1] = (stopsBefore[at] ?? 0) + (stop === 2 ? 1 : 0);
    pausesBefore[at + 1] = (pausesBefore[at] ?? 0) + Math.max(0, pauseMs - 800) / 150;
    if (unit.isForced) continue;
    const place = { held: bonds[at - 1] ?? bond.none, stop, opens: opensPart(unit.text, language) };
    measured.lineCost[at] = costOfLine(place);
    measured.cueCost[at] = costOfCue(place, pauseMs) - (isNewSegment ? 2 : 0);
  }
  return measured;
}

function emptyRun({ units, nextStartMs }: CueRun, name: CueName): MeasuredRun {
  const count = units.length;
  return {
    count,
    name,
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
    widthBefore: new Int32Array(count + 1),
    space: new Uint8Array(count),
    lineCost: new Float64Array(count),
    cueCost: new Float64Array(count),
    forcedBefore: new Int32Array(count + 1),
    stopsBefore: new Int32Array(count + 1),
    pausesBefore: new Float64Array(count + 1),
    nextStartMs,
  };
}

interface Place {
  readonly held: Bond;
  readonly stop: 0 | 1 | 2;
  /** The next word begins a part of a sentence. */
  readonly opens: boolean;
}

function costOfLine({ held, stop, opens }: Place): number {
  if (held !== bond.none) return lineCosts[held];
  if (stop === 2) return 0;
  return stop === 1 ? 1 : opens ? 2 : lineCosts[held];
}

function costOfCue({ held, stop, opens }: Place, pauseMs: number): number {
  if (held !== bond.none) return pauseMs > longPauseMs ? 3 : cueCosts[held] - Math.min(4, pauseMs / 250);
  const cost = stop === 2 ? 0 : stop === 1 ? 3 : opens ? 5 : cueCosts[held];
  return cost - Math.min(4, pauseMs / 150);
}

function guessedLanguage(text: string): string {
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';
}
