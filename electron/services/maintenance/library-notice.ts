import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryNotice } from '#shared/maintenance/library-health.ts';

/** Kept beside the library and not in it: it is about the file itself, and outlives its replacement. */
function fileOf(libraryDir: string): string {
  return join(libraryDir, 'notice.json');
}

export function readNotice(libraryDir: string): LibraryNotice | null {
  const file = fileOf(libraryDir);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LibraryNotice;
  } catch {
    return null; // half-written by a crash: the check that made it runs again
  }
}

/** Null takes it away. */
export function writeNotice(libraryDir: string, notice: LibraryNotice | null): void {
  if (notice === null) rmSync(fileOf(libraryDir), { force: true });
  else writeFileSync(fileOf(libraryDir), JSON.stringify(notice));
}
