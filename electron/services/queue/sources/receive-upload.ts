import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppFailure } from '#shared/failure.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { incomingDir } from '#services/erasure/own-copies.ts';

/** What is still written to the library while an upload comes. */
const spareBytes = 64_000_000;

export interface Upload {
  readonly name: string;
  /** As the browser says; null where it does not. */
  readonly sizeBytes: number | null;
  readonly body: ReadableStream | AsyncIterable<Uint8Array> | null;
}

/**
 * A browser or another program has no paths: the file is streamed into the library's `incoming` folder, where it stays as the recording's
 * source. An upload that breaks off, or has no room, leaves nothing. Resolves to the path to add.
 */
export async function receiveUpload(libraryDir: string, { name, sizeBytes, body }: Upload): Promise<string> {
  if (name === '' || name !== path.basename(name) || name === '.' || name === '..' || name.includes('\0')) {
    throw badRequest('file-name');
  }
  const dir = path.join(incomingDir(libraryDir), randomUUID());
  const file = path.join(dir, name);
  try {
    await mkdir(dir, { recursive: true });
    await requireRoom(dir, sizeBytes ?? 0);
    await pipeline(body ?? Readable.from([]), createWriteStream(file, { flags: 'wx' }));
    return file;
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw diskFull(sizeBytes ?? 0, error);
    throw error;
  }
}

/** Checked before gigabytes are sent. */
async function requireRoom(dir: string, sizeBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dir);
  if (sizeBytes > 0 && bavail * bsize < sizeBytes + spareBytes) throw diskFull(sizeBytes);
}

function diskFull(sizeBytes: number, cause?: unknown): AppFailure {
  return new AppFailure('disk-full', { neededMb: Math.ceil((sizeBytes + spareBytes) / 1e6) }, cause);
}
