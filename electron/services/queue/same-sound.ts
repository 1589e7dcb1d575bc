import type { AudioTrack } from '#shared/audio-track.ts';
import { sampleRateHz } from '#native/lib/types.ts';
import { decode } from '#services/media/decode.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { lengthLimitMs } from '#services/media/length-limit.ts';
import { SoundPreparer } from '#services/speech/levels/prepare-sound.ts';
import type { TrackRules } from './track-rules.ts';

/** Compared a second at a time. */
const blockSamples = sampleRateHz;
/** Quieter seconds of both prove nothing; −50 dB of full scale. */
const minLevel = 0.003;
/** Two encodings of one sound agree at least so far; another voice over it, even a quiet one, does not. */
const minAgreement = 0.95;
/** 50 ms: what codecs put before a sound. */
const maxLag = sampleRateHz / 20;

/**
 * Whether two tracks of a file hold one sound, also in other codecs, channels and levels, from the first second to the
 * last. Ends at the first second that differs; a translation over the first words of the original is another sound.
 */
export async function isSameSound(one: AudioTrack, other: AudioTrack, listening: TrackRules): Promise<boolean> {
  const [ones, others] = [secondsOf(one, listening), secondsOf(other, listening)];
  let lag: number | null = null;
  try {
    for (;;) {
      const [a, b] = await Promise.all([ones.next(), others.next()]);
      if (a.done === true || b.done === true) return isQuiet(a.value) && isQuiet(b.value) && lag !== null;
      if (isQuiet(a.value) && isQuiet(b.value)) continue;
      lag ??= bestLag(a.value, b.value);
      if (agreement(a.value, b.value, lag) < minAgreement) return false;
    }
  } finally {
    await Promise.all([ones.return(), others.return()]);
  }
}

/** Prepared as for recognition: brought to one level, and mixed. */
async function* secondsOf(
  track: AudioTrack,
  { file, sound, ffmpeg, signal }: TrackRules,
): AsyncGenerator<Int16Array, void, void> {
  const channels = decodedChannels(track);
  const preparer = new SoundPreparer({ channelCount: channels, channels: null, isApart: false });
  const source = { ...sound.source, track: track.index };
  const maxMs = lengthLimitMs(sound.structure.sizeBytes);
  const filling = new Int16Array(blockSamples);
  let filled = 0;
  const whole: Int16Array[] = [];
  const take = (samples: Int16Array) => {
    for (let read = 0; read < samples.length;) {
      const part = samples.subarray(read, read + blockSamples - filled);
      filling.set(part, filled);
      filled += part.length;
      read += part.length;
      if (filled < blockSamples) return;
      whole.push(filling.slice());
      filled = 0;
    }
  };
  for await (const piece of decode(file, { ffmpeg, source, channels, maxMs, signal })) {
    take(preparer.add(piece));
    yield* whole.splice(0);
  }
  take(preparer.end());
  yield* whole.splice(0);
}

function isQuiet(samples: Int16Array | undefined | void): boolean {
  if (samples === undefined) return true;
  let squares = 0;
  for (const sample of samples) squares += (sample / 32_768) ** 2;
  return squares / samples.length < minLevel ** 2;
}

function bestLag(one: Int16Array, other: Int16Array): number {
  let [best, found] = [-1, 0];
  for (let lag = -maxLag; lag <= maxLag; lag += 1) {
    const alike = agreement(one, other, lag);
    if (alike > best) [best, found] = [alike, lag];
  }
  return found;
}

/** 0…1, whichever way up. `other` comes so many samples later. */
function agreement(one: Int16Array, other: Int16Array, lag: number): number {
  let [product, ones, others] = [0, 0, 0];
  const from = Math.max(0, -lag);
  const until = Math.min(one.length, other.length - lag);
  for (let i = from; i < until; i += 1) {
    const [a, b] = [one[i] ?? 0, other[i + lag] ?? 0];
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  return ones > 0 && others > 0 ? Math.abs(product) / Math.sqrt(ones * others) : 0;
}
