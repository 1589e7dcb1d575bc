/** Kinds of annotations that stand at a time, and which of the text they are about. */

/** Passed as speech by the detector, and something else to the sound map: a second opinion. */
export const doubtKind = 'doubt';
export const doubtValues = ['doubtful-music', 'doubtful-noise'] as const;
export type DoubtValue = (typeof doubtValues)[number];
/** Two speak at once; `reason` names their voices, one a line, the one that comes in last. */
export const overlapKind = 'overlap';
export const overlapValue = 'overlap';

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Shorter ones hardly hold a word. */
const minOverlapMs = 200;

export function sharedMs(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs));
}

/** Whether a segment is meant by a span: mostly within it where its sound is doubted, touched by it where two speak. */
export function isMeant(segment: Span, span: Span & { readonly kind: string }): boolean {
  const needMs = (segment.endMs - segment.startMs) / 2;
  return sharedMs(segment, span) >= Math.max(1, span.kind === overlapKind ? Math.min(needMs, minOverlapMs) : needMs);
}
