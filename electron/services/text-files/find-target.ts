import { type Stats, constants } from 'node:fs';
import { access, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { Reason } from '#shared/text/failure-text/reasons.ts';
import { writeFailure } from './write-failure.ts';

export interface FoundTarget {
  /** Where the text really goes, all links of its last part followed. */
  readonly file: string;
  /** Null for a file that is not there yet. */
  readonly found: Stats | null;
}

const maxLinks = 40;
const isOpenFile = /^\/(?:dev|proc\/[^/]+)\/fd\/\d+$/;

/** Where a target leads; a link to nothing leads to the file it names. Fails with `target-is-folder`. */
export async function findTarget(target: string): Promise<FoundTarget> {
  let file = path.resolve(target);
  for (let links = 0; links < maxLinks; links += 1) {
    // A pipe or an open file by its number has no other name that could be opened.
    const to = isOpenFile.test(file) ? null : await readlink(file).catch(() => null);
    if (to === null) break;
    file = path.resolve(path.dirname(file), to);
  }
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found?.isDirectory() === true) throw new AppFailure('target-is-folder', { name: path.basename(file) });
  if (found?.isFile() === true && isOpenFile.test(file)) {
    throw new AppFailure('cannot-write', { name: target, reason: 'open-file-number' satisfies Reason });
  }
  return { file, found };
}

/** What holds data that a text would take the place of. */
export function mustAsk(found: Stats): boolean {
  return found.isFile() || found.isBlockDevice();
}

/**
 * Fails as writing there would, before the work whose result it is for: `file-exists`, `folder-missing`,
 * `write-forbidden`, `disk-readonly`, `target-is-folder`.
 */
export async function checkTarget(target: string, { overwrite }: { readonly overwrite: boolean }): Promise<void> {
  let place = target;
  try {
    const { file, found } = await findTarget(target);
    place = file;
    if (found !== null && mustAsk(found) && !overwrite)
      throw new AppFailure('file-exists', { name: path.basename(file) });
    if (found !== null) await access(file, constants.W_OK);
    else if (/[/\\]$/.test(target)) throw new AppFailure('folder-missing', { path: target });
    else await access(path.dirname(file), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw writeFailure(error, place, 0);
  }
}
