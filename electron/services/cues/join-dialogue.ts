import { minGapMs, type CueRules } from '#shared/cues/cue-rules.ts';
import { displayWidth } from '#shared/text/display-width.ts';
import type { Cue } from './cue.ts';

const cuesAStep = 500;

/**
 * Brings two short turns of different speakers into one cue, a line each, where the first alone would be too short to
 * read. The hyphen stands without a space, as both languages' style guides have it.
 */
export function* joinDialogue(cues: readonly Cue[], rules: CueRules): Generator<undefined, readonly Cue[]> {
  const joined: Cue[] = [];
  for (let nth = 0; nth < cues.length; nth += 1) {
    const [cue, next, after] = [cues[nth], cues[nth + 1], cues[nth + 2]];
    if (cue === undefined) continue;
    if (nth % cuesAStep === 0) yield;
    if (next !== undefined && isDialogue(cue, next, rules) && isTooShort(cue, next, after, rules)) {
      joined.push({
        ...cue,
        endMs: Math.max(cue.endMs, next.endMs),
        lines: [...cue.lines, ...next.lines].map((line) => `-${line}`),
        turns: [...cue.turns, ...next.turns],
        segments: { first: cue.segments.first, last: next.segments.last },
      });
      nth += 1;
    } else joined.push(cue);
  }
  return joined;
}

function isDialogue(cue: Cue, next: Cue, { maxColumns, maxLines, maxMs }: CueRules): boolean {
  return (
    maxLines >= 2 &&
    cue.speaker !== next.speaker &&
    cue.speaker !== null &&
    next.speaker !== null &&
    cue.lines.length + next.lines.length === 2 &&
    cue.lines.every((line) => displayWidth(line) < maxColumns) &&
    next.lines.every((line) => displayWidth(line) < maxColumns) &&
    Math.max(cue.endMs, next.endMs) - cue.startMs <= maxMs
  );
}

function isTooShort(cue: Cue, next: Cue, after: Cue | undefined, rules: CueRules): boolean {
  const roomMs = (one: Cue, untilMs: number) => untilMs - minGapMs(rules) - one.startMs;
  return roomMs(cue, next.startMs) < rules.minMs || (after !== undefined && roomMs(next, after.startMs) < rules.minMs);
}
