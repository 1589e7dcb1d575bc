import type { AudioTrack } from '#shared/audio-track.ts';

/** Sound without compression, and what cannot change its channels on the way. */
const fixed = /^(pcm_|adpcm_|alac$|wavpack$|tta$|ape$|tak$|g72|gsm|amr|speex$)/;

/**
 * How many channels are decoded of a track: those it has, and silent ones up to what it may have later on (a broadcast
 * goes from two to six), as every sample of a run has the same number of them.
 */
export function decodedChannels({ codec, channels }: Pick<AudioTrack, 'codec' | 'channels'>): number {
  if (channels === null) return 8;
  if (channels > 16) return channels;
  if (channels > 8) return 16;
  if (fixed.test(codec)) return channels;
  return /^mp[123]/.test(codec) ? Math.max(2, channels) : 8;
}
