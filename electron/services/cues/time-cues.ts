import { minGapMs, type CueRules } from '#shared/cues/cue-rules.ts';
import { displayWidth } from '#shared/text/display-width.ts';
import type { Cue } from './cue.ts';
import { shotReachMs, snapEnd, snapStart, type Shots } from './snap-to-shots.ts';

/** A cue that is pushed by what is said at the same time keeps so much, or its own length. */
const minPushedMs = 300;
const cuesAStep = 300;

/**
 * The times at which cues are shown: from the first word on, long enough to be read where the next one leaves room, the
 * smallest gap between any two, shorter gaps closed; near shot changes at these, where the rules ask for it. The cues given are in order, on the times of their words.
 */
export function* timeCues(
  given: readonly Cue[],
  rules: CueRules,
  shots: Shots = [],
): Generator<undefined, readonly Cue[]> {
  const cues = startingAtShots(given, rules, shots);
  const gapMs = minGapMs(rules);
  const timed: Cue[] = [];
  let earliestMs = 0;
  for (const [nth, cue] of cues.entries()) {
    const startMs = Math.max(cue.startMs, earliestMs);
    const nextMs = cues[nth + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const latestMs = Math.max(nextMs - gapMs, startMs + Math.min(minPushedMs, Math.max(1, cue.endMs - startMs)));
    const columns = cue.lines.reduce((sum, line) => sum + displayWidth(line), cue.lines.length - 1);
    const readMs = rules.maxCps === 0 ? 0 : Math.ceil((columns * 1000) / rules.maxCps);
    const lingerMs = Math.min(startMs + readMs, spokenUntil(cue) + rules.maxLingerMs);
    let endMs = Math.min(Math.max(cue.endMs, lingerMs, startMs + rules.minMs), latestMs, startMs + rules.maxMs);
    const left = nextMs - endMs;
    if (left > gapMs && left < rules.chainMs) endMs = Math.min(latestMs, startMs + rules.maxMs);
    endMs = Math.max(endingAtShot({ startMs, endMs, latestMs }, rules, shots), startMs + 1);
    timed.push({ ...cue, startMs, endMs });
    earliestMs = endMs + gapMs;
    if (nth % cuesAStep === 0) yield;
  }
  return timed;
}

/** Not where the cue before is still spoken, and not past its own last word. */
function startingAtShots(cues: readonly Cue[], rules: CueRules, shots: Shots): readonly Cue[] {
  const reachMs = shotReachMs(rules);
  if (reachMs === 0 || shots.length === 0) return cues;
  const gapMs = minGapMs(rules);
  return cues.map((cue, nth) => {
    const startMs = snapStart(cue.startMs, shots, reachMs);
    const before = cues[nth - 1];
    const isFree = before === undefined || startMs >= cue.startMs || spokenUntil(before) + gapMs <= startMs;
    return isFree && startMs + minPushedMs <= cue.endMs ? { ...cue, startMs } : cue;
  });
}

interface Shown {
  readonly startMs: number;
  readonly endMs: number;
  readonly latestMs: number;
}

/** Only where the next one leaves room, and what is left can be read. */
function endingAtShot({ startMs, endMs, latestMs }: Shown, rules: CueRules, shots: Shots): number {
  if (shots.length === 0 || rules.shotFrames === 0) return endMs;
  const snappedMs = snapEnd(endMs, shots, rules);
  const lengthMs = snappedMs - startMs;
  const isFit = snappedMs <= latestMs && lengthMs <= rules.maxMs && lengthMs >= Math.min(rules.minMs, endMs - startMs);
  return isFit ? snappedMs : endMs;
}

/** The end of its last word: a person may have let it stand for longer. */
function spokenUntil({ turns, endMs }: Cue): number {
  return turns.at(-1)?.lines.at(-1)?.at(-1)?.endMs ?? endMs;
}
