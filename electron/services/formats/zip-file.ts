import { strToU8, zipSync, type Zippable } from 'fflate';

/** Files have no dates in it: the same content gives the same bytes. */
const noDate = new Date(1980, 0, 1, 12);

/** A ZIP of files by their paths, in the order given. Text is UTF-8. */
export function zipFile(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries: Zippable = {};
  for (const [path, content] of Object.entries(files)) {
    entries[path] = [typeof content === 'string' ? strToU8(content) : content, { mtime: noDate }];
  }
  return zipSync(entries, { level: 6 });
}
