import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppFailure } from '#shared/failure.ts';

/**
 * A browser has no paths: the file is streamed into the library's `incoming` folder, where it stays as the recording's
 * source. An upload that breaks off leaves nothing. Resolves to the path to add.
 */
export async function receiveUpload(libraryDir: string, name: string, body: ReadableStream | null): Promise<string> {
  if (name === '' || name !== path.basename(name) || name === '.' || name === '..' || name.includes('\0')) {
    throw new AppFailure('bad-request', { detail: 'file name' });
  }
  const dir = path.join(libraryDir, 'incoming', randomUUID());
  const file = path.join(dir, name);
  try {
    await mkdir(dir, { recursive: true });
    const source = body === null ? Readable.from([]) : Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(source, createWriteStream(file, { flags: 'wx' }));
    return file;
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new AppFailure('disk-full', { neededMb: 500 }, error);
    throw error;
  }
}
