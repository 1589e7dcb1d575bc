import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import { createModelRecords } from '#services/models/model-records.ts';
import { pathsInCopies } from './holding-copies.ts';
import { listOwnFolders, removeOwnCopies } from './own-copies.ts';

/**
 * Removes uploads that a crash left in `incoming/`. What a recording of the library uses stays, also of one that is in a
 * backup or a kept library only; while one of these cannot be read, everything stays.
 */
export function clearLeftOvers(library: Library, modelsDir: string, log: Log): void {
  const folders = listOwnFolders(library.dir);
  if (folders.length === 0) return;
  try {
    const inCopies = pathsInCopies(library.dir);
    if (inCopies === null) return;
    const records = createModelRecords(modelsDir);
    const models = records.names().flatMap((name) => records.get(name)?.referencePath ?? []);
    removeOwnCopies(library.dir, folders, [...library.erasures.usedPaths(), ...inCopies, ...models]);
  } catch (thrown) {
    log.warn('Left-over uploads could not be removed', thrown);
  }
}
