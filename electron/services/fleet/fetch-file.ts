import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppFailure } from '#shared/failure.ts';
import { fileSha256 } from '#services/media/files/file-hash.ts';
import type { Connect } from '#services/network/connect.ts';
import type { FilePlace } from './fleet-port.ts';
import { signedHeaders, type StoreAccess } from './signed-request.ts';

export interface FileSources {
  /** Folder of the share on this machine; null without one. */
  readonly share: string | null;
  /** Address of a bucket, with a folder in it; null without one. */
  readonly store: { readonly url: URL; readonly access: StoreAccess | null } | null;
  readonly connect: Connect;
  /** For what is fetched. */
  readonly dir: string;
}

interface WantedFile {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes?: number;
  readonly place: FilePlace;
}

/**
 * A file where this machine can read it, proved to be the one that is meant before anything is done with it. `isOurs`:
 * it was fetched, and is to be removed. Fails with `file-missing`, or with `source-changed` where it is another content.
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
  if (sources.store === null) throw new AppFailure('file-missing', { name });
  return { path: await download(wanted, place.key, sources, signal), isOurs: true };
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

async function download(wanted: WantedFile, key: string, sources: FileSources, signal: AbortSignal): Promise<string> {
  const { store, connect, dir } = sources;
  const base = store?.url.href.replace(/\/*$/, '') ?? '';
  const url = new URL(`${base}/${key.split('/').map(encodeURIComponent).join('/')}`);
  const access = store?.access ?? null;
  const headers = access === null ? {} : signedHeaders(access, { url, method: 'GET', now: new Date() });
  const response = await connect({ url, headers, purpose: 'fleet media', signal, stallMs: 60_000 });
  const { statusCode = 0 } = response;
  if (statusCode !== 200) {
    response.destroy();
    if (statusCode === 404 || statusCode === 403) throw new AppFailure('file-missing', { name: wanted.name });
    throw new AppFailure('download-wrong-answer', { host: url.hostname, status: statusCode });
  }
  await mkdir(dir, { recursive: true });
  const file = path.join(dir, `${wanted.sha256}${path.extname(wanted.name)}`);
  const hash = createHash('sha256');
  const counting = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
  try {
    await pipeline(response, counting, createWriteStream(`${file}.part`), { signal });
    if (hash.digest('hex') !== wanted.sha256) throw new AppFailure('source-changed', { name: wanted.name });
    await rename(`${file}.part`, file);
    return file;
  } finally {
    await rm(`${file}.part`, { force: true });
  }
}
