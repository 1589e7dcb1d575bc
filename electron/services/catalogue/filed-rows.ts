import type { Database } from 'better-sqlite3';

/** A value of the library that the journal can change and change back; text, or null where there is none. */
interface FiledRow {
  read(recordingId: number | null, key: string): string | null;
  /** False where it cannot become that now. */
  write(recordingId: number | null, key: string, value: string | null): boolean;
}

/**
 * name, recorded (JSON of milliseconds and who says so), participants (JSON) · tag, by its name · member, by the
 * collection's id · value, by the field's id · bin: the time of the move · job: JSON of state, options and failure ·
 * collection, own-field, tag-style: JSON of the row, by its id or name.
 */
export type FiledSubject =
  | 'name'
  | 'recorded'
  | 'participants'
  | 'tag'
  | 'member'
  | 'value'
  | 'bin'
  | 'job'
  | 'collection'
  | 'own-field'
  | 'tag-style';

export function filedRows(database: Database): Readonly<Record<FiledSubject, FiledRow>> {
  return {
    ...factRows(database),
    tag: memberRow(database, 'recording_tag', 'name', (key) => key),
    member: memberRow(database, 'collection_member', 'collection_id', Number),
    ...valueRow(database),
    ...jobRow(database),
    collection: collectionRow(database),
    'own-field': fieldRow(database),
    'tag-style': styleRow(database),
  };
}

function prepareSelect(database: Database, sql: string) {
  const statement = database.prepare(sql).pluck() as unknown as { get(...params: unknown[]): string | undefined };
  return (...params: unknown[]) => statement.get(...params) ?? null;
}

function prepareRun(database: Database, sql: string) {
  const statement = database.prepare(sql);
  return (...params: unknown[]) => statement.run(...params).changes > 0;
}

function factRows(database: Database) {
  const exists = prepareSelect(database, 'SELECT 1 FROM recording WHERE id = ?');
  const rename = prepareRun(database, 'UPDATE recording SET name = ? WHERE id = ?');
  const putRecorded = prepareRun(
    database,
    `INSERT INTO recording_fact (recording_id, recorded_at_ms, recorded_by) VALUES (?, ?, ?)
     ON CONFLICT (recording_id) DO UPDATE SET recorded_at_ms = excluded.recorded_at_ms, recorded_by = excluded.recorded_by`,
  );
  const putParticipants = prepareRun(
    database,
    `INSERT INTO recording_fact (recording_id, recorded_by, participants) VALUES (?, 'file', ?)
     ON CONFLICT (recording_id) DO UPDATE SET participants = excluded.participants`,
  );
  return {
    name: {
      read: prepareSelect(database, 'SELECT name FROM recording WHERE id = ? AND ? IS NOT NULL'),
      write: (id, _, value) => value !== null && rename(value, id),
    },
    recorded: {
      read: prepareSelect(
        database,
        `SELECT json_object('ms', recorded_at_ms, 'by', recorded_by) FROM recording_fact
         WHERE recording_id = ? AND recorded_at_ms IS NOT NULL AND ? IS NOT NULL`,
      ),
      write(id, _, value) {
        const { ms, by } = JSON.parse(value ?? '{"ms":null,"by":"file"}') as { ms: number | null; by: string };
        return exists(id) !== null && putRecorded(id, ms, by);
      },
    },
    participants: {
      read: prepareSelect(
        database,
        `SELECT participants FROM recording_fact WHERE recording_id = ? AND participants <> '[]' AND ? IS NOT NULL`,
      ),
      write: (id, _, value) => exists(id) !== null && putParticipants(id, value ?? '[]'),
    },
  } satisfies Partial<Record<FiledSubject, FiledRow>>;
}

/** A row that is there or not, of a recording and of something else. */
function memberRow(
  database: Database,
  table: string,
  column: string,
  valueOf: (key: string) => string | number,
): FiledRow {
  const exists = prepareSelect(database, 'SELECT 1 FROM recording WHERE id = ?');
  const select = prepareSelect(database, `SELECT '1' FROM ${table} WHERE recording_id = ? AND ${column} = ?`);
  const add = prepareRun(database, `INSERT OR IGNORE INTO ${table} (recording_id, ${column}) VALUES (?, ?)`);
  const drop = prepareRun(database, `DELETE FROM ${table} WHERE recording_id = ? AND ${column} = ?`);
  return {
    read: (id, key) => select(id, valueOf(key)),
    write(id, key, value) {
      if (exists(id) === null) return false;
      return value === null ? drop(id, valueOf(key)) : add(id, valueOf(key));
    },
  };
}

function valueRow(database: Database) {
  const exists = prepareSelect(database, 'SELECT 1 FROM recording WHERE id = ?');
  const select = prepareSelect(database, 'SELECT value FROM field_value WHERE recording_id = ? AND field_id = ?');
  const put = prepareRun(
    database,
    `INSERT INTO field_value (recording_id, field_id, value) VALUES (?, ?, ?)
     ON CONFLICT (recording_id, field_id) DO UPDATE SET value = excluded.value`,
  );
  const drop = prepareRun(database, 'DELETE FROM field_value WHERE recording_id = ? AND field_id = ?');
  const selectRemoved = prepareSelect(
    database,
    'SELECT CAST(removed_at_ms AS TEXT) FROM recording WHERE id = ? AND removed_at_ms IS NOT NULL',
  );
  const setRemoved = prepareRun(database, 'UPDATE recording SET removed_at_ms = ? WHERE id = ?');
  return {
    value: {
      read: (id, key) => select(id, Number(key)),
      write(id, key, value) {
        if (exists(id) === null) return false;
        return value === null ? drop(id, Number(key)) : put(id, Number(key), value);
      },
    },
    bin: {
      read: (id) => selectRemoved(id),
      write: (id, _, value) => setRemoved(value === null ? null : Number(value), id),
    },
  } satisfies Partial<Record<FiledSubject, FiledRow>>;
}

function jobRow(database: Database) {
  const select = database
    .prepare<[number | null], string>(
      `SELECT json_object('state', state, 'options', json(options), 'failure', json(failure)) FROM job WHERE recording_id = ?`,
    )
    .pluck();
  const update = database.prepare(
    `UPDATE job SET state = ?, options = ?, failure = ? WHERE recording_id = ? AND state <> 'running'`,
  );
  return {
    job: {
      read: (id) => select.get(id) ?? null,
      write(id, _, value) {
        if (value === null) return false;
        const { state, options, failure } = JSON.parse(value) as {
          state: string;
          options: object;
          failure: object | null;
        };
        return update.run(state, JSON.stringify(options), failure && JSON.stringify(failure), id).changes > 0;
      },
    },
  } satisfies Partial<Record<FiledSubject, FiledRow>>;
}

/** Rows of the library itself are put away and brought back rather than deleted, so that what refers to them stays. */
function collectionRow(database: Database): FiledRow {
  const select = prepareSelect(
    database,
    `SELECT json_object('parentId', parent_id, 'name', name, 'filter', filter) FROM collection
     WHERE id = ? AND removed_at_ms IS NULL`,
  );
  const put = prepareRun(
    database,
    'UPDATE collection SET parent_id = ?, name = ?, filter = ?, removed_at_ms = NULL WHERE id = ?',
  );
  const drop = prepareRun(database, 'UPDATE collection SET removed_at_ms = 1 WHERE id = ?');
  return {
    read: (_, key) => select(Number(key)),
    write(_, key, value) {
      if (value === null) return drop(Number(key));
      const { parentId, name, filter } = JSON.parse(value) as Record<string, unknown>;
      return put(parentId, name, filter, Number(key));
    },
  };
}

function fieldRow(database: Database): FiledRow {
  const select = prepareSelect(
    database,
    `SELECT json_object('name', name, 'kind', kind, 'choices', json(choices)) FROM own_field
     WHERE id = ? AND removed_at_ms IS NULL`,
  );
  const put = prepareRun(
    database,
    'UPDATE own_field SET name = ?, kind = ?, choices = ?, removed_at_ms = NULL WHERE id = ?',
  );
  const drop = prepareRun(database, 'UPDATE own_field SET removed_at_ms = 1 WHERE id = ?');
  return {
    read: (_, key) => select(Number(key)),
    write(_, key, value) {
      if (value === null) return drop(Number(key));
      const { name, kind, choices } = JSON.parse(value) as Record<string, unknown>;
      return put(name, kind, JSON.stringify(choices), Number(key));
    },
  };
}

function styleRow(database: Database): FiledRow {
  const select = prepareSelect(
    database,
    `SELECT json_object('colour', colour, 'slot', slot) FROM tag_style WHERE name = ?`,
  );
  const put = prepareRun(
    database,
    `INSERT INTO tag_style (name, colour, slot) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET colour = excluded.colour, slot = excluded.slot`,
  );
  const drop = prepareRun(database, 'DELETE FROM tag_style WHERE name = ?');
  return {
    read: (_, name) => select(name),
    write(_, name, value) {
      if (value === null) return drop(name);
      const { colour, slot } = JSON.parse(value) as Record<string, unknown>;
      return put(name, colour, slot);
    },
  };
}
