import type { Database } from 'better-sqlite3';
import type { ErasurePlan } from '#shared/maintenance/erasure.ts';
import type { Writer } from '#services/store/database/writer.ts';
import { belongsTo, depthOf, type Erased } from './belongs-to.ts';
import { ownFolderOf } from './own-copies.ts';

/** What is left to clear of a recording whose rows are gone. */
export interface PendingErasure {
  readonly recordingId: number;
  readonly mediaKey: string;
  /** In `incoming/`; null where the sound is the user's own. */
  readonly ownFolder: string | null;
}

type Counts = Omit<ErasurePlan, 'ownCopies' | 'copies'>;

/** Deleting for good, of recordings in the bin; of others only a plan is made. */
export interface ErasureStore {
  plan(recordingIds: readonly number[]): Counts & { readonly sources: readonly Source[] };
  /** From now on those of them that nothing keeps are to go, also after a crash; returns which. */
  begin(recordingIds: readonly number[]): readonly number[];
  /**
   * Takes out every row of what is to go, one recording at a time, so that others can work in between. Those that left
   * the bin stay.
   */
  removeRows(): Generator<number>;
  /** Also those a crash left. */
  pending(): readonly PendingErasure[];
  /** Nothing is left of these. */
  finish(recordingIds: readonly number[]): void;
  /** Paths of sound that a recording uses. */
  usedPaths(): readonly string[];
}

export interface Source {
  readonly recordingId: number;
  readonly mediaKey: string;
  readonly path: string;
  /** 1 in the bin, 0 elsewhere. */
  readonly isInBin: number;
}

interface Parts {
  readonly database: Database;
  readonly writer: Writer;
  readonly libraryDir: string;
  /** What may not go now: a hold or a time of retention stands for it. */
  readonly keptBy: (recordingIds: readonly number[]) => { has(recordingId: number): boolean };
  /** Within the transaction in which the rows of a recording go. */
  readonly onRemoved: (recordingId: number) => void;
}

export function createErasures({ database, writer, libraryDir, keptBy, onRemoved }: Parts): ErasureStore {
  const selectSource = database.prepare<[number], Source & { name: string }>(
    `SELECT recording.id AS recordingId, recording.name, media.media_key AS mediaKey, media.path,
       recording.removed_at_ms IS NOT NULL AS isInBin
     FROM recording JOIN media ON media.id = recording.media_id
     WHERE recording.id = ?`,
  );
  const selectPending = database.prepare<[], PendingErasure>(
    'SELECT recording_id AS recordingId, media_key AS mediaKey, own_folder AS ownFolder FROM erasure',
  );
  const selectPaths = database.prepare<[], string>('SELECT DISTINCT path FROM media').pluck();
  const note = database.prepare<[number, string, string | null]>('INSERT OR REPLACE INTO erasure VALUES (?, ?, ?)');
  const forget = database.prepare<[number]>('DELETE FROM erasure WHERE recording_id = ?');
  const found = (ids: readonly number[]) => ids.map((id) => selectSource.get(id)).filter((row) => row !== undefined);
  const count = prepareCount(database);
  return {
    plan(recordingIds) {
      const sources = found(recordingIds);
      const ids = sources.map(({ recordingId }) => recordingId);
      return {
        sources,
        recordings: sources.map(({ recordingId, name }) => ({ id: recordingId, name })),
        segmentCount: count('SELECT coalesce(sum(segment_count), 0) FROM transcript WHERE recording_id = ?', ids),
        versionCount: count('SELECT count(*) FROM transcript WHERE recording_id = ?', ids),
        noteCount: count('SELECT count(*) FROM note WHERE recording_id = ? AND removed_at_ms IS NULL', ids),
        findingCount: count('SELECT count(*) FROM finding WHERE recording_id = ?', ids),
      };
    },
    begin: (recordingIds) =>
      writer.write(
        () => {
          const kept = keptBy(recordingIds);
          const sources = found(recordingIds).filter(
            ({ isInBin, recordingId }) => isInBin === 1 && !kept.has(recordingId),
          );
          for (const { recordingId, mediaKey, path } of sources) {
            note.run(recordingId, mediaKey, ownFolderOf(libraryDir, path));
          }
          return sources.map(({ recordingId }) => recordingId);
        },
        { urgent: true },
      ),
    removeRows: prepareRemoval({ database, writer, onRemoved }),
    pending: () => selectPending.all(),
    finish(recordingIds) {
      writer.write(() => recordingIds.forEach((id) => forget.run(id)));
    },
    usedPaths: () => selectPaths.all(),
  };
}

function prepareRemoval({ database, writer, onRemoved }: Pick<Parts, 'database' | 'writer' | 'onRemoved'>) {
  const selectNext = database.prepare<[], { recordingId: number; isInBin: number }>(
    `SELECT recording_id AS recordingId, removed_at_ms IS NOT NULL AS isInBin
     FROM erasure JOIN recording ON recording.id = recording_id LIMIT 1`,
  );
  const forget = database.prepare<[number]>('DELETE FROM erasure WHERE recording_id = ?');
  const removeNext = () => {
    const next = selectNext.get();
    if (next === undefined) return null;
    if (next.isInBin === 1) {
      removeRows(database, next.recordingId);
      onRemoved(next.recordingId);
    } else forget.run(next.recordingId);
    return next;
  };
  return function* removal(): Generator<number> {
    for (;;) {
      const done = withoutReferences(database, () => writer.write(removeNext, { urgent: true }));
      if (done === null) return;
      if (done.isInBin === 1) yield done.recordingId;
    }
  };
}

function prepareCount(database: Database): (select: string, ids: readonly number[]) => number {
  return (select, ids) => {
    const one = database.prepare<[number], number>(select).pluck();
    return ids.reduce((sum, id) => sum + (one.get(id) ?? 0), 0);
  };
}

/**
 * Every row of a recording goes, in whatever table: looking for what refers to each row would read all texts for each
 * speaker. That nothing is left which refers to what is gone is for `belongsTo`, and tested.
 */
function withoutReferences<T>(database: Database, work: () => T): T {
  database.pragma('foreign_keys = OFF');
  try {
    return work();
  } finally {
    database.pragma('foreign_keys = ON');
  }
}

/** Every row of a recording, whatever table it is in: tables of later versions are found by their columns. */
function removeRows(database: Database, recordingId: number): void {
  const erased = erasedOf(database, recordingId);
  const edits = belongsTo(database, 'edit', erased) ?? '0';
  const steps = database.prepare<[], number>(`SELECT DISTINCT step_id FROM edit WHERE ${edits}`).pluck().all();
  const tables = database
    .prepare<[], string>(`SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY rootpage`)
    .pluck()
    .all();
  const last = ['segment', 'speaker', 'review', 'finding', 'analysis_run', 'transcript', 'recording'];
  const others = tables
    .filter((table) => !last.includes(table))
    .map((table) => ({ table, depth: depthOf(database, table) }))
    .toSorted((a, b) => b.depth - a.depth);
  const order = [...others.map(({ table }) => table), ...last];
  for (const table of order) {
    const condition = belongsTo(database, table, erased);
    if (condition !== null && condition !== '0') database.exec(`DELETE FROM main."${table}" WHERE ${condition}`);
  }
  if (erased.mediaId !== null) database.prepare('DELETE FROM media WHERE id = ?').run(erased.mediaId);
  removeSteps(database, steps);
}

function erasedOf(database: Database, recordingId: number): Erased {
  const transcriptIds = database
    .prepare<[number], number>('SELECT id FROM transcript WHERE recording_id = ?')
    .pluck()
    .all(recordingId);
  const mediaId = database
    .prepare<[number], number>(
      `SELECT media_id FROM recording WHERE id = ? AND NOT EXISTS (
         SELECT 1 FROM recording AS other WHERE other.media_id = recording.media_id AND other.id <> recording.id)`,
    )
    .pluck()
    .get(recordingId);
  return { recordingId, transcriptIds, mediaId: mediaId ?? null };
}

/** Steps of which nothing is left; one that also changed other recordings stays, and what it took back with it. */
function removeSteps(database: Database, stepIds: readonly number[]): void {
  const remove = database.prepare<[number]>(
    `DELETE FROM step WHERE id = ? AND NOT EXISTS (SELECT 1 FROM edit WHERE step_id = step.id)
       AND NOT EXISTS (SELECT 1 FROM step AS later WHERE later.undo_of = step.id)`,
  );
  for (const id of stepIds.toSorted((a, b) => b - a)) remove.run(id);
}
