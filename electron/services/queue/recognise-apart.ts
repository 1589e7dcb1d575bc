import { sampleRateHz } from '#native/lib/types.ts';
import type { SpeechDetectorChoice } from '#shared/gap.ts';
import { samplesToMs } from '#shared/text/timecode.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { lengthLimitMs } from '#services/media/length-limit.ts';
import { probe } from '#services/media/probe.ts';
import { soundSource } from '#services/media/sound-source.ts';
import { inOrder } from '#services/recognition/in-order.ts';
import { createJoiner } from '#services/recognition/join-windows.ts';
import { Recognizer, type JobModel } from '#services/recognition/recognizer.ts';
import { SpokenLanguage } from '#services/recognition/spoken-language.ts';
import { rulesOf, transcribeWindow } from '#services/recognition/transcribe-window.ts';
import type { SpeechDetector } from '#services/speech/detect/speech-detector.ts';
import { SoundPreparer } from '#services/speech/levels/prepare-sound.ts';
import { speechWindows } from '#services/speech/speech-windows.ts';
import { completeOptions } from '#services/store/recordings/job-options.ts';
import type { JobOptions, NewSegment } from '#services/store/records.ts';
import { chooseTrack } from './choose-track.ts';
import { decodeRestored } from './windows/decode-restored.ts';

export interface RecogniseApart {
  readonly file: string;
  readonly options: JobOptions;
  readonly model: Promise<JobModel>;
  openDetector(choice: SpeechDetectorChoice): Promise<SpeechDetector>;
  atOnce(): number;
  readonly ffmpeg: string;
  readonly signal: AbortSignal;
  readonly speakerNames: readonly [string, string];
  onWindow(doneMs: number, totalMs: number | null): void;
}

export interface RecognisedApart {
  readonly segments: readonly NewSegment[];
  readonly audioMs: number;
}

/** What a recording says with other options, by the pipeline of the queue; nothing of the library is touched. */
export async function recogniseApart(request: RecogniseApart): Promise<RecognisedApart> {
  const { file, options, ffmpeg, signal } = request;
  const media = await probe(file, ffmpeg);
  const choices = completeOptions(options);
  const detector = await request.openDetector(choices.detector);
  try {
    const openDetector = () => request.openDetector(choices.detector);
    const before = await soundSource(file, media, options.sound?.track ?? media.track);
    const rules = { file, sound: before, ffmpeg, signal, openDetector, ...rulesOf(options) };
    const chosen = await chooseTrack(media, options.sound, rules);
    const track = chosen?.track ?? media.tracks[media.track];
    if (track === undefined) return { segments: [], audioMs: 0 };
    const found = await soundSource(file, media, track.index);
    const channelCount = decodedChannels(track);
    const isApart = options.sound?.eachChannel === true && track.channels === 2;
    const preparer = new SoundPreparer({ channelCount, channels: options.sound?.channels ?? null, isApart });
    const { source, structure } = found;
    const maxMs = lengthLimitMs(structure.sizeBytes);
    const sound = { samples: 0, channelCount, preparer, detector };
    const pcm = decodeRestored(file, {
      restoresPeaks: choices.restoresPeaks,
      channelNumbers: options.sound?.channels ?? null,
      ffmpeg,
      source,
      channels: channelCount,
      signal,
      maxMs,
      onLimited() {},
      onLost() {},
      onClockRestart() {},
    });
    const segments = await recognise(request, sound, pcm, media.durationMs);
    return { segments, audioMs: samplesToMs(sound.samples, sampleRateHz) };
  } finally {
    await detector.close();
  }
}

interface ApartSound {
  samples: number;
  readonly channelCount: number;
  readonly preparer: SoundPreparer;
  readonly detector: SpeechDetector;
}

async function recognise(
  { options, signal, ...request }: RecogniseApart,
  sound: ApartSound,
  pcm: AsyncIterable<Float32Array>,
  totalMs: number | null,
): Promise<readonly NewSegment[]> {
  const { preparer, detector } = sound;
  const recognizer = new Recognizer(request.model, signal);
  const choices = completeOptions(options);
  const language = new SpokenLanguage({ ...choices, language: options.language }, recognizer, null);
  const windows = speechWindows(prepared(pcm, sound), {
    ...rulesOf(options),
    detector,
    isEverything: choices.detector === 'off',
    channelCount: preparer.outputChannels === 2 ? 2 : 1,
  });
  const { speakerNames } = request;
  const context = { options, recognizer, language, speakerNames, onPartial() {} };
  const segments: NewSegment[] = [];
  const joiner = createJoiner();
  const work = inOrder(
    windows,
    () => request.atOnce(),
    (window) => transcribeWindow(window, context),
  );
  for await (const [window, recognised] of work) {
    segments.push(...joiner.own(window, recognised.segments));
    request.onWindow(window.endMs, totalMs);
  }
  return segments;
}

async function* prepared(
  pieces: AsyncIterable<Float32Array>,
  sound: ApartSound,
): AsyncGenerator<Int16Array, void, void> {
  for await (const piece of pieces) {
    sound.samples += piece.length / sound.channelCount;
    const ready = sound.preparer.add(piece);
    if (ready.length > 0) yield ready;
  }
  yield sound.preparer.end();
}
