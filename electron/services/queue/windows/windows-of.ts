import type { JobOptions } from '#services/store/records.ts';
import { lengthLimitMs } from '#services/media/length-limit.ts';
import type { FoundSound } from '#services/media/sound-source.ts';
import type { FirstReader } from '#services/recognition/live/first-words.ts';
import { rulesOf } from '#services/recognition/transcribe-window.ts';
import type { SpeechDetector } from '#services/speech/detect/speech-detector.ts';
import { loudestOf } from '#services/speech/levels/loudest-of.ts';
import type { SoundPreparer } from '#services/speech/levels/prepare-sound.ts';
import { speechWindows, type SpeechSpan, type SpeechWindow } from '#services/speech/speech-windows.ts';
import { completeOptions } from '#services/store/recordings/job-options.ts';
import type { TranscribeContext } from '../transcribe-context.ts';
import { decodeRestored, type ClippedSound } from './decode-restored.ts';

/** What the pass that decodes needs, and what it finds out besides the samples. */
export interface DecodedSound {
  samples: number;
  /** The limit of length was reached. */
  isLimited: boolean;
  /** A part of the file gave no sound. */
  isLost: boolean;
  readonly clockRestartsMs: number[];
  readonly peaks: { add(samples: Int16Array): Promise<void> };
  readonly detector: SpeechDetector;
  /** Of what is decoded. */
  readonly channelCount: number;
  /** Those that are listened to; null for all. */
  readonly channels: readonly number[] | null;
  readonly preparer: SoundPreparer;
  /** What is clipped and was restored before it was prepared; null where nothing was. */
  restored: ClippedSound | null;
  /** All of it, once the recording was read to its end. */
  speech: readonly SpeechSpan[];
}

interface Wanted {
  readonly options: JobOptions;
  readonly found: FoundSound;
}

/** Windows of speech of a track, decoded as they are asked for. */
export function windowsOf(
  file: string,
  { options, found }: Wanted,
  sound: DecodedSound,
  context: Pick<TranscribeContext, 'ffmpeg' | 'signal' | 'growing'>,
  first: FirstReader,
): AsyncGenerator<SpeechWindow, void, void> {
  const { preparer } = sound;
  const { source, structure } = found;
  // What is still being written cannot be checked first.
  const restoresPeaks = options.restoresPeaks === true && !context.growing;
  const pcm = decodeRestored(file, {
    restoresPeaks,
    channelNumbers: sound.channels,
    onRestored: (clipped) => (sound.restored = clipped),
    ffmpeg: context.ffmpeg,
    source,
    channels: sound.channelCount,
    signal: context.signal,
    growing: context.growing?.bytes(context.signal),
    ...(options.isLengthUnlimited !== true && !context.growing && { maxMs: lengthLimitMs(structure.sizeBytes) }),
    onLimited: () => (sound.isLimited = true),
    onLost: () => (sound.isLost = true),
    onClockRestart: (atMs) => sound.clockRestartsMs.push(atMs),
  });
  const { detector } = completeOptions(options);
  // A span that a person wants transcribed again is transcribed, whatever a detector says.
  const isEverything = detector === 'off' || options.redo !== undefined;
  const channelCount = preparer.outputChannels === 2 ? 2 : 1;
  const rules = {
    ...rulesOf(options),
    detector: sound.detector,
    isEverything,
    channelCount,
    onFirstSpeech: first.onFirstSpeech,
  } as const;
  return speechWindows(prepared(pcm, sound, first), rules, (spans) => (sound.speech = spans));
}

/** Waveform and length come out of the pass that decodes; a resumed run sees the whole recording again. */
async function* prepared(
  pieces: AsyncIterable<Float32Array>,
  sound: DecodedSound,
  first: FirstReader,
): AsyncGenerator<Int16Array, void, void> {
  for await (const piece of pieces) {
    // Decoding on would only take the processors from the words that someone waits for.
    await first.isRead();
    sound.samples += piece.length / sound.channelCount;
    await sound.peaks.add(loudestOf(piece, sound.channelCount, sound.channels));
    const ready = sound.preparer.add(piece);
    if (ready.length > 0) yield ready;
  }
  yield sound.preparer.end();
}
