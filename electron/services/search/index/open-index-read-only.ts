import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import { attachReadOnly } from './index-file.ts';
import { staleRecordings } from './index-writer.ts';
import type { WritableIndex } from './open-index.ts';

/**
 * The index as it lies there; what it lacks is counted as waiting, and only its writer can add it. Fails with
 * `library-readonly` where there is none that could be read.
 */
export function openIndexReadOnly(database: Database, path: string): WritableIndex {
  const refuse = (): never => {
    throw new AppFailure('library-readonly', { path });
  };
  if (!existsSync(path) || !attachReadOnly(database, path)) refuse();
  const staleCount = staleRecordings(database).length;
  const total = Number(database.prepare('SELECT count(*) FROM fulltext.indexed').pluck().get());
  return {
    database,
    repair: () => false,
    purge: refuse,
    beforeCommit: refuse,
    commitFailed() {},
    repairCommit: () => false,
    catchUp: {
      progress: () =>
        staleCount === 0 ? null : { done: Math.max(0, total - staleCount), total: Math.max(total, staleCount) },
      isDone: () => staleCount === 0,
      work: refuse,
      startOver: refuse,
    },
  };
}
