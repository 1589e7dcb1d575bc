import { sampleRateHz } from '#native/lib/types.ts';

/** Samples of the recording that stand together in a window. */
export interface Piece {
  /** Where it begins in the window, in samples. */
  readonly at: number;
  /** Where it begins in the recording, in samples. */
  readonly from: number;
  readonly length: number;
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

const toMs = (samples: number) => (samples * 1000) / sampleRateHz;

/** Where a window's sound is from; times within the window are turned into times of the recording, never backwards. */
export interface Timeline {
  readonly pieces: readonly Piece[];
  /** Number of the piece that holds most of a span of the window. */
  pieceOf(span: Span): number;
  /** A span of the window, cut to the piece that holds most of it: nothing is said in what was left out. */
  within(span: Span): Span;
  startMsOf(windowMs: number): number;
  endMsOf(windowMs: number): number;
  /** Length of what was left out between a piece and the one before it. */
  gapBeforeMs(piece: number): number;
}

export function timelineOf(pieces: readonly Piece[]): Timeline {
  const ends = pieces.map(({ at, length }) => toMs(at + length));
  const startOf = (piece: number) => toMs(pieces[piece]?.at ?? 0);
  const endOf = (piece: number) => ends[piece] ?? 0;
  const place = (windowMs: number, piece: number) => {
    const one = pieces[piece];
    if (one === undefined) return windowMs;
    const inside = Math.min(Math.max(windowMs - toMs(one.at), 0), toMs(one.length));
    return Math.round(toMs(one.from) + inside);
  };
  const firstEndingAfter = (ms: number) => lowest(ends, (end) => end > ms);
  const pieceOf = ({ startMs, endMs }: Span) => {
    let best = firstEndingAfter(startMs);
    let max = 0;
    for (let piece = best; piece < pieces.length && startOf(piece) < endMs; piece += 1) {
      const shared = Math.min(endMs, endOf(piece)) - Math.max(startMs, startOf(piece));
      if (shared > max) [best, max] = [piece, shared];
    }
    return best;
  };
  return {
    pieces,
    pieceOf,
    within(span) {
      const piece = pieceOf(span);
      return { startMs: place(span.startMs, piece), endMs: place(span.endMs, piece) };
    },
    startMsOf: (windowMs) => place(windowMs, firstEndingAfter(windowMs)),
    endMsOf: (windowMs) =>
      place(
        windowMs,
        lowest(ends, (end) => end >= windowMs),
      ),
    gapBeforeMs(piece) {
      const [before, here] = [pieces[piece - 1], pieces[piece]];
      return before === undefined || here === undefined ? 0 : toMs(here.from - before.from - before.length);
    },
  };
}

/** The timeline of a part of a part: `inner` stands in the window of `outer`. */
export function composed(outer: Timeline, inner: readonly Piece[]): Timeline {
  const pieces: Piece[] = [];
  for (const { at, from, length } of inner) {
    for (const one of outer.pieces) {
      const [start, end] = [Math.max(from, one.at), Math.min(from + length, one.at + one.length)];
      if (end <= start) continue;
      pieces.push({ at: at + start - from, from: one.from + start - one.at, length: end - start });
    }
  }
  return timelineOf(pieces);
}

/** Index of the first value for which it holds, the last one's if for none. */
function lowest(values: readonly number[], holds: (value: number) => boolean): number {
  const index = values.findIndex(holds);
  return index === -1 ? Math.max(0, values.length - 1) : index;
}
