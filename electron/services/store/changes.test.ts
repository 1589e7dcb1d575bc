import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { trackChanges, type ChangeTracker } from './changes.ts';
import { listMigrations } from './database/list-migrations.ts';
import { migrate } from './database/migrate.ts';
import { silentLog } from '#services/log.ts';
import { idsPerTranscript } from './segments/segment-ids.ts';

let database: Database.Database;
let tracker: ChangeTracker;
const first = idsPerTranscript;

beforeEach(() => {
  database = new Database(':memory:');
  migrate(database, listMigrations(), { backUp() {}, log: silentLog });
  database.exec(`
    INSERT INTO media (id, media_key, path, size_bytes, quick_hash, duration_ms, has_video) VALUES (1, 'k', '/a', 1, 'k', 60000, 0);
    INSERT INTO recording (id, media_id, name, added_at_ms) VALUES (1, 1, 'a', 0);
    INSERT INTO transcript (id, recording_id, engine, model_id, parameters, state, done_ms, is_current, revision, started_at_ms)
      VALUES (1, 1, 'e', 'm', '{}', 'complete', 0, 1, 0, 0);`);
  for (let nth = 0; nth < 3; nth += 1) add(first + nth, nth * 1000);
  tracker = trackChanges(database);
});

afterEach(() => void database.close());

function add(id: number, startMs: number): void {
  database
    .prepare(`INSERT INTO segment (id, start_ms, end_ms, flags, text, hash) VALUES (?, ?, ?, 0, 'text', x'00')`)
    .run(id, startMs, startMs + 900);
}

const change = (sql: string) => {
  database.exec(sql);
  return tracker.take();
};

it('a new segment, a changed text and a removed segment are each noted once, at their places', () => {
  add(first + 20, 5000);
  database.exec(`UPDATE segment SET text = 'other' WHERE id = ${first + 1}`);
  database.exec(`UPDATE segment SET text = 'third' WHERE id = ${first + 1}`);
  expect(change(`DELETE FROM segment WHERE id = ${first}`).segments).toEqual([
    { id: first, startMs: 0, passage: 0, isText: true, hasLeft: true },
    { id: first + 1, startMs: 1000, passage: 0, isText: true, hasLeft: false },
    { id: first + 20, startMs: 5000, passage: 2, isText: true, hasLeft: false },
  ]);
});

it('what only marks a segment is no change of its text', () => {
  expect(change(`UPDATE segment SET flags = 1 WHERE id = ${first}`).segments).toEqual([
    { id: first, startMs: 0, passage: 0, isText: false, hasLeft: false },
  ]);
});

it('a segment that moves is noted at both places, and has left the first', () => {
  expect(change(`UPDATE segment SET start_ms = 4000, end_ms = 4900 WHERE id = ${first}`).segments).toEqual([
    { id: first, startMs: 0, passage: 0, isText: true, hasLeft: true },
    { id: first, startMs: 4000, passage: 0, isText: true, hasLeft: false },
  ]);
  expect(change(`UPDATE segment SET passage = 5 WHERE id = ${first}`).segments).toEqual([
    { id: first, startMs: 4000, passage: 0, isText: true, hasLeft: false },
    { id: first, startMs: 4000, passage: 5, isText: false, hasLeft: false },
  ]);
});

it('a recording whose text counts again is distinguished from one that is only found by other words', () => {
  expect(change(`INSERT INTO recording_tag VALUES (1, 't')`).recordings).toEqual([{ id: 1, isOtherText: false }]);
  expect(change('UPDATE recording SET removed_at_ms = 1').recordings).toEqual([{ id: 1, isOtherText: false }]);
  expect(change('UPDATE recording SET removed_at_ms = NULL').recordings).toEqual([{ id: 1, isOtherText: true }]);
  database.exec('UPDATE transcript SET is_current = 0');
  expect(change('UPDATE transcript SET is_current = 1').recordings).toEqual([{ id: 1, isOtherText: true }]);
  expect(change(`UPDATE transcript SET language = 'ru'`).recordings).toEqual([{ id: 1, isOtherText: false }]);
  expect(change('UPDATE media SET duration_ms = 61000').recordings).toEqual([]);
  expect(change('UPDATE media SET duration_ms = 1000').recordings).toEqual([{ id: 1, isOtherText: false }]);
});

it('what was read is not read again, and what is rolled back never was', () => {
  expect(change(`UPDATE segment SET text = 'x' WHERE id = ${first}`).segments).toHaveLength(1);
  expect(tracker.take()).toEqual({ segments: [], recordings: [] });
  database.exec(`BEGIN; UPDATE segment SET text = 'y'; ROLLBACK`);
  expect(tracker.take()).toEqual({ segments: [], recordings: [] });
});
