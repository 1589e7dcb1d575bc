import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where the browser host keeps what was brought through the page: a folder of its own for every file. */
export function incomingDir(libraryDir: string): string {
  return path.join(libraryDir, 'incoming');
}

/** The name of the folder in `incoming/` that a file lies in; null for every other file, which is the user's own. */
export function ownFolderOf(libraryDir: string, file: string): string | null {
  const [folder = '', name = '', ...more] = path.relative(path.resolve(incomingDir(libraryDir)), file).split(path.sep);
  return more.length > 0 || name === '' || folder === '' || folder === '..' || folder === '.' || path.isAbsolute(folder)
    ? null
    : folder;
}

/** Removes folders of `incoming/`, unless a recording uses what lies in one. */
export function removeOwnCopies(
  libraryDir: string,
  folders: readonly (string | null)[],
  usedPaths: readonly string[],
): void {
  const used = new Set(usedPaths.map((used) => ownFolderOf(libraryDir, used)));
  for (const folder of folders) {
    if (folder === null || used.has(folder)) continue;
    rmSync(path.join(incomingDir(libraryDir), folder), { recursive: true, force: true });
  }
}

/** Names of the folders in `incoming/`. */
export function listOwnFolders(libraryDir: string): readonly string[] {
  const dir = incomingDir(libraryDir);
  return existsSync(dir) ? readdirSync(dir) : [];
}

/** Of the copies among these paths, each counted once; a missing file counts nothing. */
export function measureOwnCopies(libraryDir: string, paths: readonly string[]): { count: number; sizeBytes: number } {
  const own = [...new Set(paths)].filter((file) => ownFolderOf(libraryDir, file) !== null && existsSync(file));
  return { count: own.length, sizeBytes: own.reduce((sum, file) => sum + statSync(file).size, 0) };
}
