import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { hasWriter } from './has-writer.ts';

/** Recorders and copies write again within this time. */
export const usualQuietMs = 3000;
const lookMs = 100;
/** A recorder that pauses for longer is waited for no more, though it holds its file open: many an editor does. */
const maxPauseMs = 30 * 60_000;

/**
 * Whether a program is writing to the file: it is checked until it has been left alone for `quietMs`, and then asked
 * whether a program that wrote within half an hour still holds it open. Returns at once for a file that was not written to
 * lately. A file that is gone is not being written.
 */
export async function isBeingWritten(file: string, signal: AbortSignal, quietMs = usualQuietMs): Promise<boolean> {
  const look = async () => {
    const { size, mtimeMs } = await stat(file);
    return { size, mtimeMs };
  };
  try {
    const first = await look();
    // A clock that goes ahead (of a network drive) is no reason to wait longer.
    let leftMs = Math.min(quietMs, quietMs - (Date.now() - first.mtimeMs));
    while (leftMs > 0) {
      await wait(Math.min(lookMs, leftMs), undefined, { signal });
      leftMs -= lookMs;
      const now = await look();
      if (now.size !== first.size || now.mtimeMs !== first.mtimeMs) return true;
    }
    return quietMs > 0 && Date.now() - first.mtimeMs < maxPauseMs && (await hasWriter(file));
  } catch {
    return false; // gone or stopped: reported by whoever reads it
  }
}
