import type { Hole } from '#shared/completeness.ts';
import type { Segment } from '#shared/segment.ts';
import type { SpeechSpan } from './speech-meter.ts';

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Less speech than this without text is no hole: words are placed only roughly, and people say "mhm". */
const leastMs = 3000;
/** A word is spoken this much before and after the time it was given. */
const tolerantMs = 400;
/** Of a hole's length that must be sound: a few clicks in a pause are no speech. */
const leastSoundShare = 0.3;

/** Where speech gave no text, in the order of time. A place without text between two others makes them one. */
export function findHoles(
  speech: readonly SpeechSpan[],
  segments: readonly Pick<Segment, 'startMs' | 'endMs' | 'text' | 'words' | 'isEdited'>[],
): readonly Hole[] {
  const text = segments.flatMap(coveredBy).toSorted((a, b) => a.startMs - b.startMs);
  const lastTextMs = text.reduce((last, { endMs }) => Math.max(last, endMs), 0);
  const holes: Hole[] = [];
  for (const span of speech) {
    if (span.soundMs < leastSoundShare * (span.endMs - span.startMs)) continue;
    for (const { startMs, endMs } of without(span, text)) {
      const last = holes.at(-1);
      const isOneWithLast =
        last !== undefined && text.every((one) => one.endMs <= last.endMs || one.startMs >= startMs);
      if (endMs - startMs <= leastMs) continue;
      const place = text.length === 0 ? 'everything' : startMs >= lastTextMs ? 'tail' : 'between';
      if (isOneWithLast) holes[holes.length - 1] = { ...last, endMs };
      else holes.push({ startMs, endMs, place, isRedone: false });
    }
  }
  return holes;
}

/** The words where they are known: a segment may stretch over a pause that holds more than it says. */
function coveredBy(segment: Parameters<typeof findHoles>[1][number]): readonly Span[] {
  if (segment.text.trim() === '') return [];
  const parts = segment.isEdited || segment.words.length === 0 ? [segment] : segment.words;
  return parts.map(({ startMs, endMs }) => ({ startMs: startMs - tolerantMs, endMs: endMs + tolerantMs }));
}

/** What is left of a span; `covered` in the order of its starts. */
function without(span: Span, covered: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let from = span.startMs;
  for (const { startMs, endMs } of covered) {
    if (startMs >= span.endMs) break;
    if (startMs > from) left.push({ startMs: from, endMs: startMs });
    from = Math.max(from, endMs);
  }
  if (from < span.endMs) left.push({ startMs: from, endMs: span.endMs });
  return left;
}
