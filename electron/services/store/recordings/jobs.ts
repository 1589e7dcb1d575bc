import type { JobCounts, WaitingAudio } from '#shared/contract/jobs.ts';
import { AppFailure, type Failure } from '#shared/failure.ts';
import type { RecordingState } from '#shared/recording.ts';
import type { Job, JobOptions, JobStore } from '../records.ts';
import type { StoreParts } from '../store-parts.ts';
import { createJobOrder, queueOrder } from './job-order.ts';

interface JobRow {
  readonly recording_id: number;
  readonly state: RecordingState;
  readonly options: string;
  readonly transcript_id: number | null;
  readonly done_ms: number | null;
}

const selectJob = `SELECT job.recording_id, job.state, job.options, job.transcript_id, transcript.done_ms
  FROM job LEFT JOIN transcript ON transcript.id = job.transcript_id`;

export function createJobs({ database, writer }: StoreParts): JobStore {
  const selectOne = database.prepare<[number], JobRow>(`${selectJob} WHERE job.recording_id = ?`);
  const selectNext = database.prepare<[], JobRow>(
    `${selectJob} JOIN recording ON recording.id = job.recording_id
     WHERE job.state = 'waiting' AND recording.removed_at_ms IS NULL ${queueOrder} LIMIT 1`,
  );
  const selectNextOf = database.prepare<[string], JobRow>(
    `${selectJob} JOIN recording ON recording.id = job.recording_id
     WHERE job.state = 'waiting' AND recording.removed_at_ms IS NULL
       AND NOT EXISTS (SELECT 1 FROM batch_member WHERE batch_member.recording_id = job.recording_id
         AND batch_id IN (SELECT value FROM json_each(?)))
     ${queueOrder} LIMIT 1`,
  );
  const updateState = database.prepare<[RecordingState, string | null, number]>(
    'UPDATE job SET state = ?, failure = ? WHERE recording_id = ?',
  );
  const updateOptions = database.prepare<[string, number]>('UPDATE job SET options = ? WHERE recording_id = ?');
  return {
    get(recordingId) {
      const row = selectOne.get(recordingId);
      if (row === undefined) throw new AppFailure('not-found', { what: 'recording' });
      return jobOf(row);
    },
    nextWaiting(heldBatchIds = []) {
      const row = heldBatchIds.length === 0 ? selectNext.get() : selectNextOf.get(JSON.stringify(heldBatchIds));
      return row === undefined ? null : jobOf(row);
    },
    counts: jobCounts(database),
    setState(recordingId, state, failure = null) {
      const text = failure === null ? null : failureText(failure);
      // Urgent: that the disk is full must be noted on a full disk.
      const { changes } = writer.write(() => updateState.run(state, text, recordingId), { urgent: true });
      if (changes === 0) throw new AppFailure('not-found', { what: 'recording' });
    },
    ...createManyJobs({ database, writer }),
    releaseHeld: prepareReleaseHeld({ database, writer }),
    ...createRuns({ database, writer }),
    ...createJobOrder({ database, writer }),
    setOptions(recordingId, options) {
      const { changes } = writer.write(() => updateOptions.run(JSON.stringify(options), recordingId));
      if (changes === 0) throw new AppFailure('not-found', { what: 'recording' });
    },
  };
}

function createRuns({
  database,
  writer,
}: Pick<StoreParts, 'database' | 'writer'>): Pick<JobStore, 'hasFinishedText' | 'abandonRun'> {
  const selectFinished = database.prepare<[number]>(
    `SELECT 1 FROM transcript WHERE recording_id = ? AND is_current = 1 AND state = 'complete'`,
  );
  const unsetUnfinished = database.prepare(
    `UPDATE transcript SET is_current = 0 WHERE recording_id = ? AND is_current = 1 AND state = 'running'`,
  );
  const forgetRun = database.prepare(
    `UPDATE job SET transcript_id = NULL WHERE recording_id = ?
       AND (SELECT state FROM transcript WHERE id = job.transcript_id) = 'running'`,
  );
  return {
    hasFinishedText: (recordingId) => selectFinished.get(recordingId) !== undefined,
    abandonRun(recordingId) {
      writer.write(() => {
        unsetUnfinished.run(recordingId);
        forgetRun.run(recordingId);
      });
    },
  };
}

function createManyJobs({
  database,
  writer,
}: Pick<StoreParts, 'database' | 'writer'>): Pick<JobStore, 'setStates' | 'cancel' | 'hold' | 'heldIds' | 'heldCount'> {
  const selectOne = database.prepare<[number], JobRow>(`${selectJob} WHERE job.recording_id = ?`);
  const update = database.prepare<[RecordingState, string, number]>(
    'UPDATE job SET state = ?, failure = NULL, options = ? WHERE recording_id = ?',
  );
  // A run beside a finished text was all that was to be done: without it the recording is as it was.
  const cancel = database.prepare<[number]>(
    `UPDATE job SET failure = NULL, state = iif(json_extract(options, '$.isBeside') = 1 AND EXISTS
       (SELECT 1 FROM transcript WHERE transcript.recording_id = job.recording_id AND is_current = 1), 'done', 'cancelled')
     WHERE recording_id = ? AND state IN ('waiting', 'paused')`,
  );
  const hold = database.prepare<[string, number]>(
    `UPDATE job SET state = 'paused', failure = ? WHERE recording_id = ?`,
  );
  const selectHeld = database
    .prepare<[], number>(
      `SELECT job.recording_id FROM job JOIN recording ON recording.id = job.recording_id
       WHERE job.state = 'paused' AND json_extract(job.failure, '$.code') = 'model-wanted'
         AND recording.removed_at_ms IS NULL ORDER BY job.recording_id DESC`,
    )
    .pluck() as unknown as { all(): number[] };
  return {
    setStates(recordingIds, from, to, options) {
      return writer.write(() =>
        recordingIds.filter((id) => {
          const row = selectOne.get(id);
          if (row === undefined || !from.includes(row.state)) return false;
          update.run(to, options ? JSON.stringify(options(jobOf(row))) : row.options, id);
          return true;
        }),
      );
    },
    cancel: (recordingIds) => writer.write(() => recordingIds.filter((id) => cancel.run(id).changes > 0)),
    hold(recordingIds) {
      const failure = failureText({ code: 'model-wanted', params: {} });
      writer.write(() => recordingIds.forEach((id) => hold.run(failure, id)));
    },
    heldIds: () => selectHeld.all(),
    heldCount: () => selectHeld.all().length,
  };
}

function prepareReleaseHeld({ database, writer }: Pick<StoreParts, 'database' | 'writer'>): JobStore['releaseHeld'] {
  // One statement for many: a first real model may find ten thousand that wait for it.
  const release = database
    .prepare<[string, string], number>(
      `UPDATE job SET state = 'waiting', failure = NULL, options = ?
       WHERE recording_id IN (SELECT value FROM json_each(?)) AND state = 'paused'
         AND json_extract(failure, '$.code') = 'model-wanted' RETURNING recording_id`,
    )
    .pluck();
  return (recordingIds, options) =>
    writer.write(() => release.all(JSON.stringify(options), JSON.stringify(recordingIds)));
}

function jobCounts(database: StoreParts['database']): () => JobCounts {
  const selectCounts = database.prepare<[], Omit<JobCounts, 'ahead' | 'longest'>>(
    `SELECT count(*) FILTER (WHERE job.state = 'waiting') AS waiting, count(*) FILTER (WHERE job.state = 'paused') AS paused
     FROM job JOIN recording ON recording.id = job.recording_id
     WHERE job.state IN ('waiting', 'paused') AND recording.removed_at_ms IS NULL`,
  );
  const selectAhead = database.prepare<[], WaitingAudio>(
    `SELECT json_extract(job.options, '$.modelId') AS modelId, count(*) - count(media.duration_ms) AS unknownCount,
       coalesce(sum(max(0, media.duration_ms - coalesce(transcript.done_ms, 0))), 0) AS audioMs
     FROM job JOIN recording ON recording.id = job.recording_id JOIN media ON media.id = recording.media_id
       LEFT JOIN transcript ON transcript.id = job.transcript_id
     WHERE job.state = 'waiting' AND recording.removed_at_ms IS NULL GROUP BY 1 ORDER BY 1`,
  );
  const selectLongest = database.prepare<[], NonNullable<JobCounts['longest']>>(
    `SELECT recording.name, media.duration_ms AS durationMs
     FROM job JOIN recording ON recording.id = job.recording_id JOIN media ON media.id = recording.media_id
     WHERE job.state IN ('waiting', 'paused') AND recording.removed_at_ms IS NULL AND media.duration_ms > 0
     ORDER BY media.duration_ms DESC LIMIT 1`,
  );
  return () => ({
    waiting: 0,
    paused: 0,
    ...selectCounts.get(),
    ahead: selectAhead.all(),
    longest: selectLongest.get() ?? null,
  });
}

/** Nothing was running when the library was closed or its process ended: what was, waits, with its cursor. */
export function recoverJobs({ database, writer }: StoreParts): void {
  writer.write(() => database.prepare(`UPDATE job SET state = 'waiting' WHERE state = 'running'`).run());
}

function jobOf(row: JobRow): Job {
  return {
    recordingId: row.recording_id,
    state: row.state,
    options: JSON.parse(row.options) as JobOptions,
    transcriptId: row.transcript_id,
    resumeMs: row.done_ms ?? 0,
  };
}

function failureText({ code, params }: Failure): string {
  return JSON.stringify({ code, params });
}
