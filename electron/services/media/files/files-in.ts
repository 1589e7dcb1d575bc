import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure, failureOf, type Failure, type FailureCode } from '#shared/failure.ts';
import { isPackage, isPassedOver } from '#shared/files/media-extensions.ts';

/** A file, or what could not be read and why. */
export interface FoundFile {
  readonly path: string;
  readonly failure: Failure | null;
}

interface Folder {
  readonly path: string;
  /** Of the folders on the way here, by device and number: a link to one of them has no end. */
  readonly above: readonly string[];
}

/**
 * Files of a folder and below, by name in natural order; links are followed, those to folders after all else. Hidden
 * ones are passed over, all others are listed: what cannot be read comes with its failure, and the rest continues.
 */
export async function* filesIn(
  folder: string,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<FoundFile, void, void> {
  const root = path.resolve(folder);
  const seen = new Set<string>();
  const stack: Folder[] = [{ path: root, above: await identitiesAbove(root) }];
  const linked: Folder[] = [];
  for (let next = stack.pop(); next !== undefined; next = stack.pop() ?? linked.shift()) {
    signal?.throwIfAborted();
    const identity = await identityOf(next.path).catch(() => null);
    if (identity !== null && seen.has(identity)) continue;
    if (identity !== null) seen.add(identity);
    const above = identity === null ? next.above : [...next.above, identity];
    const below: Folder[] = [];
    for await (const found of entriesOf(next.path)) {
      if (found.kind === 'folder') below.push({ path: found.path, above });
      if (found.kind === 'linked') {
        const target = await identityOf(found.path).catch(() => null);
        if (target !== null && above.includes(target)) yield failed(found.path, 'link-cycle');
        else linked.push({ path: found.path, above });
      } else if (found.kind === 'file') yield { path: found.path, failure: found.failure };
    }
    stack.push(...below.toReversed());
  }
}

type Entry =
  | { readonly kind: 'folder' | 'linked'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly failure: Failure | null };

async function* entriesOf(folder: string): AsyncGenerator<Entry, void, void> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  } catch (error) {
    yield { kind: 'file', ...failed(folder, isMissing(error) ? 'folder-gone' : 'folder-unreadable', error) };
    return;
  }
  const named = entries.map((entry) => ({ entry, name: entry.name.toString('utf8') }));
  named.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  for (const { entry, name } of named) {
    const full = path.join(folder, name);
    if (isPassedOver(name)) continue;
    if (!Buffer.from(name, 'utf8').equals(entry.name)) yield { kind: 'file', ...failed(full, 'name-unreadable') };
    else if (entry.isSymbolicLink()) yield await followed(full);
    else if (entry.isDirectory()) yield folderEntry('folder', full);
    else yield { kind: 'file', ...(entry.isFile() ? { path: full, failure: null } : failed(full, 'not-a-file')) };
  }
}

async function followed(link: string): Promise<Entry> {
  try {
    const target = await stat(link);
    if (target.isDirectory()) return folderEntry('linked', link);
    return { kind: 'file', ...(target.isFile() ? { path: link, failure: null } : failed(link, 'not-a-file')) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') return { kind: 'file', ...failed(link, 'link-cycle', error) };
    return { kind: 'file', ...failed(link, isMissing(error) ? 'link-broken' : 'file-unreadable', error) };
  }
}

function folderEntry(kind: 'folder' | 'linked', folder: string): Entry {
  return isPackage(path.basename(folder))
    ? { kind: 'file', ...failed(folder, 'folder-package') }
    : { kind, path: folder };
}

function failed(file: string, code: FailureCode, cause?: unknown): FoundFile {
  return { path: file, failure: failureOf(new AppFailure(code, { name: path.basename(file) }, cause)) };
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

async function identityOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  return `${dev}:${ino}`;
}

async function identitiesAbove(folder: string): Promise<readonly string[]> {
  const above: string[] = [];
  for (let dir = path.dirname(folder); ; dir = path.dirname(dir)) {
    above.push(await identityOf(dir).catch(() => ''));
    if (dir === path.dirname(dir)) return above;
  }
}
