import { minGapMs, type CueRules } from '#shared/cues/cue-rules.ts';
import { displayWidth } from '#shared/text/display-width.ts';
import type { Cue } from './cue.ts';

/** A cue that is pushed by what is said at the same time keeps so much, or its own length. */
const minPushedMs = 300;
const cuesAStep = 1000;

/**
 * The times at which cues are shown: from the first word on, long enough to be read where the next one leaves room, the
 * smallest gap between any two, shorter gaps closed. The cues given are in order, on the times of their words.
 */
export function* timeCues(cues: readonly Cue[], rules: CueRules): Generator<undefined, readonly Cue[]> {
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
    endMs = Math.max(endMs, startMs + 1);
    timed.push({ ...cue, startMs, endMs });
    earliestMs = endMs + gapMs;
    if (nth % cuesAStep === 0) yield;
  }
  return timed;
}

/** The end of its last word: a person may have let it stand for longer. */
function spokenUntil({ turns, endMs }: Cue): number {
  return turns.at(-1)?.lines.at(-1)?.at(-1)?.endMs ?? endMs;
}
