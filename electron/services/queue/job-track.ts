import type { SoundChoice } from '#shared/audio-track.ts';
import { AppFailure } from '#shared/failure.ts';
import type { ListenedSound, Recording } from '#shared/recording.ts';
import { completeOptions } from '#services/store/recordings/job-options.ts';
import type { JobOptions } from '#services/store/records.ts';
import { soundSource, type FoundSound } from '#services/media/sound-source.ts';
import type { ProbedMedia } from '#services/media/probe.ts';
import { rulesOf } from '#services/recognition/transcribe-window.ts';
import { chooseTrack, otherChannelsWithSpeech, otherTracksWithSpeech, type ChosenTrack } from './choose-track.ts';
import type { TrackRules } from './track-rules.ts';
import type { TranscribeContext } from './transcribe-context.ts';

export interface JobTrack {
  readonly chosen: ChosenTrack;
  /** Of the job, with the track that was found. */
  readonly options: JobOptions;
  readonly listening: TrackRules;
  readonly found: FoundSound;
  /** By a person. */
  readonly isChosen: boolean;
}

/** The track of a job; one that was found by listening is kept in the job's options. */
export async function jobTrack(
  recording: Recording,
  media: ProbedMedia,
  context: Pick<TranscribeContext, 'library' | 'ffmpeg' | 'signal' | 'openDetector'>,
): Promise<JobTrack> {
  const { library, ffmpeg, signal } = context;
  const { options } = library.jobs.get(recording.id);
  const { detector } = completeOptions(options);
  const openDetector = () => context.openDetector(detector);
  const wanted = media.tracks.find(({ index }) => index === options.sound?.track)?.index ?? media.track;
  const before = await soundSource(recording.path, media, wanted);
  const listening = { file: recording.path, sound: before, ffmpeg, signal, openDetector, ...rulesOf(options) };
  const chosen = await chooseTrack(media, options.sound, listening);
  if (chosen === null) throw new AppFailure('no-audio-track', { name: recording.name });
  const found = chosen.track.index === wanted ? before : await soundSource(recording.path, media, chosen.track.index);
  const isChosen = (options.sound?.track ?? null) !== null && options.sound?.isAutomatic !== true;
  const isOther = options.sound?.track !== chosen.track.index && chosen.silent.length > 0;
  if (!isOther) return { options, chosen, found, listening, isChosen };
  const sound: SoundChoice = { track: chosen.track.index, eachChannel: false, isAutomatic: true };
  library.jobs.setOptions(recording.id, { ...options, sound });
  return { options: { ...options, sound }, chosen, found, listening, isChosen };
}

/** Tracks with speech that is not in the text. Whoever chose a track knows of the others; but not where it held nothing. */
export async function otherTracks(
  media: ProbedMedia,
  { chosen, listening, isChosen }: JobTrack,
  segmentCount: number,
): Promise<readonly number[]> {
  return isChosen && segmentCount > 0 ? [] : await otherTracksWithSpeech(media, chosen, listening);
}

/** Where channels were chosen and hold nothing: those of the same track that do. */
export async function otherChannels(
  { chosen, options, listening }: JobTrack,
  segmentCount: number,
): Promise<readonly number[]> {
  const { channels } = options.sound ?? {};
  if (channels === undefined || segmentCount > 0) return [];
  return await otherChannelsWithSpeech(chosen.track, channels, listening);
}

export function listenedOf(
  { chosen: { track }, options }: JobTrack,
  { tracks }: ProbedMedia,
  measured: Pick<ListenedSound, 'durationMs' | 'loudestDb'>,
): ListenedSound {
  return {
    track: track.index + 1,
    trackCount: tracks.length,
    channels: options.sound?.channels?.map((channel) => channel + 1) ?? null,
    channelCount: track.channels,
    ...measured,
  };
}
