import type { FfmpegRun } from './run-ffmpeg.ts';

/** A slow disk or a huge file is waited for so much longer, as long as ffmpeg keeps reading. */
const maxWaits = 40;

/**
 * Calls back once where a run neither ended nor read anything for `patienceMs`. A program that keeps reading is slow,
 * not stuck, and is given time up to forty times. Returns how to end the watch.
 */
export function watchForStall(run: Pick<FfmpegRun, 'readBytes'>, patienceMs: number, onStall: () => void): () => void {
  let before = run.readBytes();
  let waits = 0;
  const timer = setInterval(() => {
    const now = run.readBytes();
    waits += 1;
    if (now !== null && before !== null && now > before && waits < maxWaits) {
      before = now;
      return;
    }
    clearInterval(timer);
    onStall();
  }, patienceMs);
  return () => clearInterval(timer);
}
