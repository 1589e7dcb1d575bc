import type { Batch } from '#shared/automation/batches.ts';
import { AppFailure, type Failure } from '#shared/failure.ts';
import type { Page } from '#shared/page.ts';
import type { RecordingState } from '#shared/recording.ts';
import type { WorkHours } from '#shared/automation/sources.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

export interface BatchOptions {
  readonly name: string;
  readonly priority: Batch['priority'];
  readonly hours: WorkHours | null;
  readonly isOnBattery: boolean;
}

type StoredBatch = Omit<Batch, 'heldBy'>;

export interface BatchLine {
  readonly recordingId: number;
  readonly name: string;
  readonly state: RecordingState;
  readonly durationMs: number | null;
  readonly language: string | null;
  readonly modelId: string | null;
  readonly segmentCount: number;
  readonly failure: Failure | null;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
}

/** Recordings that were given together. */
export interface BatchStore {
  list(page: { offset: number; limit: number }): Page<StoredBatch>;
  /** Throws `not-found`. */
  get(batchId: number): StoredBatch;
  add(options: BatchOptions, recordingIds: readonly number[], sourceId?: number): StoredBatch;
  change(batchId: number, options: BatchOptions): StoredBatch;
  remove(batchId: number): void;
  put(batchId: number, recordingIds: readonly number[]): void;
  /** The one of a source that is still open. */
  openOf(sourceId: number): StoredBatch | null;
  recordingIds(batchId: number): readonly number[];
  /** Not ended yet. */
  open(): readonly StoredBatch[];
  /** Notes which have ended, and returns them. */
  closeEnded(recordingId: number): readonly number[];
  unseen(): readonly StoredBatch[];
  markSeen(): void;
  lines(batchId: number): IterableIterator<BatchLine>;
}

interface BatchRow extends Omit<StoredBatch, 'hours' | 'isOnBattery' | 'isSeen'> {
  readonly fromMinute: number | null;
  readonly toMinute: number | null;
  readonly isOnBattery: number;
  readonly isSeen: number;
}

const members = `FROM batch_member JOIN recording ON recording.id = batch_member.recording_id
  JOIN job ON job.recording_id = recording.id WHERE batch_member.batch_id = batch.id AND recording.removed_at_ms IS NULL`;
const columns = `batch.id, name, priority, from_minute AS fromMinute, to_minute AS toMinute, is_on_battery AS isOnBattery,
  added_at_ms AS addedAtMs, ended_at_ms AS endedAtMs, is_seen AS isSeen,
  (SELECT count(*) ${members}) AS total,
  (SELECT count(*) ${members} AND job.state = 'done') AS doneCount,
  (SELECT count(*) ${members} AND job.state IN ('failed', 'cancelled')) AS failedCount,
  (SELECT coalesce(sum(media.duration_ms), 0) FROM batch_member JOIN recording ON recording.id = batch_member.recording_id
     JOIN media ON media.id = recording.media_id
     WHERE batch_member.batch_id = batch.id AND recording.removed_at_ms IS NULL) AS audioMs`;

export function createBatchStore(parts: StoreParts): BatchStore {
  const { database, writer, now } = parts;
  const insert = database
    .prepare<unknown[], number>(
      `INSERT INTO batch (name, priority, from_minute, to_minute, is_on_battery, source_id, added_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    )
    .pluck();
  const update = database.prepare(
    'UPDATE batch SET name = ?, priority = ?, from_minute = ?, to_minute = ?, is_on_battery = ? WHERE id = ?',
  );
  const insertMember = database.prepare<[number, number]>('INSERT OR IGNORE INTO batch_member VALUES (?, ?)');
  const reopen = database.prepare<[number]>('UPDATE batch SET ended_at_ms = NULL, is_seen = 0 WHERE id = ?');
  const removals = ['DELETE FROM batch_member WHERE batch_id = ?', 'DELETE FROM batch WHERE id = ?'].map((sql) =>
    database.prepare<[number]>(sql),
  );
  const values = ({ name, priority, hours, isOnBattery }: BatchOptions) => [
    name,
    priority,
    hours?.fromMinute ?? null,
    hours?.toMinute ?? null,
    isOnBattery ? 1 : 0,
  ];
  const reading = createBatchReading(parts);
  const put = (batchId: number, recordingIds: readonly number[]) => {
    for (const id of recordingIds) insertMember.run(batchId, id);
    if (recordingIds.length > 0) reopen.run(batchId);
  };
  return {
    ...reading,
    ...createBatchEnds(parts),
    add(options, recordingIds, sourceId) {
      const id = writer.write(() => {
        const batchId = insert.get(...values(options), sourceId ?? null, now()) ?? 0;
        put(batchId, recordingIds);
        return batchId;
      });
      return reading.get(id);
    },
    change(id, options) {
      writer.write(() => void update.run(...values(options), id));
      return reading.get(id);
    },
    remove: (id) => writer.write(() => removals.forEach((removal) => removal.run(id))),
    put: (id, recordingIds) => writer.write(() => put(id, recordingIds)),
  };
}

type Reading = 'list' | 'get' | 'openOf' | 'recordingIds' | 'open' | 'unseen' | 'lines';

function createBatchReading({ database }: StoreParts): Pick<BatchStore, Reading> {
  const all = (rest: string) => database.prepare<unknown[], BatchRow>(`SELECT ${columns} FROM batch ${rest}`);
  const page = all('ORDER BY id DESC LIMIT ? OFFSET ?');
  const one = all('WHERE id = ?');
  const ofSource = all('WHERE source_id = ? AND ended_at_ms IS NULL ORDER BY id DESC LIMIT 1');
  const open = all('WHERE ended_at_ms IS NULL');
  const unseen = all('WHERE ended_at_ms IS NOT NULL AND is_seen = 0 ORDER BY id DESC LIMIT 50');
  const count = database.prepare<[], number>('SELECT count(*) FROM batch').pluck();
  const ids = database
    .prepare<[number], number>('SELECT recording_id FROM batch_member WHERE batch_id = ? ORDER BY recording_id')
    .pluck();
  const lines = database.prepare<[number], Omit<BatchLine, 'failure'> & { failure: string | null }>(
    `SELECT recording.id AS recordingId, recording.name, job.state, media.duration_ms AS durationMs, transcript.language,
       transcript.model_id AS modelId, coalesce(transcript.segment_count, 0) AS segmentCount, job.failure,
       (SELECT started_at_ms FROM job_run WHERE recording_id = recording.id ORDER BY id DESC LIMIT 1) AS startedAtMs,
       (SELECT ended_at_ms FROM job_run WHERE recording_id = recording.id ORDER BY id DESC LIMIT 1) AS endedAtMs
     FROM batch_member JOIN recording ON recording.id = batch_member.recording_id
       JOIN media ON media.id = recording.media_id JOIN job ON job.recording_id = recording.id
       LEFT JOIN transcript ON transcript.recording_id = recording.id AND transcript.is_current = 1
     WHERE batch_id = ? AND recording.removed_at_ms IS NULL ORDER BY recording.id`,
  );
  return {
    list: ({ offset, limit }) => ({ rows: page.all(limit, offset).map(batchOf), total: count.get() ?? 0 }),
    get(id) {
      const row = one.get(id);
      if (row === undefined) throw new AppFailure('not-found', { what: 'batch' });
      return batchOf(row);
    },
    openOf(sourceId) {
      const row = ofSource.get(sourceId);
      return row === undefined ? null : batchOf(row);
    },
    recordingIds: (id) => ids.all(id),
    open: () => open.all().map(batchOf),
    unseen: () => unseen.all().map(batchOf),
    *lines(id) {
      for (const { failure, ...line } of lines.iterate(id)) {
        yield { ...line, failure: failure === null ? null : (JSON.parse(failure) as Failure) };
      }
    },
  };
}

function createBatchEnds({ database, writer, now }: StoreParts): Pick<BatchStore, 'closeEnded' | 'markSeen'> {
  const selectEnded = database
    .prepare<[number], number>(
      `SELECT batch.id FROM batch JOIN batch_member AS own ON own.batch_id = batch.id
       WHERE own.recording_id = ? AND ended_at_ms IS NULL
         AND NOT EXISTS (SELECT 1 ${members} AND job.state IN ('waiting', 'running', 'paused'))`,
    )
    .pluck();
  const end = database.prepare<[number, number]>('UPDATE batch SET ended_at_ms = ? WHERE id = ?');
  const see = database.prepare('UPDATE batch SET is_seen = 1 WHERE ended_at_ms IS NOT NULL AND is_seen = 0');
  return {
    closeEnded(recordingId) {
      const ids = selectEnded.all(recordingId);
      if (ids.length > 0) writer.write(() => ids.forEach((id) => end.run(now(), id)));
      return ids;
    },
    markSeen: () => writer.write(() => void see.run()),
  };
}

function batchOf({ fromMinute, toMinute, isOnBattery, isSeen, ...row }: BatchRow): StoredBatch {
  const hours = fromMinute === null || toMinute === null ? null : { fromMinute, toMinute };
  return { ...row, hours, isOnBattery: isOnBattery === 1, isSeen: isSeen === 1 };
}
