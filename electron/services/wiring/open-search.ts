import type { SpawnWorker } from '#native/lib/types.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import { createSearchClient, type SearchClient } from '#services/search/process/search-client.ts';
import { searchHere } from '#services/search/process/search-here.ts';

export interface SearchParts {
  readonly library: Library;
  readonly log: Log;
  /** Null to search in this process. */
  readonly spawn: SpawnWorker | null;
}

/** In a process of its own where there is a way to start one. */
export function openSearch({ library, log, spawn }: SearchParts): SearchClient {
  const { index, dir } = library;
  return spawn === null ? searchHere(index) : createSearchClient({ spawn, libraryDir: dir, index, log });
}
