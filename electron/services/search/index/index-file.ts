import { rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Log } from '#services/log.ts';

/**
 * Raised whenever tokens, stems, windows or tables change: an index of another version is rebuilt, never migrated, and
 * watch lists are run back over the library.
 */
export const indexVersion = 9;

const schema = `
  CREATE TABLE fulltext.meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    library TEXT NOT NULL,
    generation INTEGER NOT NULL,
    common_counts BLOB NOT NULL DEFAULT x'',
    notes_words INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE fulltext.indexed (
    recording_id INTEGER PRIMARY KEY,
    transcript_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    window_count INTEGER NOT NULL,
    is_in_id_order INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    anywhere BLOB NOT NULL,
    is_noted INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX fulltext.not_noted ON indexed (recording_id) WHERE is_noted = 0;
  CREATE TABLE fulltext.common (
    recording_id INTEGER PRIMARY KEY,
    masks BLOB NOT NULL
  ) STRICT;
  CREATE TABLE fulltext.form (
    id INTEGER PRIMARY KEY,
    form TEXT NOT NULL UNIQUE,
    count INTEGER NOT NULL,
    written TEXT
  ) STRICT;
  CREATE VIRTUAL TABLE fulltext.passage USING fts5(
    exact, stem, facet, content = '', contentless_delete = 1, tokenize = 'ascii'
  );
  CREATE VIRTUAL TABLE fulltext.recording_words USING fts5(
    word, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
  );
  INSERT INTO fulltext.meta (id, version, library, generation) SELECT 1, ${indexVersion}, uuid, 0 FROM main.library;
`;
// `form` counts words as they were indexed, never down: for completions and spelling, where a rank is enough;
// `written` is how people write it, where that is not the form itself.
// `indexed.generation` is the one with which it was written last.
// `common` holds the masks of common-words.ts, one a window; `common_counts` their sums, 32 bits a word.
// `indexed.anywhere`: the masks of its windows together. `is_noted`, `recording_words`: see recording-words.ts.
// `is_in_id_order`: see id-order.ts; once it is 0 it stays so until the recording is indexed again.
// The ascii tokenizer keeps every character beyond ASCII: it splits at our spaces and nowhere else.

/** Attaches `index.db` as `fulltext`; one that is missing, damaged, foreign or of another version is replaced by an empty one. */
export function attachIndex(database: Database, path: string, log: Log): void {
  try {
    attach(database, path);
    if (isOurs(database)) return;
    log.info('The search index is missing or of another version and is built anew');
  } catch (thrown) {
    log.warn('The search index cannot be read and is built anew', thrown);
  }
  replaceIndex(database, path);
}

/** Attaches it as it is; false where it is of another version or library. Throws SQLite's own errors. */
export function attachReadOnly(database: Database, path: string): boolean {
  database.prepare('ATTACH ? AS fulltext').run(path);
  database.pragma('fulltext.mmap_size = 0');
  return isOurs(database);
}

/** Throws the index away and attaches an empty one. Not within a transaction. */
export function replaceIndex(database: Database, path: string): void {
  if (isAttached(database)) database.exec('DETACH fulltext');
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true, recursive: true });
  attach(database, path);
  database.exec('BEGIN');
  try {
    database.exec(schema);
    database.exec('COMMIT');
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK');
  }
}

function attach(database: Database, path: string): void {
  database.prepare('ATTACH ? AS fulltext').run(path);
  // Both hold only for a file that is made now. What is deleted for good gives its pages back.
  database.pragma('fulltext.page_size = 8192');
  database.pragma('fulltext.auto_vacuum = INCREMENTAL');
  database.pragma('fulltext.journal_mode = WAL');
  // What a power loss takes from the index is found missing at the next start and read from the library again.
  database.pragma('fulltext.synchronous = NORMAL');
  database.pragma('fulltext.mmap_size = 0');
}

function isAttached(database: Database): boolean {
  const list = database.pragma('database_list') as { readonly name: string }[];
  return list.some(({ name }) => name === 'fulltext');
}

function isOurs(database: Database): boolean {
  const tables = database
    .prepare(
      `SELECT count(*) FROM fulltext.sqlite_schema
        WHERE name IN ('meta', 'indexed', 'common', 'passage', 'form', 'recording_words')`,
    )
    .pluck()
    .get();
  if (tables !== 6) return false;
  const select =
    'SELECT count(*) FROM fulltext.meta JOIN main.library ON meta.library = library.uuid WHERE version = ?';
  const isSame = database.prepare(select).pluck().get(indexVersion) === 1;
  // Reads the index's own structure record, which a damaged file may lack.
  database.prepare(`SELECT rowid FROM fulltext.passage WHERE passage MATCH '"a"' LIMIT 1`).all();
  database.prepare('SELECT count(*) FROM fulltext.indexed').get();
  return isSame;
}
