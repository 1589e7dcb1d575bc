import type { PartialSegment } from '#shared/segment.ts';
import type { JobOptions } from '#services/store/records.ts';
import { engineOptions } from '#services/speech/engine-options.ts';
import { placeSegments } from '#services/speech/marks/place-segments.ts';
import { presetDecoding } from '#services/speech/presets.ts';
import type { FirstSpeech } from '#services/speech/speech-windows.ts';
import type { Recognizer } from '../recognizer.ts';

/** More than a machine has: the engine takes what there is, as nothing else is being read yet. */
const allThreads = 64;

export interface FirstReader {
  /** Absent where no one waits for words. */
  readonly onFirstSpeech: ((speech: FirstSpeech) => void) | undefined;
  /** Resolves when the first speech has been read, at once where there was none yet. */
  isRead(): Promise<void>;
}

interface Reading {
  readonly options: JobOptions;
  /** Whisper code, where it is known already. */
  readonly language: string | null;
  readonly recognizer: Recognizer;
}

/**
 * Reads the first seconds of speech in the fastest way, so that there is text to look at. It is provisional and never
 * saved: the window that it is from is read again as all others are. Never rejects; what stops the job is reported by the
 * windows.
 */
async function readFirstWords(
  { pcm, timeline }: FirstSpeech,
  { options, language, recognizer }: Reading,
  onPartial: (segments: readonly PartialSegment[]) => void,
): Promise<void> {
  const wanted = {
    language: options.language === 'auto' ? (language ?? 'auto') : options.language,
    translate: options.translate,
    prompt: options.prompt,
    threads: allThreads,
    decoding: presetDecoding.fast,
  };
  try {
    const result = await recognizer.run({ pcm, options: (model) => engineOptions(wanted, model, pcm.length) });
    const segments = placeSegments(result?.segments ?? [], timeline).filter(({ text }) => text.trim() !== '');
    if (segments.length > 0) onPartial(segments.map(({ startMs, endMs, text }) => ({ startMs, endMs, text })));
  } catch {
    // The windows meet the same and report it.
  }
}

/** Reads the first speech as soon as it is there; whoever else needs the processors waits for `isRead`. */
export function createFirstReader(
  { isAwaited, ...reading }: Reading & { readonly isAwaited: boolean },
  onPartial: (segments: readonly PartialSegment[]) => void,
): FirstReader {
  let read: Promise<void> = Promise.resolve();
  const onFirstSpeech = (speech: FirstSpeech) => {
    read = readFirstWords(speech, reading, onPartial);
  };
  return { onFirstSpeech: isAwaited ? onFirstSpeech : undefined, isRead: async () => await read };
}
