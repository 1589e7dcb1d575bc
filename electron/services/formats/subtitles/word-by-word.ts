import type { Cue } from '#services/cues/cue.ts';
import { textOfLine } from '#services/cues/cues.ts';

export interface TimedLines {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly string[];
}

/** A cue once for each of its words, which is underlined while it is said; together they last as long as the cue. */
export function wordByWord(cue: Cue): readonly TimedLines[] {
  const lines = cue.turns.flatMap((turn) => turn.lines);
  const words = lines.flat();
  if (words.length === 0) return [cue];
  const starts = risingTimes(cue, words.length, (nth) => words[nth]?.startMs ?? cue.startMs);
  return words.map((word, nth) => ({
    startMs: starts[nth] ?? cue.startMs,
    endMs: starts[nth + 1] ?? cue.endMs,
    lines: lines.map((line) =>
      textOfLine(line.map((one) => (one === word ? { ...one, text: `<u>${one.text}</u>` } : one))),
    ),
  }));
}

/** Times strictly rising within a cue, the first at its start. */
function risingTimes(cue: Cue, count: number, at: (nth: number) => number): readonly number[] {
  const times: number[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const earliest = nth === 0 ? cue.startMs : (times[nth - 1] ?? 0) + 1;
    const latest = cue.endMs - (count - nth);
    times.push(nth === 0 ? cue.startMs : Math.max(earliest, Math.min(at(nth), latest)));
  }
  return times;
}
