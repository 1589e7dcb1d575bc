import type { Stats } from 'node:fs';
import { constants, link, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppFailure } from '#shared/failure.ts';
import { partPath } from './part-path.ts';
import { findTarget, mustAsk } from './find-target.ts';
import { writeFailure } from './write-failure.ts';

export interface WriteOptions {
  readonly overwrite: boolean;
  /** Ends the wait for a reader at the other end of a named pipe. */
  readonly signal?: AbortSignal;
}

type FileContent = string | Uint8Array;

/**
 * Writes a text or bytes where `target` leads: through links, into a device or a pipe as it comes. An ordinary file appears in
 * one step (a reader sees the old one or the whole new one) and keeps its mode and owner; one that has other names, or
 * whose folder or owner does not allow that, is written in its place. Without `overwrite` an existing file fails with
 * `file-exists`, also when it appeared meanwhile. Returns the bytes written.
 */
export async function writeFileWhole(target: string, content: FileContent, options: WriteOptions): Promise<number> {
  const sizeBytes = Buffer.byteLength(content);
  let place = target;
  try {
    const { file, found } = await findTarget(target);
    // What is missing or forbidden is so where a link leads.
    place = file;
    if (found !== null && mustAsk(found) && !options.overwrite) {
      throw new AppFailure('file-exists', { name: path.basename(file) });
    }
    if (found === null || found.isFile()) await writeOrdinary(file, found, content);
    else await pour(file, found, content, options.signal);
  } catch (error) {
    throw writeFailure(error, place, sizeBytes);
  }
  return sizeBytes;
}

async function writeOrdinary(file: string, found: Stats | null, content: FileContent): Promise<void> {
  const part = await partPath(path.dirname(file));
  try {
    const isWhole = await writePart(part, found, content);
    if (found === null) await renameUnlessThere(part, file);
    else if (isWhole && found.nlink === 1) await rename(part, file);
    // The whole text lies beside it until the file has it: a crash in between loses nothing.
    else await writeInPlace(file, content);
    await syncFolder(path.dirname(file));
  } finally {
    await rm(part, { force: true }).catch(() => {});
  }
}

/** False where it cannot take the place of `found`: the folder takes no new file, or the owner cannot be kept. */
async function writePart(part: string, found: Stats | null, content: FileContent): Promise<boolean> {
  let handle: FileHandle;
  try {
    handle = await open(part, 'wx', found === null ? 0o666 : 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (found !== null && (code === 'EACCES' || code === 'EPERM')) return false;
    throw error;
  }
  try {
    await handle.writeFile(content, 'utf8');
    const isKept = found === null || (await keepOwner(handle, found));
    if (found !== null) await handle.chmod(found.mode & 0o7777);
    await handle.sync();
    return isKept;
  } finally {
    await handle.close();
  }
}

async function keepOwner(handle: FileHandle, { uid, gid }: Stats): Promise<boolean> {
  const own = await handle.stat();
  if (own.uid === uid && own.gid === gid) return true;
  return await handle.chown(uid, gid).then(
    () => true,
    () => false,
  );
}

async function writeInPlace(file: string, content: FileContent): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    const sizeBytes = Buffer.byteLength(content);
    await handle.writeFile(content, 'utf8');
    await handle.truncate(sizeBytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
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

/** The new name itself survives a power loss; not every system lets a folder be synced. */
async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Into what is no ordinary file: nothing is replaced, so nothing is asked. */
async function pour(file: string, found: Stats, content: FileContent, signal?: AbortSignal): Promise<void> {
  const handle = found.isFIFO() ? await openPipe(file, signal) : await open(file, 'w');
  try {
    await handle.writeFile(content, 'utf8');
  } finally {
    await handle.close();
  }
}

/** Waits for a reader without holding a thread that no one could stop. */
async function openPipe(file: string, signal?: AbortSignal): Promise<FileHandle> {
  const isPosix = process.platform !== 'win32';
  for (;;) {
    try {
      const probe = await open(file, constants.O_WRONLY | (isPosix ? constants.O_NONBLOCK : 0));
      try {
        return await open(file, 'w');
      } finally {
        await probe.close();
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
      await wait(50, undefined, signal === undefined ? {} : { signal });
    }
  }
}
