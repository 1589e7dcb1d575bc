import type { Failure } from '#shared/failure.ts';
import type { Page } from '#shared/page.ts';
import type { Arrival, ArrivalState } from '#shared/automation/sources.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { pathKey } from './path-key.ts';

/** A file of a source as it is known. */
export interface ArrivalRow {
  readonly id: number;
  readonly sourceId: number;
  readonly pathKey: string;
  readonly path: string | null;
  /** As `fileLook` makes it. */
  readonly look: string;
  readonly lookedAtMs: number;
  readonly state: ArrivalState;
  readonly takenAs: number | null;
  readonly attempts: number;
}

export type ArrivalChange = Partial<Pick<ArrivalRow, 'look' | 'lookedAtMs' | 'state' | 'takenAs' | 'attempts'>> & {
  readonly path?: string;
  readonly failure?: Failure | null;
};

/** Every file that was seen in the sources, and what became of it. */
export interface ArrivalStore {
  ofSource(sourceId: number): readonly ArrivalRow[];
  /** In one transaction. */
  change(
    changes: readonly (
      | { readonly add: { readonly sourceId: number; readonly path: string; readonly look: string } }
      | { readonly id: number; readonly set: ArrivalChange }
      | { readonly remove: number }
    )[],
  ): void;
  ofRecording(recordingId: number): readonly ArrivalRow[];
  /** Queued ones whose job has ended meanwhile. */
  endedJobs(): readonly ArrivalRow[];
  list(page: { offset: number; limit: number; sourceId: number | null; state: ArrivalState | null }): Page<Arrival>;
  /** What failed is checked again. */
  retry(sourceId: number | null): number;
  /** Before it is written: nothing that lies there is ever an arrival. */
  noteOutput(arrivalId: number, path: string, format: string): void;
  isOutput(path: string): boolean;
  /** Whether this arrival has written this file before. */
  isOwnOutput(arrivalId: number, path: string): boolean;
}

const columns = `id, source_id AS sourceId, path_key AS pathKey, path, look, looked_at_ms AS lookedAtMs, state,
  taken_as AS takenAs, attempts`;

export function createArrivalStore(parts: StoreParts): ArrivalStore {
  const { database, writer, now } = parts;
  const selectAll = database.prepare<[number], ArrivalRow>(`SELECT ${columns} FROM source_file WHERE source_id = ?`);
  const selectTaken = database.prepare<[number], ArrivalRow>(`SELECT ${columns} FROM source_file WHERE taken_as = ?`);
  const selectEnded = database.prepare<[], ArrivalRow>(
    `SELECT ${columns} FROM source_file WHERE state = 'queued'
       AND EXISTS (SELECT 1 FROM job WHERE recording_id = taken_as AND state IN ('done', 'failed', 'cancelled'))`,
  );
  const insert = database.prepare<[number, string, string, string, number, number]>(
    `INSERT INTO source_file (source_id, path_key, path, look, looked_at_ms, state, arrived_at_ms)
     VALUES (?, ?, ?, ?, ?, 'settling', ?) ON CONFLICT DO NOTHING`,
  );
  const selectOne = database.prepare<[number], ArrivalRow & { failure: string | null }>(
    `SELECT ${columns}, failure FROM source_file WHERE id = ?`,
  );
  const update = database.prepare(
    `UPDATE source_file SET path = ?, path_key = ?, look = ?, looked_at_ms = ?, state = ?, taken_as = ?, attempts = ?,
       failure = ?, ended_at_ms = CASE WHEN ? IN ('done', 'failed', 'linked') THEN ? ELSE NULL END WHERE id = ?`,
  );
  const remove = database.prepare<[number]>('DELETE FROM source_file WHERE id = ?');
  const set = (id: number, change: ArrivalChange) => {
    const row = selectOne.get(id);
    if (row === undefined) return;
    const after = { ...row, ...change };
    const failure = change.failure === undefined ? row.failure : change.failure && JSON.stringify(change.failure);
    const key = change.path === undefined ? row.pathKey : pathKey(change.path);
    const { path, look, lookedAtMs, state, takenAs, attempts } = after;
    update.run(path, key, look, lookedAtMs, state, takenAs, attempts, failure, state, now(), id);
  };
  return {
    ofSource: (id) => selectAll.all(id),
    change: (changes) =>
      writer.write(() => {
        for (const one of changes) {
          if ('remove' in one) remove.run(one.remove);
          else if ('id' in one) set(one.id, one.set);
          else {
            const { sourceId, path, look } = one.add;
            insert.run(sourceId, pathKey(path), path, look, now(), now());
          }
        }
      }),
    ofRecording: (id) => selectTaken.all(id),
    endedJobs: () => selectEnded.all(),
    ...createArrivalList(parts),
    ...createOutputs(parts),
  };
}

function createArrivalList({ database, writer, now }: StoreParts): Pick<ArrivalStore, 'list' | 'retry'> {
  const where = 'WHERE source_id = coalesce(?, source_id) AND state = coalesce(?, state)';
  const select = database.prepare<unknown[], Arrival & { failure: string | null }>(
    `SELECT id, source_id AS sourceId, path, state, taken_as AS recordingId, arrived_at_ms AS arrivedAtMs,
       ended_at_ms AS endedAtMs, failure FROM source_file ${where} ORDER BY id DESC LIMIT ? OFFSET ?`,
  );
  const count = database.prepare<unknown[], number>(`SELECT count(*) FROM source_file ${where}`).pluck();
  const retry = database.prepare(
    `UPDATE source_file SET state = 'settling', attempts = 0, looked_at_ms = ?, failure = NULL
     WHERE state = 'failed' AND source_id = coalesce(?, source_id)`,
  );
  return {
    list: ({ offset, limit, sourceId, state }) => ({
      rows: select.all(sourceId, state, limit, offset).map((row) => ({
        ...row,
        failure: row.failure === null ? null : (JSON.parse(row.failure as unknown as string) as Failure),
      })),
      total: count.get(sourceId, state) ?? 0,
    }),
    retry: (sourceId) => writer.write(() => retry.run(now(), sourceId).changes),
  };
}

function createOutputs({
  database,
  writer,
}: StoreParts): Pick<ArrivalStore, 'noteOutput' | 'isOutput' | 'isOwnOutput'> {
  const note = database.prepare<[string, number, string]>(
    `INSERT INTO source_output (path_key, source_file_id, format) VALUES (?, ?, ?)
     ON CONFLICT (path_key) DO UPDATE SET source_file_id = excluded.source_file_id, format = excluded.format`,
  );
  const select = database
    .prepare<[string], number>('SELECT source_file_id FROM source_output WHERE path_key = ?')
    .pluck();
  return {
    noteOutput: (arrivalId, path, format) => writer.write(() => void note.run(pathKey(path), arrivalId, format)),
    isOutput: (path) => select.get(pathKey(path)) !== undefined,
    isOwnOutput: (arrivalId, path) => select.get(pathKey(path)) === arrivalId,
  };
}
