import Database from 'better-sqlite3';
import type { LibraryDifference } from '#shared/maintenance/library-health.ts';
import { createSchema, type Migration } from '#services/store/database/list-migrations.ts';
import { applicationId } from '#services/store/database/file-header.ts';

interface SchemaRow {
  readonly name: string;
  readonly sql: string | null;
}

const select = `SELECT type || ' ' || name AS name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`;

/** A flipped bit in the schema makes another library of the same bytes: it must be what the migrations make. */
export function* compareSchema(
  database: Database.Database,
  migrations: readonly Migration[],
): Generator<LibraryDifference> {
  const version = Number(database.pragma('main.user_version', { simple: true }));
  const difference = (field: string) =>
    ({ kind: 'schema', subject: 'schema', row: null, field, recording: null, detail: null }) as const;
  if (Number(database.pragma('main.application_id', { simple: true })) !== applicationId) {
    yield difference('application_id');
  }
  if (!migrations.some((migration) => migration.version === version)) {
    yield difference('user_version');
    return;
  }
  const expected = expectedSchema(migrations.filter((migration) => migration.version <= version));
  for (const { name, sql } of database.prepare<[], SchemaRow>(select).all()) {
    if (expected.get(name) !== sql) yield difference(name);
    expected.delete(name);
  }
  for (const name of expected.keys()) yield difference(name);
}

function expectedSchema(migrations: readonly Migration[]): Map<string, string | null> {
  const model = new Database(':memory:');
  try {
    createSchema(model, migrations);
    return new Map(
      model
        .prepare<[], SchemaRow>(select)
        .all()
        .map(({ name, sql }) => [name, sql]),
    );
  } finally {
    model.close();
  }
}
