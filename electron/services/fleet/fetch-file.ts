import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import { fileSha256 } from '#services/media/files/file-hash.ts';
import type { FilePlace } from './fleet-port.ts';
import type { ObjectStore } from './object-store.ts';

export interface FileSources {
  /** Folder of the share on this machine; null without one. */
  readonly share: string | null;
  /** Null without one. */
  readonly store: ObjectStore | null;
}

interface WantedFile {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes?: number;
  readonly place: FilePlace;
}

/**
 * A file where this machine can read it, proved to be the one that is meant before anything is done with it. `isOurs`:
 * it was fetched, and is to be removed. Fails with `file-missing`, or with `source-changed` where it is another content;
 * of a store with its own failures.
 */
export async function fetchFile(
  wanted: WantedFile,
  sources: FileSources,
  signal: AbortSignal,
): Promise<{ readonly path: string; readonly isOurs: boolean }> {
  const { name, place, sha256, sizeBytes } = wanted;
  if (place.kind === 'share') {
    const file = sharedFile(place.path, sources.share, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() !== true) throw new AppFailure('file-missing', { name });
    const isSame = (sizeBytes === undefined || found.size === sizeBytes) && (await fileSha256(file, signal)) === sha256;
    if (!isSame) throw new AppFailure('source-changed', { name });
    return { path: file, isOurs: false };
  }
  if (sources.store === null) throw new AppFailure('store-missing', { name, host: '–' });
  const { key } = place;
  return { path: await sources.store.download({ key, name, sha256, sizeBytes }, signal), isOurs: true };
}

/** What a job names is below the share, wherever a link or `..` would lead. */
function sharedFile(below: string, share: string | null, name: string): string {
  if (share === null) throw new AppFailure('file-missing', { name });
  const file = path.resolve(share, below);
  const within = path.relative(path.resolve(share), file);
  if (within === '' || path.isAbsolute(within) || within.split(path.sep)[0] === '..') {
    throw new AppFailure('file-missing', { name });
  }
  return file;
}
