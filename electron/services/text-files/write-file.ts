import { link, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { AppFailure } from '#shared/failure.ts';

/**
 * Writes beside the target, syncs, then puts it under its name in one step: a reader sees the old file or the whole
 * new one. Without `overwrite` an existing file fails with `file-exists`, also when it appeared meanwhile.
 */
export async function writeFileWhole(target: string, text: string, options: { overwrite: boolean }): Promise<number> {
  const name = path.basename(target);
  const part = path.join(path.dirname(target), `.${randomUUID()}.part`);
  try {
    const handle = await open(part, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (options.overwrite) await rename(part, target);
    else await renameUnlessThere(part, target);
  } catch (error) {
    throw writeFailure(error, name, Buffer.byteLength(text));
  } finally {
    await rm(part, { force: true }).catch(() => {});
  }
  return Buffer.byteLength(text);
}

/** `link` refuses an existing target; file systems without links (FAT, some shares) get an exclusive create instead. */
async function renameUnlessThere(part: string, target: string): Promise<void> {
  try {
    await link(part, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw error;
    await (await open(target, 'wx')).close();
    await rename(part, target);
  }
}

function writeFailure(error: unknown, name: string, sizeBytes: number): AppFailure {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return new AppFailure('file-exists', { name }, error);
  if (code === 'ENOSPC') return new AppFailure('disk-full', { neededMb: Math.ceil(sizeBytes / 1e6) + 1 }, error);
  return new AppFailure('cannot-write', { name, detail: code ?? String(error) }, error);
}
