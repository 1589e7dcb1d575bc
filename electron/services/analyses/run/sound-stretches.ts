import { AppFailure } from '#shared/failure.ts';
import type { Recording } from '#shared/recording.ts';
import { sampleRateHz } from '#native/lib/types.ts';
import type { Library } from '#services/library/library.ts';
import { decode } from '#services/media/decode.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { probe } from '#services/media/probe.ts';
import { soundSource } from '#services/media/sound-source.ts';
import { sourceInPlace } from '#services/queue/sources/locate-media.ts';
import { marginMs, stretchMs, type SoundStretch } from '../analyzer.ts';

const samplesOf = (ms: number) => Math.round((ms * sampleRateHz) / 1000);
const msOf = (samples: number) => Math.round((samples * 1000) / sampleRateHz);
/** Where two channels disagree this much, one is turned over and would silence the other. */
const turnedCorrelation = -0.25;

export interface StretchSource {
  readonly library: Library;
  readonly recording: Recording;
  readonly ffmpeg: string;
  /** Stretches that end at or before it are left out. */
  readonly doneMs: number;
  readonly signal: AbortSignal;
  /** As long as `stretchMs` of analyzer.ts if not given; tests have less to do. */
  readonly soundStretchMs?: number | undefined;
}

/** The sound that the text of a recording was made of, mixed to one channel, stretch by stretch. Never whole in memory. */
export async function* soundStretches(from: StretchSource): AsyncGenerator<SoundStretch, void, void> {
  const { library, recording, ffmpeg, doneMs, signal } = from;
  const source = await sourceInPlace(library, recording.mediaKey);
  if (source === null) throw new AppFailure('file-missing', { name: recording.name });
  const media = await probe(source.path, ffmpeg);
  const track = media.tracks.find(({ index }) => index === (source.track ?? media.track));
  if (track === undefined) throw new AppFailure('no-audio-track', { name: recording.name });
  const { source: sound } = await soundSource(source.path, media, track.index);
  const channels = decodedChannels(track);
  const all = Array.from({ length: track.channels ?? channels }, (_, channel) => channel);
  const kept = source.channels ?? all;
  const stretch = samplesOf(from.soundStretchMs ?? stretchMs);
  const margin = samplesOf(marginMs);
  let startSample = 0;
  let firstSample = 0;
  const buffer = new Int16Array(stretch + 2 * margin);
  let count = 0;
  const take = (endSample: number): SoundStretch | null => {
    const [startMs, endMs, fromMs] = [msOf(startSample), msOf(endSample), msOf(firstSample)];
    const made: SoundStretch | null =
      endMs <= doneMs ? null : { reads: 'sound', startMs, endMs, fromMs, samples: buffer.slice(0, count) };
    const nextFirst = Math.max(0, endSample - margin);
    buffer.copyWithin(0, nextFirst - firstSample, count);
    count -= nextFirst - firstSample;
    startSample = endSample;
    firstSample = nextFirst;
    return made;
  };
  for await (const piece of decode(source.path, { ffmpeg, source: sound, channels, signal })) {
    const mixed = mix(piece, channels, kept);
    for (let at = 0; at < mixed.length;) {
      const missing = startSample + stretch + margin - firstSample - count;
      const part = mixed.subarray(at, at + missing);
      buffer.set(part, count);
      count += part.length;
      at += part.length;
      if (part.length < missing) continue;
      const made = take(startSample + stretch);
      if (made !== null) yield made;
    }
  }
  const endSample = firstSample + count;
  if (endSample > startSample) {
    const made = take(endSample);
    if (made !== null) yield made;
  }
}

/** The mean of the channels that are listened to. */
function mix(piece: Float32Array, channels: number, kept: readonly number[]): Int16Array {
  const frames = Math.floor(piece.length / channels);
  const [first = 0, second] = kept;
  const sign = second !== undefined && kept.length === 2 && isTurned(piece, channels, first, second) ? -1 : 1;
  const mixed = new Int16Array(frames);
  for (let frame = 0; frame < frames; frame += 1) {
    let sum = 0;
    for (const channel of kept) sum += (channel === second ? sign : 1) * (piece[frame * channels + channel] ?? 0);
    mixed[frame] = Math.max(-32_768, Math.min(32_767, Math.round((sum * 32_767) / kept.length)));
  }
  return mixed;
}

function isTurned(piece: Float32Array, channels: number, one: number, other: number): boolean {
  let [product, ones, others] = [0, 1e-12, 1e-12];
  for (let at = 0; at + channels <= piece.length; at += 4 * channels) {
    const [a, b] = [piece[at + one] ?? 0, piece[at + other] ?? 0];
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  return product / Math.sqrt(ones * others) < turnedCorrelation;
}
