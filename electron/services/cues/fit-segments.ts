import type { Segment, Word } from '#shared/segment.ts';
import type { Cue } from './cue.ts';
import { textOfLine } from './cues.ts';

export interface FittedSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly words: readonly Word[];
}

/** Segments that are taken together, and what they become: one for each cue. */
export interface Fit {
  readonly from: readonly Segment[];
  readonly to: readonly FittedSegment[];
}

/** What changes so that each segment is one cue at its times; dialogues, which are of two segments, stay. In steps. */
export function* fitSegments(
  cues: readonly Cue[],
  segments: readonly Segment[],
  isWanted: (segment: Segment) => boolean,
): Generator<undefined, readonly Fit[]> {
  const fits: Fit[] = [];
  for (let nth = 0; nth < cues.length;) {
    const group = [cues[nth]].filter((cue) => cue !== undefined);
    let { first = 0, last = -1 } = group[0]?.segments ?? {};
    nth += 1;
    for (
      let cue = cues[nth];
      cue !== undefined && cue.segments.first <= last && cue.segments.last >= first;
      cue = cues[nth]
    ) {
      group.push(cue);
      first = Math.min(first, cue.segments.first);
      last = Math.max(last, cue.segments.last);
      nth += 1;
    }
    if (nth % 20 === 0) yield;
    const from = segments.slice(first, last + 1);
    if (group.some(({ turns }) => turns.length > 1) || !from.some(isWanted)) continue;
    const to = group.map((cue) => fitted(cue, from));
    const isSame =
      from.length === to.length &&
      from.every((segment, at) => segment.startMs === to[at]?.startMs && segment.endMs === to[at].endMs);
    if (!isSame) fits.push({ from, to });
  }
  return fits;
}

function fitted({ startMs, endMs, turns }: Cue, from: readonly Segment[]): FittedSegment {
  const known = new Map(
    from.flatMap(({ words }) => words.map((word) => [`${word.startMs} ${word.text}`, word.probability])),
  );
  const lines = turns.flatMap((turn) => turn.lines);
  const clamp = (ms: number) => Math.min(endMs, Math.max(startMs, ms));
  const words = lines.flat().map((word) => ({
    text: word.text,
    startMs: clamp(word.startMs),
    endMs: clamp(word.endMs),
    probability: known.get(`${word.startMs} ${word.text}`) ?? 1,
  }));
  return { startMs, endMs, text: lines.map(textOfLine).join(' '), words };
}
