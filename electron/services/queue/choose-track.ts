import type { AudioTrack, SoundChoice } from '#shared/audio-track.ts';
import { AppFailure } from '#shared/failure.ts';
import { decode } from '#services/media/decode.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { lengthLimitMs } from '#services/media/length-limit.ts';
import type { FoundSound } from '#services/media/sound-source.ts';
import type { ProbedMedia } from '#services/media/probe.ts';
import { SoundPreparer } from '#services/speech/levels/prepare-sound.ts';
import type { SpeechDetector } from '#services/speech/detect/speech-detector.ts';
import { SpanFinder, type SpanRules } from '#services/speech/detect/speech-spans.ts';

/** So many frames of 32 ms that a detector took for speech: a word or two. */
const enoughFrames = 30;
/** Of a recording that ends before that. */
const minFrames = 8;

export interface TrackRules extends SpanRules {
  readonly file: string;
  /** Of any of the tracks. */
  readonly sound: FoundSound;
  readonly ffmpeg: string;
  readonly signal: AbortSignal;
  /** A new one for each track. */
  openDetector(): Promise<SpeechDetector>;
}

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

/** Other tracks with speech, in their order. */
export async function otherTracksWithSpeech(
  media: ProbedMedia,
  { track, silent }: ChosenTrack,
  listening: TrackRules,
): Promise<readonly number[]> {
  const found: number[] = [];
  for (const other of othersOf(media, track)) {
    if (!silent.includes(other.index) && (await holdsSpeech(other, listening))) found.push(other.index);
  }
  return found;
}

function othersOf({ tracks }: ProbedMedia, one: AudioTrack): readonly AudioTrack[] {
  return tracks.filter(({ index, obstacle, channels }) => index !== one.index && obstacle === null && channels !== 0);
}

/** Listens until there is enough of it, or to the end. A track that cannot be decoded holds none. */
async function holdsSpeech(
  track: AudioTrack,
  { file, sound, ffmpeg, signal, ...listening }: TrackRules,
): Promise<boolean> {
  const channels = decodedChannels(track);
  const preparer = new SoundPreparer({ channelCount: channels, channels: null, isApart: false });
  const detector = await listening.openDetector();
  const finder = new SpanFinder(listening);
  const loudFrames = () => finder.spansAfter(-1).reduce((sum, { loud }) => sum + loud, 0);
  try {
    const source = { ...sound.source, track: track.index };
    const maxMs = lengthLimitMs(sound.structure.sizeBytes);
    for await (const piece of decode(file, { ffmpeg, source, channels, maxMs, signal })) {
      finder.add(await detector.detect(preparer.add(piece)));
      if (loudFrames() >= enoughFrames) return true;
    }
    finder.add(await detector.detect(preparer.end()));
    finder.add(await detector.end());
    finder.end();
    return loudFrames() >= minFrames;
  } catch (error) {
    if (error instanceof AppFailure && error.code !== 'aborted') return false;
    throw error;
  } finally {
    await detector.close();
  }
}
