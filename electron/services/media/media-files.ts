import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { hasMediaExtension } from '#shared/media-extensions.ts';

/** True for a folder; false for anything else, also when it is not there. */
export async function isFolder(file: string): Promise<boolean> {
  return await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Media files in a folder and below, by name in natural order; links to folders and hidden files are passed over. */
export async function mediaFilesIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (dir: string): Promise<void> => {
    const entries = await readdir(dir, { withFileTypes: true });
    entries.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const full = path.join(dir, entry.name);
      if (entry.isDirectory()) await walk(full);
      else if (entry.isFile() && hasMediaExtension(entry.name)) found.push(full);
    }
  };
  await walk(folder);
  return found;
}
