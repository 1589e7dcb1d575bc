import { open, rm } from 'node:fs/promises';
import { AppFailure } from '#shared/failure.ts';
import { blockBytes, createBlockHasher } from './download/block-hashes.ts';
import { readFully } from './download/hash-file.ts';

export interface HashedCopy {
  readonly sha256: string;
  readonly blocks: readonly string[];
  readonly sizeBytes: number;
}

/** Copies a file to a place of its own and hashes what went through; removes the copy when that fails. */
export async function copyHashed(from: string, to: string, signal?: AbortSignal): Promise<HashedCopy> {
  const source = await openReadable(from);
  try {
    const target = await open(to, 'wx');
    try {
      const hasher = createBlockHasher();
      const buffer = Buffer.allocUnsafe(blockBytes);
      for (;;) {
        signal?.throwIfAborted();
        const read = await readFully(source, buffer, hasher.byteCount);
        if (read === 0) break;
        const piece = buffer.subarray(0, read);
        await target.writeFile(piece);
        hasher.update(piece);
      }
      await target.sync();
      return { ...hasher.finish(), sizeBytes: hasher.byteCount };
    } finally {
      await target.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(to, { force: true });
    throw error;
  } finally {
    await source.close();
  }
}

/** Opens for reading; a failure with the file's name where that is not allowed. */
export async function openReadable(file: string): ReturnType<typeof open> {
  return await open(file, 'r').catch((error: unknown) => {
    const name = file.split(/[\\/]/).at(-1) ?? file;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppFailure('model-missing', { name }, error);
    throw new AppFailure('file-unreadable', { name }, error);
  });
}
