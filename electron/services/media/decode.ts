import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import { decodeArguments, sampleRateHz } from './ffmpeg-profile.ts';
import { runFfmpeg, type FfmpegRun } from './run-ffmpeg.ts';

export interface DecodeOptions {
  readonly ffmpeg: string;
  readonly track: number;
  /** Bounds the output to 1.1 × + 60 s of it; null where the container does not say. */
  readonly declaredMs: number | null;
  readonly signal: AbortSignal;
  /** So many samples come in turn, one of each: see `decodedChannels`. */
  readonly channels: number;
  /** 30 s if not given; tests have less patience. */
  readonly stallMs?: number;
  /** The file held so much more than it declares that the rest was left. */
  readonly onCapped?: () => void;
}

const stallMs = 30_000;
const bytesPerSample = 4;

/**
 * All channels of a track as 16 kHz samples of 32 bit, full scale is 1 (some files hold more), in pieces as they come: never whole in memory, paused while nobody asks.
 * Ends early, without an error, where a file is damaged: compare the length with the declared one.
 */
export async function* decode(file: string, options: DecodeOptions): AsyncGenerator<Float32Array, void, void> {
  const name = path.basename(file);
  const { channels } = options;
  const run = runFfmpeg(options.ffmpeg, decodeArguments(file, options.track, channels));
  const limitSamples = outputLimit(options.declaredMs) * channels;
  let samples = 0;
  try {
    for await (const piece of pieces(run, { ...options, name, frameBytes: bytesPerSample * channels })) {
      samples += piece.length;
      yield piece;
      if (samples > limitSamples) {
        options.onCapped?.();
        return;
      }
    }
    const { code, startError } = await run.ended;
    if (startError !== null) throw new AppFailure('ffmpeg-missing', { remedy: startError.message }, startError);
    options.signal.throwIfAborted();
    if (samples === 0 && code !== 0) throw new AppFailure('damaged-header', { name, detail: run.said().slice(0, 500) });
    if (samples < (sampleRateHz / 10) * channels) throw new AppFailure('too-short', { name });
  } finally {
    await run.stop();
  }
}

function outputLimit(declaredMs: number | null): number {
  return declaredMs === null ? Number.POSITIVE_INFINITY : ((declaredMs * 1.1 + 60_000) / 1000) * sampleRateHz;
}

interface Patience {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly stallMs?: number;
}

/** Whole samples (of all channels) out of the byte stream; the wait for the next bytes ends, time the consumer takes does not count. */
async function* pieces(
  run: FfmpegRun,
  how: Patience & { readonly frameBytes: number },
): AsyncGenerator<Float32Array, void, void> {
  const iterator = run.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let odd: Buffer = Buffer.alloc(0);
  for (;;) {
    const next = await within(iterator.next(), how);
    if (next.done === true) return;
    const bytes = odd.length === 0 ? next.value : Buffer.concat([odd, next.value]);
    const even = bytes.length - (bytes.length % how.frameBytes);
    odd = bytes.subarray(even);
    // Copied: a Buffer may start at an odd offset of its pool, and its memory is reused.
    if (even > 0) yield new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + even));
  }
}

async function within<T>(wait: Promise<T>, { name, signal, stallMs: waitMs = stallMs }: Patience): Promise<T> {
  // When something else ends the wait, the pending read ends with the stream: its rejection has no other listener.
  wait.catch(() => {});
  signal.throwIfAborted();
  let cleanUp = () => {};
  const limit = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new AppFailure('media-stalled', { name })), waitMs);
    const abort = () => reject(signal.reason instanceof Error ? signal.reason : new AppFailure('aborted'));
    signal.addEventListener('abort', abort, { once: true });
    cleanUp = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
  });
  return await Promise.race([wait, limit]).finally(() => cleanUp());
}
