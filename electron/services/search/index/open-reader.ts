import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { SearchIndex } from './open-index.ts';

export interface SearchReader extends SearchIndex {
  /** True when another library or index stands in the place of what was opened: this reader sees the old one for ever. */
  isReplaced(): boolean;
  close(): void;
}

/**
 * KiB of either file kept in memory, of a large index an eighth: as much as the lists of the commonest words take, which
 * most searches of several words walk through. To read them from the system's cache takes as long as the walk.
 */
const cacheKib = { min: 32_768, maxShareOfIndex: 131_072 } as const;

/** A connection of its own beside the writer's: reads only, and holds no lock that a writer waits for. */
export function openReader(libraryDir: string): SearchReader {
  const [libraryPath, indexPath] = [join(libraryDir, 'library.db'), join(libraryDir, 'index.db')];
  const identity = () => {
    try {
      return `${statSync(libraryPath).ino} ${statSync(indexPath).ino}`;
    } catch {
      return '';
    }
  };
  const database = new Database(libraryPath, { readonly: true });
  try {
    const opened = identity();
    database.pragma('busy_timeout = 3000');
    database.prepare('ATTACH ? AS fulltext').run(indexPath);
    const eighthKib = Math.ceil(statSync(indexPath).size / 1024 / 8);
    const sizes = {
      main: cacheKib.min,
      fulltext: Math.min(cacheKib.maxShareOfIndex, Math.max(cacheKib.min, eighthKib)),
    };
    for (const [name, kib] of Object.entries(sizes)) {
      database.pragma(`${name}.cache_size = -${kib}`);
      database.pragma(`${name}.mmap_size = 0`);
    }
    database.prepare('SELECT count(*) FROM fulltext.meta').get();
    return {
      database,
      // A reader cannot mend; its owner asks the writer.
      repair: () => false,
      isReplaced: () => identity() !== opened,
      close: () => void database.close(),
    };
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}
