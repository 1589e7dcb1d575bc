import type { AudioTrack } from '#shared/audio-track.ts';
import type { ProbedMedia } from './probe.ts';

/** Chromium has decoders for these in every build. */
const codecs = /^(?:opus|vorbis|flac|mp3|aac|pcm_(?:u8|s16le|s24le|s32le|f32le|alaw|mulaw))$/;
/** More of them, or some without a place, are not all audible where there are two loudspeakers. */
const maxChannels = 8;

/**
 * Whether a page that is given the file itself plays this track, and these of its channels (null: all). A page cannot
 * choose: of several tracks it plays the first that it can decode, whatever the container calls its default, and of one
 * track all channels.
 */
export function playsDirectly(
  { tracks, leadBytes = 0 }: Pick<ProbedMedia, 'tracks' | 'leadBytes'>,
  wanted: number,
  channels: readonly number[] | null = null,
): boolean {
  const track = tracks.find(({ index }) => index === wanted);
  // Behind something else it finds no beginning.
  if (track === undefined || leadBytes > 0 || !areAllAudible(track)) return false;
  if (channels !== null && new Set(channels).size !== track.channels) return false;
  if (tracks.length === 1) return true;
  return wanted === 0 && track.obstacle === null && codecs.test(track.codec);
}

export function areAllAudible({ channels, layout }: Pick<AudioTrack, 'channels' | 'layout'>): boolean {
  return channels === null || channels <= 2 || (layout !== null && channels <= maxChannels);
}
