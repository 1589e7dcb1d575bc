/** The second opinion: what the detector passed as speech and the sound map calls something else. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}
export interface DoubtfulSpan extends Span {
  /** What it sounds like. */
  readonly value: 'music' | 'noise';
}
interface MapSpan extends Span {
  readonly value: string;
}

/** What the library hands to the sound map: where the detector of the text that is shown found speech. */
export interface Spoken {
  readonly speech: readonly Span[];
}
export function isSpoken(context: unknown): context is Spoken {
  return typeof context === 'object' && context !== null && Array.isArray((context as Partial<Spoken>).speech);
}

/** Shorter ones are not reported. */
export const minDoubtMs = 3000;

/** Spans of at least 3 s in which the detector found speech and the map only music or noise. Nothing is removed by it. */
export function doubtfulSpeech(speech: readonly Span[], map: readonly MapSpan[]): readonly DoubtfulSpan[] {
  const spoken = map.filter(({ value }) => value === 'speech');
  return (['music', 'noise'] as const)
    .flatMap((value) =>
      map
        .filter((span) => span.value === value)
        .flatMap((span) => without(span, spoken))
        .flatMap((span) => speech.map((other) => overlapOf(span, other)))
        .filter((span) => span.endMs - span.startMs >= minDoubtMs)
        .map((span) => ({ ...span, value })),
    )
    .toSorted((a, b) => a.startMs - b.startMs);
}

function overlapOf(one: Span, other: Span): Span {
  return { startMs: Math.max(one.startMs, other.startMs), endMs: Math.min(one.endMs, other.endMs) };
}

function without(span: Span, others: readonly Span[]): readonly Span[] {
  let left: readonly Span[] = [span];
  for (const { startMs, endMs } of others) {
    left = left.flatMap((part) =>
      startMs >= part.endMs || endMs <= part.startMs
        ? [part]
        : [
            { startMs: part.startMs, endMs: startMs },
            { startMs: endMs, endMs: part.endMs },
          ].filter((rest) => rest.endMs > rest.startMs),
    );
  }
  return left;
}
