import type { Segment } from '#shared/segment.ts';
import type { Span } from '#renderer/playback/player.ts';

export type Edge = 'start' | 'end';

/** A border of a segment while it is held, with the times that the segment would have. */
export interface HeldBorder extends Span {
  readonly segmentId: number;
  readonly edge: Edge;
}

/** As `segments.setTimes` keeps of a segment and of the neighbour that gives way. */
const minMs = 20;

/** The nearer border within reach; null where there is none. */
export function edgeNear({ startMs, endMs }: Span, atMs: number, reachMs: number): Edge | null {
  const [toStart, toEnd] = [Math.abs(atMs - startMs), Math.abs(atMs - endMs)];
  if (Math.min(toStart, toEnd) > reachMs) return null;
  return toStart < toEnd ? 'start' : 'end';
}

/** The segment whose borders can be taken: the one that is spoken at a time, or the last before it. */
export function segmentAt(segments: readonly Segment[], atMs: number): Segment | null {
  return inOrder(segments).findLast(({ startMs }) => startMs <= atMs) ?? null;
}

/** The border moved to a time, as far as the segment and its neighbours let it. */
export function movedBorder(
  segments: readonly Segment[],
  { segment, edge, atMs, durationMs }: { segment: Segment; edge: Edge; atMs: number; durationMs: number },
): HeldBorder {
  const ordered = inOrder(segments);
  const place = ordered.findIndex(({ id }) => id === segment.id);
  const [previous, next] = [ordered[place - 1], ordered[place + 1]];
  const { id: segmentId, startMs, endMs } = segment;
  if (edge === 'start') {
    const earliestMs = previous === undefined ? 0 : Math.min(startMs, previous.startMs + minMs);
    return { segmentId, edge, startMs: within(atMs, earliestMs, endMs - minMs), endMs };
  }
  const latestMs = next === undefined ? durationMs : Math.max(endMs, next.endMs - minMs);
  return { segmentId, edge, startMs, endMs: within(atMs, startMs + minMs, latestMs) };
}

/** Times that a border is drawn to: words, other segments, and where speech begins and ends. */
export function snapTimes(segments: readonly Segment[], speech: Float64Array | null, own: Segment): readonly number[] {
  const others = segments.filter(({ id }) => id !== own.id).flatMap(({ startMs, endMs }) => [startMs, endMs]);
  const words = segments.flatMap((segment) => segment.words.flatMap(({ startMs, endMs }) => [startMs, endMs]));
  return [...others, ...words, ...(speech ?? [])];
}

/** The nearest of the times within reach, or the time itself. */
export function snapped(atMs: number, times: readonly number[], reachMs: number): number {
  let best = atMs;
  let minDistance = reachMs;
  for (const time of times) {
    const distance = Math.abs(time - atMs);
    if (distance <= minDistance) [best, minDistance] = [time, distance];
  }
  return best;
}

function inOrder(segments: readonly Segment[]): readonly Segment[] {
  return segments.toSorted((a, b) => a.startMs - b.startMs || a.id - b.id);
}

function within(ms: number, min: number, max: number): number {
  return Math.round(Math.max(min, Math.min(max, ms)));
}
