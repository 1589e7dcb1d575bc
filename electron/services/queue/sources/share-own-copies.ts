import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ownFolderOf } from '#services/erasure/own-copies.ts';
import type { Library } from '#services/library/library.ts';

/**
 * Paths to add, where a copy that the app just made gives way to one that it has already of the same content (its
 * recording may be in the bin). Contents are compared whole. The user's own files are left as they are.
 */
export async function shareOwnCopies(library: Library, paths: readonly string[]): Promise<readonly string[]> {
  const isOwn = (file: string) => ownFolderOf(library.dir, file) !== null;
  if (!paths.some(isOwn)) return paths;
  const kept = library.erasures.usedPaths().filter(isOwn);
  const shared: string[] = [];
  for (const given of paths)
    shared.push(isOwn(given) ? ((await findSame(given, [...kept, ...shared])) ?? given) : given);
  return shared;
}

async function findSame(file: string, others: readonly string[]): Promise<string | null> {
  const sizeBytes = await sizeOf(file);
  let own: string | null = null;
  for (const other of others) {
    if (path.resolve(other) === path.resolve(file) || (await sizeOf(other)) !== sizeBytes || sizeBytes === null)
      continue;
    own ??= await hashOf(file);
    if ((await hashOf(other)) === own) return other;
  }
  return null;
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() === true ? found.size : null;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
