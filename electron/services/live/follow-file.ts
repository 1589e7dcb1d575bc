import { open } from 'node:fs/promises';

const pieceBytes = 256 * 1024;

/** How far a file that grows may be read. */
export interface GrowingLength {
  /** Bytes that are safe on disk. */
  bytes(): number;
  /** Nothing will be added any more. */
  isOver(): boolean;
  /** Resolves when more is there, or it is over; at once where it is over. */
  change(): Promise<void>;
}

/** The bytes of a file from its first one, as they come; paused while no one asks. */
export async function* followFile(
  file: string,
  length: GrowingLength,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const handle = await open(file, 'r');
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  try {
    for (let at = 0; !signal.aborted;) {
      // Asked before the length: what comes in between is not missed.
      const change = length.change();
      const isOver = length.isOver();
      const there = length.bytes();
      if (at >= there) {
        if (isOver) return;
        await Promise.race([change, stopped]);
        continue;
      }
      const piece = Buffer.alloc(Math.min(pieceBytes, there - at));
      const { bytesRead } = await handle.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
