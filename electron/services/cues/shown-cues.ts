import type { CueRules } from '#shared/cues/cue-rules.ts';
import type { ShownCue } from '#shared/cues/shown-cue.ts';
import type { Segment } from '#shared/segment.ts';
import { displayWidth } from '#shared/text/display-width.ts';
import type { Cue } from './cue.ts';
import { problemsOf } from './score-cues.ts';

/** Cues with their speed, what is wrong with them, and the segments that they are of. */
export function shownCues(
  cues: readonly Cue[],
  segments: readonly Segment[],
  rules: CueRules,
  language: string | null,
): readonly ShownCue[] {
  const problems = problemsOf(cues, rules, language);
  const counts = new Map<number, number>();
  for (const { segments: own } of cues) {
    for (let nth = own.first; nth <= own.last; nth += 1) counts.set(nth, (counts.get(nth) ?? 0) + 1);
  }
  return cues.map((cue, nth) => {
    const { startMs, endMs, speaker, lines, segments: own } = cue;
    const columns = lines.reduce((sum, line) => sum + displayWidth(line), lines.length - 1);
    return {
      startMs,
      endMs,
      speaker,
      lines,
      cps: Math.round((columns * 10_000) / Math.max(1, endMs - startMs)) / 10,
      problems: problems[nth] ?? [],
      segmentIds: segments.slice(own.first, own.last + 1).map(({ id }) => id),
      isWhole: own.first === own.last && counts.get(own.first) === 1,
    };
  });
}
