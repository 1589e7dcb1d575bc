import type { ShownCue } from '#shared/cues/shown-cue.ts';
import type { Segment } from '#shared/segment.ts';
import { displayWidth } from '#shared/text/display-width.ts';
import type { Cue } from './cue.ts';
import { problemsOfCue, type CueJudgement } from './score-cues.ts';

const cuesAStep = 50;

/** Cues with their speed, what is wrong with them, and the segments that they are of; in steps. */
export function* shownCues(
  cues: readonly Cue[],
  segments: readonly Segment[],
  judgement: CueJudgement,
): Generator<undefined, readonly ShownCue[]> {
  const counts = new Uint32Array(segments.length);
  for (const { segments: own } of cues)
    for (let nth = own.first; nth <= own.last; nth += 1) counts[nth] = (counts[nth] ?? 0) + 1;
  const shown: ShownCue[] = [];
  for (const [nth, cue] of cues.entries()) {
    const { startMs, endMs, speaker, lines, segments: own } = cue;
    const columns = lines.reduce((sum, line) => sum + displayWidth(line), lines.length - 1);
    shown.push({
      startMs,
      endMs,
      speaker,
      lines,
      cps: Math.round((columns * 10_000) / Math.max(1, endMs - startMs)) / 10,
      problems: problemsOfCue(cue, cues[nth + 1], judgement),
      segmentIds: segments.slice(own.first, own.last + 1).map(({ id }) => id),
      isWhole: own.first === own.last && counts[own.first] === 1,
    });
    if (nth % cuesAStep === 0) yield;
  }
  return shown;
}
