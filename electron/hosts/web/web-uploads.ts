import { badRequest } from '#shared/text/bad-request.ts';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { incomingDir, ownFolderOf, removeOwnCopies } from '#services/erasure/own-copies.ts';
import { AppFailure } from '#shared/failure.ts';

/** What is still written to the library while an upload comes. */
const spareBytes = 64_000_000;

export interface Upload {
  readonly name: string;
  /** As the browser says; null where it does not. */
  readonly sizeBytes: number | null;
  readonly body: ReadableStream | null;
}

/**
 * A browser has no paths: the file is streamed into the library's `incoming` folder, where it stays as the recording's
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
    const source = body === null ? Readable.from([]) : Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(source, createWriteStream(file, { flags: 'wx' }));
    return file;
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw diskFull(sizeBytes ?? 0, error);
    throw error;
  }
}

/** Told before gigabytes are sent. */
async function requireRoom(dir: string, sizeBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dir);
  if (sizeBytes > 0 && bavail * bsize < sizeBytes + spareBytes) throw diskFull(sizeBytes);
}

function diskFull(sizeBytes: number, cause?: unknown): AppFailure {
  return new AppFailure('disk-full', { neededMb: Math.ceil((sizeBytes + spareBytes) / 1e6) }, cause);
}

/** After a call that named uploaded files: those that no recording uses were not wanted. */
export function dropUnwanted(libraryDir: string, input: unknown, usedPaths: () => readonly string[]): void {
  const folders = pathsOf(input).flatMap((file) => ownFolderOf(libraryDir, file) ?? []);
  if (folders.length > 0) removeOwnCopies(libraryDir, folders, usedPaths());
}

/** A model that was brought through the page cannot be left where it lies: that is only a place to pass through. */
export function withoutReference(libraryDir: string, input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('how' in input)) return input;
  return pathsOf(input).some((file) => ownFolderOf(libraryDir, file) !== null) ? { ...input, how: 'copy' } : input;
}

function pathsOf(input: unknown): readonly string[] {
  if (typeof input !== 'object' || input === null) return [];
  const { path: one, paths: many } = input as { readonly path?: unknown; readonly paths?: unknown };
  return [one, ...(Array.isArray(many) ? many : [])].filter((file) => typeof file === 'string');
}
