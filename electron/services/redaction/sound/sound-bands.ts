import type { RedactionPlace, SoundBand, SoundMask, SpeakerMask } from '#shared/sharing/redaction.ts';

export interface BandRules {
  readonly sound: SoundMask;
  /** Speech of a speaker is removed, or its voice changed. */
  readonly speakers: SpeakerMask;
  readonly guardMs: number;
  /** Of the longest track; null where it is not known. */
  readonly durationMs: number | null;
}

/** A breath of sound between two bands reveals nothing and may hold the end of a word. */
const joinedMs = 250;

/**
 * The stretches of sound to treat, in order, none overlapping: words with a guard on both sides, within the recording,
 * those that are near each other as one. Where speech is disguised and words in it are removed, they are removed.
 */
export function soundBands(places: readonly RedactionPlace[], rules: BandRules): readonly SoundBand[] {
  const { guardMs, durationMs, sound } = rules;
  const end = durationMs ?? Number.POSITIVE_INFINITY;
  const guarded = ({ startMs, endMs }: RedactionPlace) => ({
    startMs: Math.max(0, startMs - guardMs),
    endMs: Math.min(end, endMs + guardMs),
  });
  const isDisguised = ({ origin }: RedactionPlace) => origin === 'speaker' && rules.speakers === 'disguise';
  const removed = merge(places.filter((place) => !isDisguised(place)).map(guarded), joinedMs);
  const disguised = merge(places.filter(isDisguised).map(guarded), 0);
  return [
    ...removed.map((span) => ({ ...span, treatment: sound })),
    ...disguised.flatMap((span) => without(span, removed)).map((span) => ({ ...span, treatment: 'disguise' as const })),
  ].toSorted((a, b) => a.startMs - b.startMs);
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

function merge(spans: readonly Span[], gapMs: number): readonly Span[] {
  const merged: { startMs: number; endMs: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = merged.at(-1);
    if (last !== undefined && span.startMs <= last.endMs + gapMs) last.endMs = Math.max(last.endMs, span.endMs);
    else if (span.endMs > span.startMs) merged.push({ ...span });
  }
  return merged;
}

function without(span: Span, others: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let from = span.startMs;
  for (const { startMs, endMs } of others) {
    if (endMs <= from || startMs >= span.endMs) continue;
    if (startMs > from) left.push({ startMs: from, endMs: startMs });
    from = Math.max(from, endMs);
  }
  if (from < span.endMs) left.push({ startMs: from, endMs: span.endMs });
  return left;
}
