import type { EngineSegment } from '#native/lib/types.ts';
import type { SegmentMark } from '#shared/segment.ts';
import { isGhostLine } from './ghost-lines.ts';
import { isRepeated } from './repetition.ts';

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

export interface MarkedSegment extends EngineSegment {
  /** Its text as it was recognised, where expected terms took the place of some of it. */
  readonly asRecognised?: string;
  readonly marks: readonly SegmentMark[];
}

interface Doubt {
  readonly maxUnlikelyWords: number;
  /** Less probable words are. */
  readonly unlikely: number;
}

/** Below this the model itself did not believe what it wrote; the value is OpenAI's (whisper/transcribe.py). */
const minLogProbability = -1;
/** Of the words of a segment that must be unlikely for the whole of it to be. */
const usualDoubt: Doubt = { maxUnlikelyWords: 0.5, unlikely: 0.3 };
/** Sound that was raised a lot, clipped, or beside a hum or an offset, has less to go by. */
const poorDoubt: Doubt = { maxUnlikelyWords: 0.2, unlikely: 0.5 };
/** Of a segment's words that must stand on a voice. */
const minVoiceShare = 0.2;
/** A word is spoken this much before and after the time it was given. */
const tolerantMs = 300;
/** The engine's own doubt that anything was said, where the text is unlikely as well. */
const maxNoSpeech = 0.6;
const doubtfulLogProbability = -0.5;

/**
 * What speaks against the text of one window; `voice` is where a detector found speech, on the same timeline; of sound that was raised a
 * lot or clipped less doubt is enough.
 */
export function markSegments(
  segments: readonly EngineSegment[],
  voice: readonly Span[],
  isPoor = false,
): readonly MarkedSegment[] {
  const isLoop = isRepeated(segments.map(({ text }) => text).join(' '));
  const isSaidOften = segments.map((segment) => timesSaid(segment, segments) > 2);
  const isAllLoop = isLoop && !isSaidOften.includes(true);
  return segments.map((segment, index) => {
    const marks: SegmentMark[] = [];
    if (isRepeated(segment.text) || isAllLoop || (isLoop && isSaidOften[index] === true)) marks.push('repeated');
    if (isUnsure(segment, isPoor ? poorDoubt : usualDoubt)) marks.push('unsure');
    if (isWithoutSpeech(segment, voice)) marks.push('non-speech');
    if (isGhostLine(segment.text)) marks.push('ghost');
    return { ...segment, marks };
  });
}

function timesSaid({ text }: EngineSegment, segments: readonly EngineSegment[]): number {
  return segments.filter((other) => other.text === text).length;
}

function isUnsure({ averageLogProbability, words }: EngineSegment, { maxUnlikelyWords, unlikely }: Doubt): boolean {
  if (averageLogProbability < minLogProbability) return true;
  const doubtful = words.filter(({ probability }) => probability < unlikely).length;
  return doubtful > maxUnlikelyWords * words.length;
}

function isWithoutSpeech(segment: EngineSegment, voice: readonly Span[]): boolean {
  const { noSpeechProbability, averageLogProbability, words } = segment;
  if (noSpeechProbability > maxNoSpeech && averageLogProbability < doubtfulLogProbability) return true;
  const parts: readonly Span[] = words.length > 0 ? words : [segment];
  const voiced = parts.filter((part) => voice.some((span) => touches(part, span))).length;
  return voiced < minVoiceShare * parts.length;
}

function touches(part: Span, span: Span): boolean {
  return part.startMs - tolerantMs < span.endMs && part.endMs + tolerantMs > span.startMs;
}
