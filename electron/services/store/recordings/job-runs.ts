import type { FailureGroup, JobRun, UsedGraphics } from '#shared/contract/jobs.ts';
import type { Failure } from '#shared/failure.ts';
import type { Page } from '#shared/page.ts';
import type { StoreParts } from '../store-parts.ts';

export interface JobRunStore {
  /** Notes how a run of the queue ended; the oldest notes go when there are many. */
  add(run: Omit<JobRun, 'id' | 'name'>): void;
  /** Newest first; runs of recordings in the bin are left out. */
  list(page: { readonly offset: number; readonly limit: number }): Page<JobRun>;
  /** What failed, by its cause, the largest group first. */
  failures(): readonly FailureGroup[];
  /** Ids of what failed for this cause, newest first. */
  failedIds(code: string): readonly number[];
}

const maxKept = 5000;
const maxNames = 3;

type RunRow = Omit<JobRun, 'failure' | 'graphics'> & {
  readonly failure: string | null;
  readonly graphics: string | null;
};

/** What the queue did, and what went wrong in it. */
export function createJobRuns({ database, writer }: Pick<StoreParts, 'database' | 'writer'>): JobRunStore {
  const insert = database.prepare(
    `INSERT INTO job_run (recording_id, started_at_ms, ended_at_ms, outcome, failure, audio_ms, graphics)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const forgetOld = database.prepare<[number]>('DELETE FROM job_run WHERE id <= (SELECT max(id) FROM job_run) - ?');
  const from =
    'FROM job_run JOIN recording ON recording.id = job_run.recording_id WHERE recording.removed_at_ms IS NULL';
  const select = database.prepare<[number, number], RunRow>(
    `SELECT job_run.id, recording.id AS recordingId, recording.name, started_at_ms AS startedAtMs,
       ended_at_ms AS endedAtMs, outcome, failure, audio_ms AS audioMs, graphics
     ${from} ORDER BY job_run.id DESC LIMIT ? OFFSET ?`,
  );
  const count = database.prepare<[], number>(`SELECT count(*) ${from}`).pluck();
  return {
    add({ recordingId, startedAtMs, endedAtMs, outcome, failure, audioMs, graphics }) {
      const text = failure === null ? null : JSON.stringify(failure);
      const card = graphics === null ? null : JSON.stringify(graphics);
      writer.write(() => {
        insert.run(recordingId, startedAtMs, endedAtMs, outcome, text, Math.round(audioMs), card);
        forgetOld.run(maxKept);
      });
    },
    list: ({ offset, limit }) => ({
      rows: select.all(limit, offset).map((row) => ({
        ...row,
        failure: failureOf(row.failure),
        graphics: row.graphics === null ? null : (JSON.parse(row.graphics) as UsedGraphics),
      })),
      total: count.get() ?? 0,
    }),
    ...createFailures(database),
  };
}

function createFailures(database: StoreParts['database']): Pick<JobRunStore, 'failures' | 'failedIds'> {
  const failed = `FROM job JOIN recording ON recording.id = job.recording_id
     WHERE job.state = 'failed' AND recording.removed_at_ms IS NULL`;
  const code = `coalesce(json_extract(job.failure, '$.code'), 'internal')`;
  const selectGroups = database.prepare<[], { code: string; count: number; newestId: number }>(
    `SELECT ${code} AS code, count(*) AS count, max(recording.id) AS newestId ${failed} GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  const selectNames = database
    .prepare<[string, number], string>(
      `SELECT recording.name ${failed} AND ${code} = ? ORDER BY recording.id DESC LIMIT ?`,
    )
    .pluck();
  const selectFailure = database
    .prepare<[number], string | null>('SELECT failure FROM job WHERE recording_id = ?')
    .pluck();
  const selectIds = database
    .prepare<[string], number>(`SELECT recording.id ${failed} AND ${code} = ? ORDER BY recording.id DESC`)
    .pluck();
  return {
    failures: () =>
      selectGroups.all().map((group) => ({
        failure: failureOf(selectFailure.get(group.newestId) ?? null) ?? { code: 'internal', params: {} },
        count: group.count,
        names: selectNames.all(group.code, maxNames),
      })),
    failedIds: (wanted) => selectIds.all(wanted),
  };
}

function failureOf(text: string | null): Failure | null {
  return text === null ? null : (JSON.parse(text) as Failure);
}
