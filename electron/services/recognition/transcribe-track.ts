import { sampleRateHz, type EngineSegment, type LoadedModel } from '#native/lib/types.ts';
import type { PartialSegment } from '#shared/segment.ts';
import type { NewSegment } from '#services/store/records.ts';
import { engineFailure } from '#services/speech/engine-failure.ts';
import { engineOptions, type WantedRecognition } from '#services/speech/engine-options.ts';
import { markSegments, type MarkedSegment } from '#services/speech/marks/mark-segments.ts';
import { pitchedSpans } from '#services/speech/detect/pitched-spans.ts';
import { placeSegments } from '#services/speech/marks/place-segments.ts';
import { secondDecoding } from '#services/speech/presets.ts';
import { snapWords } from '#services/speech/marks/snap-words.ts';
import type { SpeechWindow } from '#services/speech/speech-windows.ts';
import { timelineOf } from '#services/speech/timeline.ts';
import { chooseReading, wantsSecond } from './choose-pass.ts';
import { expectSpokenTerms, expectTerms, judgedContext } from './expect-terms.ts';
import type { Recognizer } from './recognizer.ts';

/** A tenth of a second: no word is shorter. */
const minSamples = sampleRateHz / 10;
/** Stands where the engine broke every time. */
const failedText = '[…]';

/** One voice track of a window. */
export interface Sound extends Pick<SpeechWindow, 'timeline' | 'voice'> {
  readonly pcm: Int16Array;
  /** It had to be raised a lot, is clipped, or hum or an offset was taken out: what the model is not sure of is marked sooner. */
  readonly isPoor?: boolean;
}

export interface PassText {
  readonly segments: readonly NewSegment[];
  /** The engine broke on it every time. */
  readonly isFailed: boolean;
}

/**
 * The text of a sound, on the recording's timeline. Where the preset wants it, what is doubtful is read a second time with other
 * settings; what stays doubtful is marked, and nothing is dropped. `onHeard` takes all that was recognised so far in
 * the first reading.
 */
export async function transcribeTrack(
  sound: Sound,
  wanted: WantedRecognition,
  recognizer: Recognizer,
  onPartial: (segments: readonly PartialSegment[]) => void,
): Promise<PassText> {
  if (sound.pcm.length < minSamples) return { segments: [], isFailed: false };
  const segments: EngineSegment[] = [];
  const first = await runPass(sound, wanted, recognizer, (segment) => {
    segments.push(segment);
    onPartial(placeSegments(segments, sound.timeline).map(({ startMs, endMs, text }) => ({ startMs, endMs, text })));
  });
  if (first === null) return { segments: [failedSegment(sound)], isFailed: true };
  if (!wanted.decoding.isReadAgain || !wantsSecond(first))
    return { segments: chooseReading(first, []), isFailed: false };
  const second = await runPass(sound, { ...wanted, prompt: '', decoding: secondDecoding }, recognizer);
  return { segments: chooseReading(first, second ?? []), isFailed: false };
}

/** Null where the engine broke every time. */
async function runPass(
  { pcm, timeline, voice, isPoor = false }: Sound,
  wanted: WantedRecognition,
  recognizer: Recognizer,
  onSegment?: (segment: EngineSegment) => void,
): Promise<readonly MarkedSegment[] | null> {
  try {
    const result = await recognizer.run({
      pcm,
      options: (model) => engineOptions(wanted, model, pcm.length),
      ...(onSegment && { onSegment }),
    });
    if (result === null) return null;
    const read = await withExpectedTerms(result.segments, pcm, wanted, recognizer);
    const segments = placeSegments(read, timeline).filter(({ text }) => text.trim() !== '');
    return markSegments(snapWords(segments, voice), pitchedVoice(voice, pcm, timeline), isPoor);
  } catch (error) {
    throw engineFailure(error, wanted.language);
  }
}

/** What was recognised, with names and terms that are expected; a translation is not what was said. */
async function withExpectedTerms(
  segments: readonly EngineSegment[],
  pcm: Int16Array,
  wanted: WantedRecognition,
  recognizer: Recognizer,
): Promise<readonly EngineSegment[]> {
  const { terms = [], soundsLike, language, translate } = wanted;
  const { canScore } = await recognizer.details();
  if (terms.length === 0 || translate || canScore !== true || language === 'auto') return segments;
  if (language === 'en') return await expectSpokenTerms({ segments, terms, pcm, ...(soundsLike && { soundsLike }) });
  return await expectTerms({
    segments,
    terms,
    async transcribe(termBonus) {
      const options = (model: LoadedModel) => ({
        ...engineOptions({ ...wanted, prompt: '' }, model, pcm.length),
        terms,
        termBonus,
        temperatures: [0],
        beamSize: 1,
        audioContext: judgedContext(pcm.length),
      });
      return (await recognizer.run({ pcm, options }))?.segments ?? null;
    },
    async score(texts, sound) {
      const input = sound === 'itself' ? pcm : new Int16Array(pcm.length);
      return await recognizer.score(input, { language, texts, audioContext: judgedContext(pcm.length) });
    },
  });
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
