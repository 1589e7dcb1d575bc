import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import { decodeBytes } from '#services/media/decode.ts';
import { probe } from '#services/media/probe.ts';
import { runFfmpeg } from '#services/media/run-ffmpeg.ts';
import { soundSource } from '#services/media/sound-source.ts';

/** Rate of a clip: what every recorder gives is below, and every player takes it. */
const rateHz = 48_000;

export interface Clip {
  readonly track: number;
  readonly rateHz: number;
  readonly channels: number;
  /** Of each channel. */
  readonly samples: number;
}

/** The sound of a span of one track, every channel, without loss (FLAC, 24 bit); times are those of the text. */
export async function clipSound(how: {
  readonly file: string;
  readonly track: number | null;
  readonly startMs: number;
  readonly endMs: number;
  readonly target: string;
  readonly ffmpeg: string;
  readonly signal: AbortSignal;
}): Promise<Clip> {
  const { file, ffmpeg, target, signal, startMs, endMs } = how;
  const media = await probe(file, ffmpeg);
  const track = how.track ?? media.track;
  const { source } = await soundSource(file, media, track);
  const channels = Math.max(1, Math.min(8, media.tracks[track]?.channels ?? 1));
  const [first, last] = [startMs, endMs].map((ms) => Math.round((ms / 1000) * rateHz) * channels) as [number, number];
  const kept = { samples: 0 };
  let failure: unknown = null;
  const cut = async function* () {
    try {
      let at = 0;
      const decoded = decodeBytes(file, { ffmpeg, source, channels, rateHz, signal, maxMs: endMs + 1000 }, 's32le');
      for await (const bytes of decoded) {
        const samples = new Int32Array(bytes);
        const [from, to] = [Math.max(0, first - at), Math.min(samples.length, last - at)];
        if (to > from) {
          kept.samples += to - from;
          yield new Uint8Array(bytes, from * 4, (to - from) * 4);
        }
        at += samples.length;
        if (at >= last) return;
      }
    } catch (error) {
      failure = error;
    }
  };
  const input = ['-f', 's32le', '-ar', String(rateHz), '-ac', String(channels), '-i', 'pipe:0'];
  const output = ['-c:a', 'flac', '-sample_fmt', 's32', '-bits_per_raw_sample', '24', '-map_metadata', '-1'];
  const end = ['-fflags', '+bitexact', '-flags', '+bitexact', '-f', 'flac', '-y', `file:${target}`];
  const run = runFfmpeg(ffmpeg, ['-v', 'error', '-nostdin', ...input, ...output, ...end], undefined, cut());
  run.stdout.resume();
  const { code } = await run.ended;
  signal.throwIfAborted();
  if (failure !== null) throw failure;
  if (code !== 0)
    throw new AppFailure('damaged-header', { name: path.basename(file), detail: run.said().slice(0, 500) });
  return { track, rateHz, channels, samples: kept.samples / channels };
}
