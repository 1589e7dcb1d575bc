import { sampleRateHz, type EngineSegment } from '#native/lib/types.ts';
import type { HeardSegment } from '#shared/segment.ts';
import type { NewSegment } from '#services/store/records.ts';
import { engineFailure } from '#services/speech/engine-failure.ts';
import { engineOptions, type WantedRecognition } from '#services/speech/engine-options.ts';
import { markSegments, type MarkedSegment } from '#services/speech/mark-segments.ts';
import { pitchedSpans } from '#services/speech/pitched-spans.ts';
import { placeSegments } from '#services/speech/place-segments.ts';
import { secondDecoding } from '#services/speech/presets.ts';
import { snapWords } from '#services/speech/snap-words.ts';
import type { SpeechWindow } from '#services/speech/speech-windows.ts';
import { timelineOf } from '#services/speech/timeline.ts';
import { chooseReading, wantsSecond } from './choose-pass.ts';
import type { EngineEar } from './recognizer.ts';

/** A tenth of a second: no word is shorter. */
const leastSamples = sampleRateHz / 10;
/** Stands where the engine broke every time. */
const failedText = '[…]';

/** One voice track of a window. */
export interface Sound extends Pick<SpeechWindow, 'timeline' | 'voice'> {
  readonly pcm: Int16Array;
  /** It was so quiet that it had to be raised a lot: what the model is not sure of is marked sooner. */
  readonly isRaised?: boolean;
}

export interface ReadText {
  readonly segments: readonly NewSegment[];
  /** The engine broke on it every time. */
  readonly isFailed: boolean;
}

/**
 * The text of a sound, on the recording's timeline. Where the preset wants it, what is doubtful is read a second time with other
 * settings; what stays doubtful is marked, and nothing is dropped. `onHeard` takes all that was heard so far of the first reading.
 */
export async function readWindow(
  sound: Sound,
  wanted: WantedRecognition,
  ear: EngineEar,
  onHeard: (segments: readonly HeardSegment[]) => void,
): Promise<ReadText> {
  if (sound.pcm.length < leastSamples) return { segments: [], isFailed: false };
  const heard: EngineSegment[] = [];
  const first = await read(sound, wanted, ear, (segment) => {
    heard.push(segment);
    onHeard(placeSegments(heard, sound.timeline).map(({ startMs, endMs, text }) => ({ startMs, endMs, text })));
  });
  if (first === null) return { segments: [failedSegment(sound)], isFailed: true };
  if (!wanted.decoding.isReadAgain || !wantsSecond(first))
    return { segments: chooseReading(first, []), isFailed: false };
  const second = await read(sound, { ...wanted, prompt: '', decoding: secondDecoding }, ear);
  return { segments: chooseReading(first, second ?? []), isFailed: false };
}

/** Null where the engine broke every time. */
async function read(
  { pcm, timeline, voice, isRaised = false }: Sound,
  wanted: WantedRecognition,
  ear: EngineEar,
  onSegment?: (segment: EngineSegment) => void,
): Promise<readonly MarkedSegment[] | null> {
  try {
    const result = await ear.hear({
      pcm,
      options: (model) => engineOptions(wanted, model, pcm.length),
      ...(onSegment && { onSegment }),
    });
    if (result === null) return null;
    const segments = placeSegments(result.segments, timeline).filter(({ text }) => text.trim() !== '');
    return markSegments(snapWords(segments, voice), pitchedVoice(voice, pcm, timeline), isRaised);
  } catch (error) {
    throw engineFailure(error, wanted.language);
  }
}

/** Where a detector found a voice and something in it has a pitch: noise that comes and goes may pass for a voice. */
function pitchedVoice(voice: Sound['voice'], pcm: Int16Array, timeline: Sound['timeline']): Sound['voice'] {
  const pitched = pitchedSpans(pcm).map((span) => timeline.within(span));
  return voice.filter(({ startMs, endMs }) => pitched.some((span) => span.startMs < endMs && span.endMs > startMs));
}

function failedSegment({ timeline, voice }: Sound): NewSegment {
  const { pieces } = timeline;
  const [first, last] = [pieces[0], pieces.at(-1)];
  const ms = (samples: number) => Math.round((samples * 1000) / sampleRateHz);
  const startMs = voice[0]?.startMs ?? ms(first?.from ?? 0);
  const endMs = voice.at(-1)?.endMs ?? ms((last?.from ?? 0) + (last?.length ?? 0));
  return { startMs, endMs, text: failedText, words: [], marks: ['failed'] };
}

/** The part of a sound between two times of the recording; it must be of one piece. */
export function partOf(
  { pcm, timeline, voice }: Sound,
  part: { readonly startMs: number; readonly endMs: number },
): Sound {
  const from = timeline.pieces[0]?.from ?? 0;
  const at = (ms: number) => Math.min(pcm.length, Math.max(0, Math.round((ms * sampleRateHz) / 1000) - from));
  const [start, end] = [at(part.startMs), at(part.endMs)];
  const piece = { at: 0, from: from + start, length: end - start };
  return { pcm: pcm.subarray(start, end), timeline: timelineOf([piece]), voice };
}
