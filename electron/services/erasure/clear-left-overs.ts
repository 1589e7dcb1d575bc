import type { TraceParts } from './clear-traces.ts';
import type { Log } from '#services/log.ts';
import { pathsInCopies } from './holding-copies.ts';
import { listOwnFolders, removeOwnCopies } from './own-copies.ts';

/**
 * Removes uploads that a crash left in `incoming/`. What a recording of the library or a model uses stays, also of one that is in a
 * backup or a kept library only; while one of these cannot be read, everything stays.
 */
export function clearLeftOvers(
  library: Pick<TraceParts, 'dir' | 'erasures'>,
  modelPaths: readonly string[],
  log: Log,
): void {
  const folders = listOwnFolders(library.dir);
  if (folders.length === 0) return;
  try {
    const inCopies = pathsInCopies(library.dir);
    if (inCopies === null) return;
    removeOwnCopies(library.dir, folders, [...library.erasures.usedPaths(), ...inCopies, ...modelPaths]);
  } catch (thrown) {
    log.warn('Left-over uploads could not be removed', thrown);
  }
}
