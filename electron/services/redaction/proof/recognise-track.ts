import type { LoadedModel } from '#native/lib/types.ts';
import { decode } from '#services/media/decode.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { probe } from '#services/media/probe.ts';
import { soundSource } from '#services/media/sound-source.ts';
import { inOrder } from '#services/recognition/in-order.ts';
import { createJoiner } from '#services/recognition/join-windows.ts';
import { Recognizer } from '#services/recognition/recognizer.ts';
import { SpokenLanguage } from '#services/recognition/spoken-language.ts';
import { rulesOf, transcribeWindow } from '#services/recognition/transcribe-window.ts';
import { createBuiltInDetector } from '#services/speech/detect/built-in-detector.ts';
import { SoundPreparer } from '#services/speech/levels/prepare-sound.ts';
import { speechWindows } from '#services/speech/speech-windows.ts';
import type { JobOptions, NewSegment } from '#services/store/records.ts';
import { completeOptions } from '#services/store/recordings/job-options.ts';

export interface TrackToRecognise {
  readonly file: string;
  readonly track: number;
  readonly ffmpeg: string;
  readonly model: LoadedModel;
  /** As the text was made; a span to do again is ignored. */
  readonly options: JobOptions;
  readonly signal: AbortSignal;
  readonly onProgress: (doneMs: number) => void;
}

/** What the engine recognises on one track of any file, from beginning to end, without the library. */
export async function recogniseTrack(how: TrackToRecognise): Promise<readonly NewSegment[]> {
  const { file, ffmpeg, model, signal } = how;
  const { redo, ...options } = how.options;
  void redo;
  const media = await probe(file, ffmpeg);
  const track = media.tracks[how.track];
  if (track === undefined) return [];
  const { source } = await soundSource(file, media, how.track);
  const channelCount = decodedChannels(track);
  const isApart = options.sound?.eachChannel === true && track.channels === 2;
  const preparer = new SoundPreparer({ channelCount, channels: null, isApart });
  const recognizer = new Recognizer(Promise.resolve({ model, withoutGpu: () => null }), signal);
  const language = new SpokenLanguage({ ...completeOptions(options), language: options.language }, recognizer, null);
  const detector = createBuiltInDetector();
  const pcm = decode(file, { ffmpeg, source, channels: channelCount, signal });
  const rules = { ...rulesOf(options), detector, isEverything: false, channelCount: isApart ? 2 : 1 } as const;
  const context = { options, recognizer, language, speakerNames: ['', ''] as const, onPartial: () => {} };
  const segments: NewSegment[] = [];
  const joiner = createJoiner();
  const windows = speechWindows(prepared(pcm, preparer), rules);
  for await (const [window, found] of inOrder(
    windows,
    () => model.lanes + 1,
    async (one) => await transcribeWindow(one, context),
  )) {
    segments.push(...joiner.own(window, found.segments));
    how.onProgress(window.endMs);
  }
  return segments;
}

async function* prepared(
  pieces: AsyncIterable<Float32Array>,
  preparer: SoundPreparer,
): AsyncGenerator<Int16Array, void, void> {
  for await (const piece of pieces) {
    const ready = preparer.add(piece);
    if (ready.length > 0) yield ready;
  }
  yield preparer.end();
}
