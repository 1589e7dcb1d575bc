import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A file that is there while the library is open: found at the next opening it shows that the process was killed, or
 * the power went. Needs the library's lock. On a full or read-only disk nothing depends on it.
 */
export function markOpen(libraryDir: string): { readonly wasUnclean: boolean; clear(): void } {
  const file = join(libraryDir, 'open.mark');
  const wasUnclean = existsSync(file);
  try {
    writeFileSync(file, '');
  } catch {
    return { wasUnclean, clear: () => {} };
  }
  return { wasUnclean, clear: () => rmSync(file, { force: true }) };
}
