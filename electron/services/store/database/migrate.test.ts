import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentLog } from '#services/log.ts';
import { listBackups } from '#services/maintenance/backup-files.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { createSchema, listMigrations, newestVersion, schemaFile } from './list-migrations.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { schemaOf } from './schema-of.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { extendChain, hashSegment } from '../segments/segment-hash.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';

let dir: string;
let migrationsDir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'library-'));
  migrationsDir = join(dir, 'migrations');
  cpSync(new URL('../migrations', import.meta.url), migrationsDir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const newest = newestVersion(listMigrations());
const next = String(newest + 1).padStart(4, '0');
const addMigration = (sql: string) => writeFileSync(join(migrationsDir, `${next}-next.sql`), sql);
const open = () => openLibrary({ dir, log: silentLog, migrationsDir });

const backUp = () => {};

function tablesOf(path: string): unknown {
  const database = new Database(path, { readonly: true });
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();
  const version = database.pragma('user_version', { simple: true });
  database.close();
  return { tables, version };
}

it('a library of any earlier version is brought up with its recordings, jobs and text', () => {
  const database = openDatabase(join(dir, 'library.db'), silentLog);
  const versions: number[] = [];
  const all = listMigrations();
  for (const { version } of all) {
    const known = all.filter((one) => one.version <= version);
    migrate(database, known, { backUp, log: silentLog });
    if (version === newest) break;
    // What a library of this very version holds: later steps meet the rows of every version before them.
    database.exec(`INSERT INTO media (id, media_key, path, size_bytes, quick_hash, has_video)
        VALUES (${version}, 'k${version}', '/${version}', 1, 'h', 0);
      INSERT INTO recording (id, media_id, name, added_at_ms) VALUES (${version}, ${version}, '${version}.wav', 5);
      INSERT INTO job (recording_id, state, options) VALUES (${version}, 'running', '{"modelId":"demo"}')`);
    versions.push(version);
  }
  database.close();
  const library = open();
  for (const version of versions) {
    expect(library.recordings.get(version)).toMatchObject({ name: `${version}.wav`, state: 'waiting' });
    const { transcriptId } = library.transcripts.begin(version);
    expect(library.segments.list(transcriptId, { offset: 0, limit: 9 }).rows).toEqual([]);
  }
  library.close();
});

it('a new library has the schema and the rows that the migrations make one after the other', () => {
  const written = readFileSync(schemaFile(), 'utf8');
  expect(written, 'npm run schema').toBe(schemaOf(listMigrations()));
  const [atOnce, stepwise] = [new Database(':memory:'), new Database(':memory:')];
  createSchema(atOnce, listMigrations());
  for (const { sql } of listMigrations()) stepwise.exec(sql);
  const contents = (database: Database.Database) => {
    const names = database
      .prepare<[], string>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'virtual'`)
      .pluck()
      .all()
      .filter((name) => !name.startsWith('sqlite_'));
    const uuid = String(database.prepare('SELECT uuid FROM library').pluck().get());
    expect(uuid).toMatch(/^[0-9a-f]{32}$/);
    const rowsOf = (name: string) =>
      JSON.stringify(database.prepare(`SELECT * FROM "${name}"`).all()).replaceAll(uuid, 'uuid');
    return {
      schema: database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all(),
      numbers: database.prepare('SELECT * FROM sqlite_sequence WHERE seq > 0').all(),
      rows: Object.fromEntries(names.map((name) => [name, rowsOf(name)])),
    };
  };
  expect(contents(atOnce)).toEqual(contents(stepwise));
  const uuids = [atOnce, stepwise].map((database) => database.prepare('SELECT uuid FROM library').pluck().get());
  expect(uuids[0]).not.toBe(uuids[1]);
});

it('a migration that schema.sql does not know yet is in a new library all the same', () => {
  addMigration('CREATE TABLE tag_of_tomorrow (id INTEGER PRIMARY KEY) STRICT;');
  const library = open();
  library.close();
  expect(tablesOf(join(dir, 'library.db'))).toMatchObject({
    tables: expect.arrayContaining(['tag_of_tomorrow']) as unknown,
    version: newest + 1,
  });
});

it('changes from before steps were kept stay in the journal, a visit to a field as one step', () => {
  const later = readdirSync(migrationsDir).filter((file) => Number(file.slice(0, 4)) >= 12);
  for (const file of later) renameSync(join(migrationsDir, file), join(dir, file));
  const database = openDatabase(join(dir, 'library.db'), silentLog);
  migrate(database, listMigrations(migrationsDir), { backUp, log: silentLog });
  const fields = {
    id: 2 ** 20,
    start_ms: 0,
    end_ms: 900,
    speaker_id: null,
    confidence: null,
    words: null,
    word_texts: null,
  };
  const row = { ...fields, flags: 1, text: 'три' };
  const chain = extendChain(new Uint8Array(), [hashSegment({ ...fields, flags: 0, text: 'раз' })]);
  database.exec(`INSERT INTO media (id, media_key, path, size_bytes, quick_hash, has_video) VALUES (1, 'k', '/a', 1, 'h', 0);
    INSERT INTO recording (id, media_id, name, added_at_ms) VALUES (1, 1, 'a.wav', 5);
    INSERT INTO job (recording_id, state, options) VALUES (1, 'done', '{"modelId":"demo"}');
    INSERT INTO transcript (id, recording_id, engine, model_id, parameters, state, is_current, started_at_ms)
      VALUES (1, 1, 'e', 'm', '{}', 'complete', 1, 1)`);
  database.prepare('UPDATE transcript SET chain = ?').run(chain);
  database
    .prepare(`INSERT INTO segment (id, start_ms, end_ms, flags, text, hash) VALUES (2 << 19, 0, 900, 1, 'три', ?)`)
    .run(hashSegment(row));
  database.exec(`INSERT INTO edit (id, segment_id, at_ms, who, op, before, after, undo_of, session) VALUES
    (1, 1048576, 1, 'a', 'text', 'раз', 'один', NULL, NULL),
    (2, 1048576, 2, 'a', 'text', 'один', 'раз', 1, NULL),
    (3, 1048576, 3, 'a', 'text', 'раз', 'дв', NULL, 's'),
    (4, 1048576, 4, 'a', 'text', 'дв', 'два', NULL, 's'),
    (5, 1048576, 5, 'a', 'text', 'два', 'три', NULL, NULL)`);
  database.close();
  for (const file of later) renameSync(join(dir, file), join(migrationsDir, file));
  const library = open();
  expect(verifyLibrary(library.index.database, { migrations: listMigrations(), depth: 'full' }).differences).toEqual(
    [],
  );
  const textNow = () => library.segments.get(2 ** 20).text;
  const steps = Array.from({ length: 3 }, () => (library.edits.undo(1) === null ? null : textNow()));
  expect(steps).toEqual(['два', 'раз', null]);
  expect(library.edits.original(2 ** 20)).toMatchObject([{ text: 'раз', isEdited: false }]);
  library.edits.redo(1);
  expect(textNow()).toBe('два');
  library.close();
});

it('an older library is copied, then brought up with everything in it', () => {
  const library = open();
  const { transcriptId } = addTranscript(library, 'a.wav', ['раз', 'два']);
  library.close();
  const before = tablesOf(join(dir, 'library.db'));
  addMigration('CREATE TABLE tag (id INTEGER PRIMARY KEY) STRICT; INSERT INTO tag (id) VALUES (7);');
  const migrated = open();
  expect(migrated.segments.list(transcriptId, { offset: 0, limit: 9 }).rows).toHaveLength(2);
  expect(migrated.index.database.prepare('SELECT id FROM tag').pluck().get()).toBe(7);
  migrated.close();
  expect(tablesOf(join(dir, 'backups', listBackups(dir)[0]!.name))).toEqual(before);
  expect(tablesOf(join(dir, 'library.db'))).toMatchObject({ version: Number(next) });
});

it('a step that fails is undone as a whole', () => {
  open().close();
  const before = tablesOf(join(dir, 'library.db'));
  addMigration('CREATE TABLE tag (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);');
  expect(open).toThrow('nowhere');
  expect(tablesOf(join(dir, 'library.db'))).toEqual(before);
  addMigration('CREATE TABLE tag (id INTEGER PRIMARY KEY) STRICT;');
  open().close();
  expect(tablesOf(join(dir, 'library.db'))).toMatchObject({ version: Number(next) });
});

it('a copy that fails stops the migration and leaves no part of itself', () => {
  const library = open();
  addTranscript(
    library,
    'a.wav',
    Array.from({ length: 500 }, (_, index) => `слово ${index}`),
  );
  const select = `SELECT pageno FROM dbstat WHERE name = 'segment' AND pagetype = 'leaf' ORDER BY pageno DESC LIMIT 1`;
  const page = Number(library.index.database.prepare(select).pluck().get());
  library.close();
  addMigration('CREATE TABLE tag (id INTEGER PRIMARY KEY) STRICT;');
  const file = openSync(join(dir, 'library.db'), 'r+');
  writeSync(file, Buffer.alloc(8192), 0, 8192, (page - 1) * 8192);
  closeSync(file);
  expect(open).toThrow('library-damaged');
  expect(readdirSync(dir).filter((name) => name.includes('before'))).toEqual([]);
  expect(tablesOf(join(dir, 'library.db'))).toMatchObject({ version: newest });
});

it('a fresh library needs no copy', () => {
  addMigration('CREATE TABLE tag (id INTEGER PRIMARY KEY) STRICT;');
  open().close();
  expect(existsSync(join(dir, `library-before-${next}.db`))).toBe(false);
});

it('two steps of one number stop the start; a number that is left out does not', () => {
  writeFileSync(join(migrationsDir, '0999-later.sql'), 'SELECT 1;');
  expect(newestVersion(listMigrations(migrationsDir))).toBe(999);
  writeFileSync(join(migrationsDir, '0999-twice.sql'), 'SELECT 1;');
  expect(() => listMigrations(migrationsDir)).toThrow('number of their own');
});
