import path from 'node:path';
import type { Readable } from 'node:stream';
import { AppFailure } from '#shared/failure.ts';
import { inputArguments } from './ffmpeg-profile.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** How far a frame differs from the one before it, 0…100: a hard cut is some 10 and more. */
export interface PictureChange {
  readonly atMs: number;
  readonly score: number;
}

interface Options {
  readonly ffmpeg: string;
  readonly fromMs: number;
  readonly signal: AbortSignal;
}

/** Small pictures show a cut as well as large ones, and cost less. */
const filters =
  'scale=w=256:h=-2:flags=fast_bilinear,scdet=threshold=100,metadata=mode=print:key=lavfi.scd.score:file=-';

/**
 * Every frame of the picture of a file from a time on, in order; covers of albums are no picture. Nothing comes where there
 * is none. Fails with `ffmpeg-missing`, and with `damaged-header` where nothing can be decoded.
 */
export async function* pictureChanges(
  file: string,
  { ffmpeg, fromMs, signal }: Options,
): AsyncGenerator<PictureChange> {
  const seek = fromMs > 0 ? ['-ss', (fromMs / 1000).toFixed(3)] : [];
  const output = ['-map', '0:V:0?', '-an', '-sn', '-dn', '-vf', filters, '-f', 'null', '-'];
  const run = runFfmpeg(ffmpeg, ['-v', 'error', ...seek, ...inputArguments(file), ...output]);
  const stop = () => void run.stop();
  signal.addEventListener('abort', stop);
  let count = 0;
  let atMs: number | null = null;
  try {
    for await (const line of linesOf(run.stdout)) {
      const seconds = /pts_time:(-?[\d.]+)/.exec(line)?.[1];
      if (seconds !== undefined) atMs = fromMs + Math.round(Number(seconds) * 1000);
      const score = /^lavfi\.scd\.score=([\d.]+)/.exec(line)?.[1];
      if (score === undefined || atMs === null) continue;
      count += 1;
      yield { atMs, score: Number(score) };
    }
    const { code, startError } = await run.ended;
    signal.throwIfAborted();
    if (startError !== null) throw new AppFailure('ffmpeg-missing', { remedy: startError.message }, startError);
    const isWithoutPicture = /does not contain any stream|matches no streams/.test(run.said());
    if (count === 0 && code !== 0 && fromMs === 0 && !isWithoutPicture)
      throw new AppFailure('damaged-header', { name: path.basename(file), detail: run.said().slice(0, 500) });
  } catch (error) {
    // A stream that was stopped ends with an error of its own.
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await run.stop();
  }
}

/** Fails where the stream is stopped; readline would wait for its end for ever. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of stream as AsyncIterable<Buffer>) {
    const lines = (rest + piece.toString('latin1')).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
