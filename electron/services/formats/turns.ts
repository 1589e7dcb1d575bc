import type { Segment } from '#shared/segment.ts';

/** What one speaker says without long pauses: a paragraph. */
export interface Turn {
  readonly speaker: string | null;
  readonly startMs: number;
  readonly endMs: number;
  readonly segments: readonly Segment[];
}

const maxPauseMs = 2000;
/** Where no one is named a paragraph ends after about so much. */
const maxLetters = 700;

export function turnsOf(segments: readonly Segment[]): readonly Turn[] {
  const turns: Segment[][] = [];
  let letters = 0;
  for (const segment of segments) {
    const turn = turns.at(-1);
    const last = turn?.at(-1);
    const goesOn =
      last !== undefined &&
      last.speaker === segment.speaker &&
      segment.startMs - last.endMs < maxPauseMs &&
      (letters < maxLetters || !/[.!?…]["»”)]*$/u.test(last.text.trim()));
    if (goesOn) turn?.push(segment);
    else {
      turns.push([segment]);
      letters = 0;
    }
    letters += segment.text.length;
  }
  return turns.map((own) => ({
    speaker: own[0]?.speaker ?? null,
    startMs: own[0]?.startMs ?? 0,
    endMs: own.at(-1)?.endMs ?? 0,
    segments: own,
  }));
}

/** The marks of time every so many minutes: before which segments they stand. */
export function timeMarks(segments: readonly Segment[], everyMinutes: number): ReadonlySet<Segment> {
  const marked = new Set<Segment>();
  if (everyMinutes === 0) return marked;
  const everyMs = everyMinutes * 60_000;
  let nextMs = everyMs;
  for (const segment of segments) {
    if (segment.startMs < nextMs) continue;
    marked.add(segment);
    nextMs = (Math.floor(segment.startMs / everyMs) + 1) * everyMs;
  }
  return marked;
}
