import type { FileHandle } from 'node:fs/promises';
import { blockBytes, createBlockHasher, type BlockHasher } from './block-hashes.ts';

interface HashOptions {
  /** Stops before the first block whose hash is another one; the hasher then ends at that block's beginning. */
  readonly expected?: readonly string[];
  /** Bytes beyond it are not read. */
  readonly atMost?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Hashes an open file from its beginning. */
export async function hashFile(file: FileHandle, options: HashOptions = {}): Promise<BlockHasher> {
  const { expected = [], atMost = Infinity, signal } = options;
  const hasher = createBlockHasher();
  const buffer = Buffer.allocUnsafe(blockBytes);
  for (;;) {
    signal?.throwIfAborted();
    const left = Math.min(buffer.length, atMost - hasher.byteCount);
    const piece = buffer.subarray(0, await readFully(file, buffer.subarray(0, left), hasher.byteCount));
    if (piece.length === 0) return hasher;
    const wanted = expected[hasher.blocks.length];
    if (wanted !== undefined && wanted !== hashOf(piece)) return hasher;
    hasher.update(piece);
  }
}

/** Fills the buffer unless the file ends before. */
export async function readFully(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

export function hashOf(block: Buffer): string {
  const hasher = createBlockHasher();
  hasher.update(block);
  return hasher.finish().sha256;
}
