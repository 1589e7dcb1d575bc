import Database from 'better-sqlite3';
import { newestVersion, schemaHead, type Migration } from './list-migrations.ts';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** SQL that makes of an empty file what `migrations` make of it one after the other, rows included. */
export function schemaOf(migrations: readonly Migration[]): string {
  const database = new Database(':memory:');
  try {
    for (const { sql } of migrations) database.exec(sql);
    const rows = database.prepare<[], SchemaRow>(`${ownRows} ORDER BY rowid`).all();
    const tables = rows.filter(({ type }) => type === 'table');
    const others = rows.filter(({ type }) => type !== 'table');
    const statements = [
      ...tables.map(({ sql }) => `${sql};`),
      // Before the triggers, which would add rows of their own.
      ...tables.flatMap(({ name }) => insertsOf(database, name)),
      ...others.map(({ sql }) => `${sql};`),
      `UPDATE library SET uuid = lower(hex(randomblob(16)));`,
    ];
    // Every library has a name of its own.
    const uuid = String(database.prepare('SELECT uuid FROM library').pluck().get());
    const text = [schemaHead(newestVersion(migrations)), ...statements].join('\n\n');
    return `${text.replaceAll(uuid, '')}\n`;
  } finally {
    database.close();
  }
}

/** Tables in which SQLite keeps a virtual table are made with it. */
const ownRows = `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
  AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`;

function insertsOf(database: Database.Database, table: string): readonly string[] {
  const isVirtual = database
    .prepare<[string], number>(`SELECT count(*) FROM pragma_table_list WHERE name = ? AND type = 'virtual'`)
    .pluck();
  if (isVirtual.get(table) !== 0) return [];
  const columns = database
    .prepare<[string], string>('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0')
    .pluck()
    .all(table);
  const values = columns.map((column) => `quote("${column}")`).join(` || ', ' || `);
  const rows = database.prepare<[], string>(`SELECT ${values} FROM "${table}"`).pluck().all();
  return rows.map((row) => `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${row});`);
}
