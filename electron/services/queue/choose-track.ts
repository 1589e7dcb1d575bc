import type { AudioTrack, SoundChoice } from '#shared/audio-track.ts';
import { AppFailure } from '#shared/failure.ts';
import { decode } from '#services/media/decode.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { lengthLimitMs } from '#services/media/length-limit.ts';
import type { ProbedMedia } from '#services/media/probe.ts';
import { SoundPreparer } from '#services/speech/levels/prepare-sound.ts';
import { SpanFinder } from '#services/speech/detect/speech-spans.ts';
import { isSameSound } from './same-sound.ts';
import type { TrackRules } from './track-rules.ts';

/** So many frames of 32 ms that a detector took for speech: a word or two. */
const enoughFrames = 30;
/** Of a recording that ends before that. */
const minFrames = 8;

export interface ChosenTrack {
  readonly track: AudioTrack;
  /** Those that were listened to before it was found, and hold no speech. */
  readonly silent: readonly number[];
}

/**
 * The track that was asked for; of several where none was, the first that holds speech, the container's own choice
 * before the others. Where none does it is the container's choice.
 */
export async function chooseTrack(
  media: ProbedMedia,
  choice: SoundChoice | undefined,
  listening: TrackRules,
): Promise<ChosenTrack | null> {
  const wanted = choice?.isAutomatic === true ? null : (choice?.track ?? null);
  const first = media.tracks.find(({ index }) => index === (wanted ?? media.track)) ?? media.tracks[media.track];
  if (first === undefined) return null;
  const others = othersOf(media, first);
  if (wanted !== null || others.length === 0) return { track: first, silent: [] };
  const silent: number[] = [];
  for (const track of [first, ...others]) {
    if (await holdsSpeech(track, listening)) return { track, silent };
    silent.push(track.index);
  }
  return { track: first, silent: [] };
}

/** Other tracks with speech, in their order; those that hold the same sound as the chosen one say nothing new. */
export async function otherTracksWithSpeech(
  media: ProbedMedia,
  { track, silent }: ChosenTrack,
  listening: TrackRules,
): Promise<readonly number[]> {
  const found: number[] = [];
  for (const other of othersOf(media, track)) {
    if (silent.includes(other.index) || !(await holdsSpeech(other, listening))) continue;
    if (!(await isSameSound(track, other, listening))) found.push(other.index);
  }
  return found;
}

function othersOf({ tracks }: ProbedMedia, one: AudioTrack): readonly AudioTrack[] {
  return tracks.filter(({ index, obstacle, channels }) => index !== one.index && obstacle === null && channels !== 0);
}

/** Channels of a track with speech, in their order, but for those that were listened to. */
export async function otherChannelsWithSpeech(
  track: AudioTrack,
  listenedTo: readonly number[],
  listening: TrackRules,
): Promise<readonly number[]> {
  const others = Array.from({ length: track.channels ?? 0 }, (_, channel) => channel).filter(
    (channel) => !listenedTo.includes(channel),
  );
  return await channelsWithSpeech(
    track,
    others.map((channel) => [channel]),
    listening,
  ).then((found) => others.filter((_, nth) => found[nth] === true));
}

/** A track that cannot be decoded holds none. */
async function holdsSpeech(track: AudioTrack, listening: TrackRules): Promise<boolean> {
  const [holds = false] = await channelsWithSpeech(track, [null], listening);
  return holds;
}

/** For each choice of channels (null: all of them) whether there is speech. Listens until all have enough, or to the end. */
async function channelsWithSpeech(
  track: AudioTrack,
  choices: readonly (readonly number[] | null)[],
  { file, sound, ffmpeg, signal, ...listening }: TrackRules,
): Promise<readonly boolean[]> {
  const channelCount = decodedChannels(track);
  const listeners = await Promise.all(
    choices.map(async (channels) => ({
      preparer: new SoundPreparer({ channelCount, channels, isApart: false }),
      detector: await listening.openDetector(),
      finder: new SpanFinder(listening),
    })),
  );
  const loudFrames = ({ finder }: (typeof listeners)[number]) =>
    finder.spansAfter(-1).reduce((sum, { loud }) => sum + loud, 0);
  try {
    const source = { ...sound.source, track: track.index };
    const maxMs = lengthLimitMs(sound.structure.sizeBytes);
    for await (const piece of decode(file, { ffmpeg, source, channels: channelCount, maxMs, signal })) {
      const searching = listeners.filter((listener) => loudFrames(listener) < enoughFrames);
      if (searching.length === 0) return listeners.map(() => true);
      for (const { finder, detector, preparer } of searching) {
        finder.add(await detector.detect(preparer.add(piece)));
      }
    }
    for (const listener of listeners) {
      const { finder, detector, preparer } = listener;
      if (loudFrames(listener) >= enoughFrames) continue;
      finder.add(await detector.detect(preparer.end()));
      finder.add(await detector.end());
      finder.end();
    }
    return listeners.map((listener) => loudFrames(listener) >= minFrames);
  } catch (error) {
    if (error instanceof AppFailure && error.code !== 'aborted') return listeners.map(() => false);
    throw error;
  } finally {
    await Promise.all(listeners.map(({ detector }) => detector.close()));
  }
}
