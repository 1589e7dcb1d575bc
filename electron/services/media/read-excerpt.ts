import type { FfmpegRun } from './run-ffmpeg.ts';
import { excerptArguments, type SoundSource } from './ffmpeg-profile.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

export interface ExcerptRequest {
  readonly ffmpeg: string;
  readonly source: SoundSource;
  /** So many samples come in turn, one of each: see `decodedChannels`. */
  readonly channels: number;
  readonly startMs: number;
  readonly endMs: number;
  /** As in `decodeArguments`. */
  readonly restoresPeaks?: boolean;
  /** Of an MP3 the place may be some seconds off, which spares reading all that comes before it. */
  readonly isRough?: boolean;
  readonly signal: AbortSignal;
}

/** What has no index is read up to the place: longer than this is not waited for. */
const maxMs = 20_000;

/**
 * A few seconds out of the middle of a file, found by seeking: 16 kHz, 32 bit, all channels in turn. Shorter, or nothing,
 * where the file gives no more: nothing depends on it.
 */
export async function readExcerpt(file: string, request: ExcerptRequest): Promise<Float32Array> {
  const { ffmpeg, signal } = request;
  signal.throwIfAborted();
  const run: FfmpegRun = runFfmpeg(ffmpeg, excerptArguments(file, request));
  const stop = () => void run.stop();
  const timer = setTimeout(stop, maxMs);
  signal.addEventListener('abort', stop, { once: true });
  const pieces: Buffer[] = [];
  run.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  run.stdout.on('error', () => undefined); // `ended` reports it
  try {
    await run.ended;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  const bytes = Buffer.concat(pieces);
  const whole = bytes.length - (bytes.length % (4 * request.channels));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + whole));
}
