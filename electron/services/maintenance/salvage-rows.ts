import type { Database } from 'better-sqlite3';

export interface Salvaged {
  readonly lostCount: number;
  readonly recordings: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

interface Column {
  readonly name: string;
  readonly pk: number;
}

/** Copied by `salvageSegments`, or kept by triggers. */
const notHere = new Set(['segment', 'witness', 'sqlite_sequence', 'listing', 'stale_listing']);
/** Tables that FTS5 makes for itself. */
const isWords = (table: string) => table.startsWith('listing_words');
/** Counted again by triggers as the segments come in. */
const counted: Readonly<Record<string, Row>> = { transcript: { segment_count: 0, revision: 0 } };

/** Every readable row of every table but the segments; a row that is gone comes back from its witness. */
export function salvageRows(from: Database, to: Database): Salvaged {
  const tables = to
    .prepare<[], string>(`SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY rootpage`)
    .pluck()
    .all()
    .filter((table) => !notHere.has(table) && !isWords(table));
  let lostCount = 0;
  for (const table of tables) lostCount += salvageTable(from, to, table);
  return { lostCount, recordings: [] };
}

function salvageTable(from: Database, to: Database, table: string): number {
  const columns = to.pragma(`table_info(${table})`) as readonly Column[];
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const rows = readBothWays(from, table, keys.length === 0 ? ['rowid'] : keys);
  const [key = 'rowid'] = keys;
  for (const [id, fields] of readWitnesses(from, table)) {
    const row = rows.get(id);
    // A key of several columns is in the fields.
    const own = keys.length > 1 ? {} : { [key]: key === 'key' ? id : Number(id) };
    if (row === undefined) rows.set(id, { ...fields, ...own });
    else if (hasBrokenText(row)) rows.set(id, { ...row, ...fields });
  }
  let lostCount = 0;
  for (const row of rows.values()) {
    if (!put(to, table, columns, { ...row, ...counted[table] })) lostCount += 1;
  }
  return lostCount;
}

function put(to: Database, table: string, columns: readonly Column[], row: Row): boolean {
  const names = columns.map(({ name }) => name).filter((name) => row[name] !== undefined);
  const places = names.map((name) => `@${name}`).join(', ');
  try {
    to.prepare(
      `INSERT OR REPLACE INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${places})`,
    ).run(row);
    return true;
  } catch {
    return false;
  }
}

/** From the front until it breaks, and from the back: what lies between two damaged pages is lost. */
function readBothWays(from: Database, table: string, keys: readonly string[]): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const order of ['ASC', 'DESC']) {
    const by = keys.map((key) => `${key} ${order}`).join(', ');
    try {
      for (const row of from.prepare<[], Row>(`SELECT ${keys.join(', ')}, * FROM ${table} ORDER BY ${by}`).iterate()) {
        const id = keys.map((key) => String(row[key])).join(' ');
        if (order === 'DESC' && rows.has(id)) break;
        rows.set(id, row);
      }
    } catch {
      continue; // the damaged page: the rest comes from the other end
    }
  }
  return rows;
}

function readWitnesses(from: Database, table: string): Map<string, Row> {
  const witnesses = new Map<string, Row>();
  try {
    const select = from.prepare<[string], { row: string; fields: string }>(
      'SELECT row, fields FROM witness WHERE subject = ?',
    );
    for (const { row, fields } of select.iterate(table)) witnesses.set(row, JSON.parse(fields) as Row);
  } catch {
    return witnesses; // as many as could be read; a library from before has none
  }
  return witnesses;
}

function hasBrokenText(row: Row): boolean {
  return Object.values(row).some((value) => typeof value === 'string' && value.includes('\uFFFD'));
}
