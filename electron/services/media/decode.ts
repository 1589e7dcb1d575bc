import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import { readClockRestart } from './clock-filter.ts';
import { decodeArguments, sampleRateHz, type SoundSource } from './ffmpeg-profile.ts';
import { runFfmpeg, type FfmpegRun } from './run-ffmpeg.ts';
import { watchForStall } from './stall-watch.ts';

export interface DecodeOptions {
  readonly ffmpeg: string;
  readonly source: SoundSource;
  /** No more sound is taken out of the file; no limit if not given. */
  readonly maxMs?: number;
  readonly signal: AbortSignal;
  /** So many samples come in turn, one of each: see `decodedChannels`. */
  readonly channels: number;
  /** The bytes of the file, where it is still growing: waited for as long as it takes. */
  readonly growing?: AsyncIterable<Uint8Array> | undefined;
  /** So long nothing comes, and nothing is read: 30 s if not given; tests have less patience. */
  readonly stallMs?: number;
  /** `maxMs` was reached, and the rest was left. */
  readonly onLimited?: () => void;
  /** One of several parts gave no sound at all. */
  readonly onLost?: () => void;
  /** The clock of the container starts again here; the sound continues. */
  readonly onClockRestart?: (atMs: number) => void;
  /** Samples a second of each channel; 16 000 if not given. */
  readonly rateHz?: number;
  /** See `decodeArguments`; off if not given. */
  readonly restoresPeaks?: boolean;
}

/** 32 bits each: floating point with full scale 1, or whole numbers with full scale 2^31. */
export type SampleFormat = 'f32le' | 's32le';

const stallMs = 30_000;
const bytesPerSample = 4;
/** Sound after a restart of the clock; less is an encoder's padding. */
const minAfterRestartMs = 200;

/**
 * All channels of a track as 16 kHz samples of 32 bit, full scale is 1 (some files hold more), in pieces as they come: never whole in memory, paused while no one asks.
 * Ends early, without an error, where a file is damaged: its structure shows that (see `FileStructure`).
 */
export async function* decode(file: string, options: DecodeOptions): AsyncGenerator<Float32Array, void, void> {
  for await (const bytes of decodeBytes(file, options, 'f32le')) yield new Float32Array(bytes);
}

/** As `decode`, in a sample format: whole numbers stay exact. */
export async function* decodeBytes(
  file: string,
  options: DecodeOptions,
  format: SampleFormat,
): AsyncGenerator<ArrayBuffer, void, void> {
  const { rateHz = sampleRateHz } = options;
  const name = path.basename(file);
  const { channels } = options;
  const maxSamples = ((options.maxMs ?? Number.POSITIVE_INFINITY) / 1000) * rateHz * channels;
  const isPiped = options.growing !== undefined;
  const decoded = { isPiped, rateHz, format, restoresPeaks: options.restoresPeaks === true };
  let samples = 0;
  for (const part of options.source.parts ?? [undefined]) {
    const before = samples;
    const afterSeconds = (options.source.afterSeconds ?? 0) + before / rateHz / channels;
    const restarts: number[] = [];
    const run = runFfmpeg(
      options.ffmpeg,
      decodeArguments(file, options.source, channels, { ...decoded, afterSeconds, ...(part && { part }) }),
      (line) => {
        const atMs = readClockRestart(line);
        if (atMs !== null) restarts.push(atMs);
      },
      options.growing,
    );
    try {
      for await (const piece of pieces(run, { ...options, name, isPiped, frameBytes: bytesPerSample * channels })) {
        samples += piece.byteLength / bytesPerSample;
        yield piece;
        if (samples > maxSamples) {
          options.onLimited?.();
          return;
        }
      }
      const { code, startError } = await run.ended;
      if (startError !== null) throw new AppFailure('ffmpeg-missing', { remedy: startError.message }, startError);
      options.signal.throwIfAborted();
      if (samples === 0 && code !== 0) throw undecodable(name, run.said());
      // At the end of each part ffmpeg asks for the time once more, of no sound at all.
      const endMs = (samples / rateHz / channels) * 1000 - minAfterRestartMs;
      for (const atMs of restarts) if (atMs > 0 && atMs < endMs) options.onClockRestart?.(atMs);
      if (samples === before && code !== 0) options.onLost?.();
    } finally {
      await run.stop();
    }
  }
  if (samples < (rateHz / 10) * channels) throw new AppFailure('too-short', { name });
}

function undecodable(name: string, said: string): AppFailure {
  const codec = /no decoder found for: (\S+)|Decoder \(codec (\S+)\) not found/.exec(said);
  if (codec !== null) return new AppFailure('codec-unknown', { name, codec: codec[1] ?? codec[2] ?? '' });
  return new AppFailure('damaged-header', { name, detail: said.slice(0, 500) });
}

interface Patience {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly stallMs?: number;
  /** What does not come was not said yet. */
  readonly isPiped: boolean;
}

/** Whole samples (of all channels) out of the byte stream; the wait for the next bytes ends, time the consumer takes does not count. */
async function* pieces(
  run: FfmpegRun,
  how: Patience & { readonly frameBytes: number },
): AsyncGenerator<ArrayBuffer, void, void> {
  const iterator = run.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let odd: Buffer = Buffer.alloc(0);
  for (;;) {
    const next = await within(iterator.next(), run, how);
    if (next.done === true) return;
    const bytes = odd.length === 0 ? next.value : Buffer.concat([odd, next.value]);
    const even = bytes.length - (bytes.length % how.frameBytes);
    odd = bytes.subarray(even);
    // Copied: a Buffer may start at an odd offset of its pool, and its memory is reused.
    if (even > 0) {
      const { buffer, byteOffset } = bytes;
      yield buffer.slice(byteOffset, byteOffset + even) as ArrayBuffer;
    }
  }
}

async function within<T>(
  wait: Promise<T>,
  run: FfmpegRun,
  { name, signal, isPiped, stallMs: waitMs = stallMs }: Patience,
): Promise<T> {
  // When something else ends the wait, the pending read ends with the stream: its rejection has no other listener.
  wait.catch(() => {});
  signal.throwIfAborted();
  let cleanUp = () => {};
  const limit = new Promise<never>((_, reject) => {
    const stalled = () => reject(new AppFailure('media-stalled', { name }));
    const endWatch = isPiped ? () => undefined : watchForStall(run, waitMs, stalled);
    const abort = () => reject(signal.reason instanceof Error ? signal.reason : new AppFailure('aborted'));
    signal.addEventListener('abort', abort, { once: true });
    cleanUp = () => {
      endWatch();
      signal.removeEventListener('abort', abort);
    };
  });
  return await Promise.race([wait, limit]).finally(() => cleanUp());
}
