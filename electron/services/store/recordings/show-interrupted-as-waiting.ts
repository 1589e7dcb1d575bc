import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';

/**
 * For a connection that may not write: jobs that are noted as running are read as waiting while no process has the
 * library open, as the next opening for writing would make them (`recoverJobs`). Nothing in the file changes.
 * `isInUse` is asked whenever such a job is read.
 */
export function showInterruptedAsWaiting(database: Database, isInUse: () => boolean): void {
  database.function('library_in_use', { deterministic: false }, () => (isInUse() ? 1 : 0));
  database.function('refuse_change', { deterministic: false }, () => {
    throw new AppFailure('library-readonly', { path: dirname(database.name) });
  });
  const columns = database.prepare<[], string>(`SELECT name FROM pragma_table_info('job', 'main')`).pluck().all();
  const values = columns.map((name) =>
    name === 'state' ? `iif(state = 'running' AND NOT library_in_use(), 'waiting', state) AS state` : name,
  );
  // A view of that name hides the table; with the triggers its changes can be prepared, and fail as those of others do.
  const refuse = 'BEGIN SELECT refuse_change(); END';
  database.exec(`
    CREATE TEMP VIEW job AS SELECT ${values.join(', ')} FROM main.job;
    CREATE TEMP TRIGGER job_added INSTEAD OF INSERT ON job ${refuse};
    CREATE TEMP TRIGGER job_changed INSTEAD OF UPDATE ON job ${refuse};
    CREATE TEMP TRIGGER job_removed INSTEAD OF DELETE ON job ${refuse};`);
}
