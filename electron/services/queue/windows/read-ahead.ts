import type { Job } from '#services/store/records.ts';
import type { Recording } from '#shared/recording.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { probe } from '#services/media/probe.ts';
import type { FirstReader } from '#services/recognition/live/first-words.ts';
import { Recognizer, type JobModel } from '#services/recognition/recognizer.ts';
import { SpokenLanguage } from '#services/recognition/spoken-language.ts';
import { transcribeWindow } from '#services/recognition/transcribe-window.ts';
import { SoundPreparer } from '#services/speech/levels/prepare-sound.ts';
import { completeOptions } from '#services/store/recordings/job-options.ts';
import { jobTrack } from '../job-track.ts';
import type { TranscribeContext } from '../transcribe-context.ts';
import { windowsOf, type DecodedSound } from './windows-of.ts';

/** Nobody waits for the first words of a recording whose turn has not come. */
const noFirst: FirstReader = { onFirstSpeech: undefined, isRead: () => Promise.resolve() };

export interface AheadContext extends Pick<TranscribeContext, 'library' | 'openDetector' | 'ffmpeg' | 'speakerNames'> {
  /** What is read with it is remembered for the job itself. */
  readonly model: JobModel;
  readonly signal: AbortSignal;
}

/**
 * Decodes a waiting recording, looks for speech in it and reads its first window, when a lane has nothing else to do. Nothing
 * of it is written: its own job comes to the same sound and finds it read. Resolves when the sound is found, with whether
 * there was anything to read.
 */
export async function readAhead(recording: Recording, job: Job, context: AheadContext): Promise<boolean> {
  const { library, ffmpeg, signal, model } = context;
  const media = await probe(recording.path, ffmpeg);
  // Of several tracks one is chosen by listening, which is the job's own business.
  if (media.tracks.length !== 1 || job.options.redo !== undefined) return false;
  const { options, found, chosen } = await jobTrack(recording, media, context);
  const detector = await context.openDetector(completeOptions(options).detector);
  try {
    const { track } = chosen;
    const channelCount = decodedChannels(track);
    const channels = options.sound?.channels ?? null;
    const isApart = options.sound?.eachChannel === true && track.channels === 2;
    const preparer = new SoundPreparer({ channelCount, channels, isApart, leavesLevel: options.leavesLevel });
    const peaks = { add: () => Promise.resolve() };
    const seen = { samples: 0, isLimited: false, isLost: false, clockRestartsMs: [], speech: [], restored: null };
    const sound: DecodedSound = { ...seen, detector, channelCount, channels, preparer, peaks };
    const recognizer = new Recognizer(Promise.resolve(model), signal);
    const language = new SpokenLanguage({ ...completeOptions(options), language: options.language }, recognizer, null);
    const vocabulary = library.vocabulary.expectedIn(recording.id);
    const { speakerNames } = context;
    for await (const window of windowsOf(recording.path, { options, found }, sound, context, noFirst)) {
      if ((window.channels[0]?.length ?? 0) === 0) continue;
      const read = { options, recognizer, language, speakerNames, vocabulary, onPartial() {} };
      void transcribeWindow(window, read).catch(() => undefined); // the job meets the same and reports it
      return true;
    }
    return false;
  } finally {
    await detector.close();
  }
}
