import type { Gap } from '#shared/gap.ts';
import type { Segment } from '#shared/segment.ts';
import type { SpeechSpan } from '#services/speech/speech-windows.ts';

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

interface Stretch extends Span {
  readonly speechMs: number;
}

/** Less speech than this without text is no hole: words are placed only roughly, and people say "mhm". */
const minMs = 3000;
/** A word is spoken this much before and after the time it was given. */
const tolerantMs = 400;
/** A shorter sound is a click or a cough. */
const minPieceMs = 400;
/** Of a hole's length that must be sound: a few clicks in a pause are no speech. */
const minSoundShare = 0.3;

/** Where speech gave no text, in the order of time: what has no text between it is one place, however long its pauses. */
export function findGaps(
  speech: readonly SpeechSpan[],
  segments: readonly Pick<Segment, 'startMs' | 'endMs' | 'text' | 'words' | 'isEdited' | 'marks'>[],
): readonly Gap[] {
  const text = merged(segments.flatMap(coveredBy));
  const lastTextMs = text.reduce((last, { endMs }) => Math.max(last, endMs), 0);
  return stretchesWithout(text, speech)
    .filter(({ speechMs }) => speechMs > minMs)
    .map(({ startMs, endMs }) => {
      const place = text.length === 0 ? 'everything' : startMs >= lastTextMs ? 'tail' : 'between';
      return { startMs, endMs, place, isRedone: false };
    });
}

function stretchesWithout(text: readonly Span[], speech: readonly SpeechSpan[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let next = 0;
  let first = 0;
  for (const span of speech) {
    while ((text[first]?.endMs ?? Infinity) <= span.startMs) first += 1;
    if (span.soundMs < minSoundShare * (span.endMs - span.startMs)) continue;
    for (const { startMs, endMs } of without(span, text, first)) {
      const speechMs = endMs - startMs;
      if (speechMs < minPieceMs) continue;
      const before = next;
      while ((text[next]?.startMs ?? Infinity) < startMs) next += 1;
      const last = stretches.at(-1);
      if (last !== undefined && next === before) {
        stretches[stretches.length - 1] = { ...last, endMs, speechMs: last.speechMs + speechMs };
      } else stretches.push({ startMs, endMs, speechMs });
    }
  }
  return stretches;
}

/** The words where they are known: a segment may stretch over a pause that holds more than it says. */
function coveredBy(segment: Parameters<typeof findGaps>[1][number]): readonly Span[] {
  if (segment.text.trim() === '' || (segment.marks.includes('failed') && !segment.isEdited)) return [];
  const parts = segment.isEdited || segment.words.length === 0 ? [segment] : segment.words;
  return parts.map(({ startMs, endMs }) => ({ startMs: startMs - tolerantMs, endMs: endMs + tolerantMs }));
}

/** In order and apart from each other. */
function merged(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = [];
  for (const { startMs, endMs } of spans.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = apart.at(-1);
    if (last === undefined || startMs > last.endMs) apart.push({ startMs, endMs });
    else if (endMs > last.endMs) apart[apart.length - 1] = { startMs: last.startMs, endMs };
  }
  return apart;
}

/** What is left of a span; nothing before `covered[first]` reaches into it. */
function without(span: Span, covered: readonly Span[], first: number): readonly Span[] {
  const left: Span[] = [];
  let from = span.startMs;
  for (let at = first; at < covered.length; at += 1) {
    const { startMs, endMs } = covered[at] ?? span;
    if (startMs >= span.endMs) break;
    if (startMs > from) left.push({ startMs: from, endMs: startMs });
    from = Math.max(from, endMs);
  }
  if (from < span.endMs) left.push({ startMs: from, endMs: span.endMs });
  return left;
}
