import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import type { CommitMark } from './commit-mark.ts';
import { createWriter, type CommitHook } from './writer.ts';

const noHook: CommitHook = { beforeCommit() {}, commitFailed() {}, repair: () => false };
const noMark: CommitMark = { begin() {}, set() {}, isSaved: () => false };

/** SQLite's own page limit is a full disk: the same error at the same places. */
function fullDisk(reservePages: number) {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE note (text TEXT)');
  const pages = Number(database.pragma('page_count', { simple: true }));
  database.pragma(`max_page_count = ${pages + 2}`);
  let isThere = reservePages > 0;
  const reserve = {
    release() {
      const was = isThere;
      isThere = false;
      if (was) database.pragma(`max_page_count = ${pages + 2 + reservePages}`);
      return was;
    },
  };
  const writer = createWriter({ database, path: '/library/library.db', hook: noHook, mark: noMark, reserve });
  const add = (bytes: number, urgent: boolean) =>
    writer.write(() => database.prepare('INSERT INTO note VALUES (?)').run('x'.repeat(bytes)), { urgent });
  const count = () => database.prepare('SELECT count(*) FROM note').pluck().get();
  return { add, count };
}

it('a full disk is a failure that names the room needed, and nothing is half-written', () => {
  const { add, count } = fullDisk(0);
  add(100, false);
  expect(() => add(100_000, false)).toThrow(expect.objectContaining({ code: 'disk-full', params: { neededMb: 16 } }));
  expect(count()).toBe(1);
  add(100, false);
  expect(count()).toBe(2);
});

it('an urgent change uses the reserve of a full disk once; others do not', () => {
  const { add, count } = fullDisk(40);
  expect(() => add(100_000, false)).toThrow('disk-full');
  add(100_000, true);
  expect(() => add(100_000, true)).toThrow('disk-full');
  expect(count()).toBe(1);
});

it('a change within a change joins it: all or nothing', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE note (text TEXT)');
  const hook = { ...noHook, beforeCommit: vi.fn<() => void>() };
  const writer = createWriter({ database, path: 'x', hook, mark: noMark, reserve: { release: () => false } });
  const insert = () => database.exec(`INSERT INTO note VALUES ('a')`);
  const nested = () =>
    writer.write(() => {
      writer.write(insert);
      throw new Error('later');
    });
  expect(nested).toThrow('later');
  expect(database.prepare('SELECT count(*) FROM note').pluck().get()).toBe(0);
  writer.write(() => writer.write(insert));
  expect(hook.beforeCommit).toHaveBeenCalledTimes(1);
  expect(database.prepare('SELECT count(*) FROM note').pluck().get()).toBe(1);
});

it('what the index repairs is run once more', () => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE note (text TEXT)');
  let isBroken = true;
  const hook = {
    ...noHook,
    beforeCommit() {
      if (isBroken) throw new Error('index');
    },
    repair() {
      isBroken = false;
      return true;
    },
  };
  const writer = createWriter({ database, path: 'x', hook, mark: noMark, reserve: { release: () => false } });
  writer.write(() => database.exec(`INSERT INTO note VALUES ('a')`));
  expect(database.prepare('SELECT count(*) FROM note').pluck().get()).toBe(1);
});

it('a commit that fails is undone, and the index is notified', () => {
  const database = new Database(':memory:');
  database.exec(`CREATE TABLE a (id INTEGER PRIMARY KEY);
    CREATE TABLE b (a INTEGER REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED)`);
  const hook = { ...noHook, commitFailed: vi.fn<() => void>() };
  const writer = createWriter({ database, path: 'x', hook, mark: noMark, reserve: { release: () => false } });
  expect(() => writer.write(() => database.exec('INSERT INTO b VALUES (1)'))).toThrow('FOREIGN KEY');
  expect(hook.commitFailed).toHaveBeenCalledTimes(1);
  expect(database.prepare('SELECT count(*) FROM b').pluck().get()).toBe(0);
});
