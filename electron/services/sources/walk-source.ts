import { opendir, realpath, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { contentOf } from '#services/media/files/media-files.ts';
import { folderVerdict, isPackage, isPassedOver } from '#shared/files/media-extensions.ts';

export interface SeenFile {
  /** Below the root, with `/`. */
  readonly path: string;
  readonly look: string;
  /** Device and number, by which a file is known after it was renamed. */
  readonly identity: string;
  readonly sizeBytes: number;
}

export interface WalkOptions {
  readonly isDeep: boolean;
  readonly signal: AbortSignal;
  /** Files that the app wrote, and folders that it writes into. */
  isOurs(file: string): boolean;
}

/**
 * The recordings of a folder as they are now: hidden ones, halves of downloads, what systems leave, links that lead out
 * and our own files are passed over. Null where the folder is not there, or cannot be read.
 */
export async function walkSource(root: string, options: WalkOptions): Promise<ReadonlyMap<string, SeenFile> | null> {
  const found = new Map<string, SeenFile>();
  const real = await realpath(root).catch(() => null);
  if (real === null) return null;
  const waiting = [''];
  const entered = new Set<string>();
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    options.signal.throwIfAborted();
    const full = path.join(root, folder);
    const here = await realpath(full).catch(() => null);
    if (here === null || entered.has(here) || !isWithin(real, here)) {
      if (folder === '') return null;
      continue;
    }
    entered.add(here);
    try {
      for await (const entry of await opendir(full)) {
        const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (isPassedOver(entry.name)) continue;
        const kind = await kindOf(path.join(root, below), entry);
        if (kind === 'folder' && options.isDeep && !isPackage(entry.name)) waiting.push(below);
        const verdict = kind === 'file' ? folderVerdict(entry.name) : 'other';
        if (verdict === 'other') continue;
        if (verdict === 'look' && (await contentOf(path.join(root, below)).catch(() => 'other')) !== 'media') continue;
        const seen = await look(root, real, below, options);
        if (seen !== null) found.set(below, seen);
      }
    } catch {
      // The share went away in the middle: what was not seen is not gone.
      return null;
    }
  }
  return found;
}

async function kindOf(
  full: string,
  entry: { isDirectory(): boolean; isFile(): boolean; isSymbolicLink(): boolean },
): Promise<'file' | 'folder' | 'other'> {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return 'other';
  const target = await stat(full).catch(() => null);
  return target?.isDirectory() === true ? 'folder' : target?.isFile() === true ? 'file' : 'other';
}

async function look(root: string, real: string, below: string, options: WalkOptions): Promise<SeenFile | null> {
  const full = path.join(root, below);
  if (options.isOurs(full)) return null;
  try {
    const target = await realpath(full);
    if (!isWithin(real, target)) return null;
    const { size, mtimeNs, ino, dev } = await stat(full, { bigint: true });
    return { path: below, look: `${size} ${mtimeNs} ${ino}`, identity: `${dev} ${ino}`, sizeBytes: Number(size) };
  } catch {
    return null; // gone between two looks
  }
}

function isWithin(root: string, file: string): boolean {
  const below = path.relative(root, file);
  return below === '' || (!path.isAbsolute(below) && below.split(path.sep)[0] !== '..');
}

/** Device and number of a folder; null where it is not there. */
export async function rootIdentity(root: string): Promise<string | null> {
  return await stat(root, { bigint: true }).then(
    ({ dev, ino }) => `${dev} ${ino}`,
    () => null,
  );
}

/** NFS, SMB, CIFS and FUSE as `statfs` names them. */
const shareTypes: ReadonlySet<number> = new Set([0x69_69, 0x51_7b, 0xff_53_4d_42, 0xfe_53_4d_42, 0x65_73_55_46]);

/** A file on another computer may rest longer between two pieces. */
export async function isShare(root: string): Promise<boolean> {
  if (root.startsWith('\\\\')) return true;
  const found = await statfs(root).catch(() => null);
  return found !== null && shareTypes.has(found.type);
}
