import { AppFailure } from '#shared/failure.ts';
import {
  arrivalStates,
  sourceRules,
  type ArrivalState,
  type Source,
  type SourceRules,
} from '#shared/automation/sources.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

/** The folders that are watched. */
export interface SourceStore {
  list(): readonly Source[];
  /** Throws `not-found`. */
  get(sourceId: number): Source;
  add(folder: string, rules: SourceRules): Source;
  change(
    sourceId: number,
    changes: { readonly isOn?: boolean | undefined; readonly rules?: SourceRules | undefined },
  ): Source;
  /** With what is known of its files. */
  remove(sourceId: number): void;
  /** All of it was scanned. */
  noteSeen(sourceId: number, atMs: number, root: string): void;
  /** Device and number of its folder when it was seen last. */
  rootOf(sourceId: number): string | null;
  /** Its folder is not there. */
  noteSilent(sourceId: number, atMs: number): void;
}

interface SourceRow {
  readonly id: number;
  readonly folder: string;
  readonly rules: string;
  readonly isOn: number;
  readonly seenAtMs: number | null;
  readonly silentSinceMs: number | null;
}

const columns = `id, folder, rules, is_on AS isOn, seen_at_ms AS seenAtMs, silent_since_ms AS silentSinceMs`;

export function createSourceStore({ database, writer, now }: StoreParts): SourceStore {
  const selectAll = database.prepare<[], SourceRow>(`SELECT ${columns} FROM source ORDER BY folder`);
  const selectOne = database.prepare<[number], SourceRow>(`SELECT ${columns} FROM source WHERE id = ?`);
  const count = database.prepare<[number], { state: ArrivalState; count: number }>(
    'SELECT state, count(*) AS count FROM source_file WHERE source_id = ? GROUP BY state',
  );
  const insert = database
    .prepare<[string, string, number], number>(
      'INSERT INTO source (folder, rules, is_on, added_at_ms) VALUES (?, ?, 1, ?) RETURNING id',
    )
    .pluck();
  const update = database.prepare<[number, string, number]>('UPDATE source SET is_on = ?, rules = ? WHERE id = ?');
  const seen = database.prepare<[number, string, number]>(
    'UPDATE source SET seen_at_ms = ?, silent_since_ms = NULL, root = ? WHERE id = ?',
  );
  const silent = database.prepare<[number, number]>(
    'UPDATE source SET silent_since_ms = coalesce(silent_since_ms, ?) WHERE id = ?',
  );
  const selectRoot = database.prepare<[number], string | null>('SELECT root FROM source WHERE id = ?').pluck();
  const removals = [
    'DELETE FROM source_output WHERE source_file_id IN (SELECT id FROM source_file WHERE source_id = ?)',
    'DELETE FROM source_file WHERE source_id = ?',
    'DELETE FROM source WHERE id = ?',
  ].map((sql) => database.prepare<[number]>(sql));
  const sourceOf = ({ rules, isOn, ...row }: SourceRow): Source => {
    const counts = Object.fromEntries(arrivalStates.map((state) => [state, 0])) as Record<ArrivalState, number>;
    for (const { state, count: found } of count.all(row.id)) counts[state] = found;
    return { ...row, isOn: isOn === 1, rules: sourceRules.parse(JSON.parse(rules)), counts };
  };
  const get = (id: number) => {
    const row = selectOne.get(id);
    if (row === undefined) throw new AppFailure('not-found', { what: 'source' });
    return sourceOf(row);
  };
  return {
    list: () => selectAll.all().map(sourceOf),
    get,
    add: (folder, rules) => get(writer.write(() => insert.get(folder, JSON.stringify(rules), now())) ?? 0),
    change(id, { isOn, rules }) {
      const before = get(id);
      const text = JSON.stringify(rules ?? before.rules);
      writer.write(() => void update.run((isOn ?? before.isOn) ? 1 : 0, text, id));
      return get(id);
    },
    remove: (id) => writer.write(() => removals.forEach((removal) => removal.run(id))),
    noteSeen: (id, atMs, root) => writer.write(() => void seen.run(atMs, root, id)),
    rootOf: (id) => selectRoot.get(id) ?? null,
    noteSilent: (id, atMs) => writer.write(() => void silent.run(atMs, id)),
  };
}
