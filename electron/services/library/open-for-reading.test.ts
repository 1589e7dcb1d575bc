import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silentLog } from '#services/log.ts';
import { performMaintenanceTask } from '#services/maintenance/maintenance-task.ts';
import { createSearch } from '#services/search/query/search.ts';
import { addTranscript } from './library.fixture.ts';
import type { Library } from './library.ts';
import { openForReading } from './open-for-reading.ts';
import { openLibrary } from './open-library.ts';

let dir = '';
const opened: Library[] = [];
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'reading-'));
});
afterEach(() => {
  for (const library of opened.splice(0).toReversed()) library.close();
  rmSync(dir, { recursive: true, force: true });
});

function keep(library: Library): Library {
  opened.push(library);
  return library;
}
const reading = (inDir = dir) => keep(openForReading({ dir: inDir, log: silentLog }));
const writing = () => keep(openLibrary({ dir, log: silentLog }));
const names = (library: Library) =>
  library.recordings.list({ offset: 0, limit: 9, bin: false }).rows.map(({ name }) => name);
const found = (library: Library, text: string) =>
  createSearch({ index: library.index }).query({ text, offset: 0, limit: 9, order: 'newest' }).hits.length;

test.each(['nowhere', 'nowhere/deep/down', '.'])(
  'where there is no library (%s) an empty one is read and none made',
  (name) => {
    const library = reading(path.join(dir, name));
    expect(names(library)).toEqual([]);
    expect(found(library, 'word')).toBe(0);
    library.close();
    expect(readdirSync(dir)).toEqual([]);
  },
);

test('a file that was never written stays so', () => {
  writeFileSync(path.join(dir, 'library.db'), '');
  expect(names(reading())).toEqual([]);
  expect(readdirSync(dir)).toEqual(['library.db']);
});

test('it is read and searched while another copy writes, and what is committed is seen', () => {
  const writer = writing();
  addTranscript(writer, 'first.wav', ['договор подписан']);
  const reader = reading();
  expect(names(reader)).toEqual(['first.wav']);
  expect(found(reader, 'договоры')).toBe(1);
  expect(reader.index.catchUp.progress()).toBeNull();
  addTranscript(writer, 'second.wav', ['договор расторгнут']);
  expect(names(reader)).toEqual(['second.wav', 'first.wav']);
  expect(found(reader, 'договоры')).toBe(2);
});

test('nothing can be changed through it', () => {
  addTranscript(writing(), 'first.wav', ['one']);
  const reader = reading();
  const refused = expect.objectContaining({ code: 'library-readonly' });
  expect(() => reader.settings.set({ threads: 2 })).toThrow(refused);
  expect(() => reader.recordings.remove([1])).toThrow(refused);
  expect(() => reader.tags.change(1, { add: ['x'], remove: [] })).toThrow(refused);
  expect(() => reader.index.catchUp.startOver()).toThrow(refused);
});

test('a job that runs elsewhere is shown running and left so', () => {
  const writer = writing();
  const { recordingId } = addTranscript(writer, 'first.wav', ['one']);
  writer.jobs.setState(recordingId, 'running');
  const reader = reading();
  expect(reader.recordings.get(recordingId).state).toBe('running');
  expect(writer.jobs.get(recordingId).state).toBe('running');
});

test('a job whose process has ended is shown as what it will be, waiting, and nothing is written', () => {
  const writer = writing();
  const ids = ['running', 'paused', 'failed', 'done'].map((name) => {
    const { recordingId } = addTranscript(writer, `${name}.wav`, [name]);
    writer.jobs.setState(recordingId, name as 'running');
    return recordingId;
  });
  opened.pop()?.close();
  const before = readFileSync(path.join(dir, 'library.db'));
  const reader = reading();
  const states = () => ids.map((id) => reader.recordings.get(id).state);
  expect(states()).toEqual(['waiting', 'paused', 'failed', 'done']);
  expect(reader.jobs.get(ids[0]!).state).toBe('waiting');
  expect(reader.jobs.nextWaiting()?.recordingId).toBe(ids[0]);
  expect(reader.jobs.counts()).toMatchObject({ waiting: 1, paused: 1 });
  const { rows } = reader.recordings.list({ offset: 0, limit: 9, bin: false });
  expect(rows.map(({ state }) => state)).toEqual(['done', 'failed', 'paused', 'waiting']);
  expect(() => reader.jobs.setState(ids[0]!, 'done')).toThrow(expect.objectContaining({ code: 'library-readonly' }));
  expect(readFileSync(path.join(dir, 'library.db'))).toEqual(before);
});

test('what a process that came later runs is shown running', () => {
  const { recordingId } = addTranscript(writing(), 'first.wav', ['one']);
  opened.pop()?.close();
  const reader = reading();
  const writer = writing();
  writer.jobs.setState(recordingId, 'running');
  expect(reader.recordings.get(recordingId).state).toBe('running');
  // Having looked does not give up the writer's lock.
  expect(() => writing()).toThrow(expect.objectContaining({ code: 'library-locked' }));
});

test('an index that is behind is searched as it is and said to be', () => {
  const writer = writing();
  addTranscript(writer, 'first.wav', ['один']);
  addTranscript(writer, 'second.wav', ['два']);
  const index = new Database(path.join(dir, 'index.db'));
  index.exec('DELETE FROM indexed WHERE recording_id = 2');
  index.close();
  const reader = reading();
  expect(found(reader, 'один')).toBe(1);
  expect(reader.index.catchUp.progress()).toEqual({ done: 0, total: 1 });
});

test('one whose index is gone is mended as at any opening', () => {
  addTranscript(writing(), 'first.wav', ['один']);
  opened.pop()?.close();
  for (const name of readdirSync(dir)) if (name.startsWith('index.db')) rmSync(path.join(dir, name));
  expect(found(reading(), 'один')).toBe(1);
  expect(existsSync(path.join(dir, 'index.db'))).toBe(true);
});

test('where SQLite can make no files beside it, it is read and verified in a copy that goes', () => {
  addTranscript(writing(), 'first.wav', ['один']);
  opened.pop()?.close();
  // As on a read-only disk, for every user: the file that SQLite needs cannot be made.
  rmSync(path.join(dir, 'library.db-wal'), { force: true });
  mkdirSync(path.join(dir, 'library.db-wal'));
  const before = readdirSync(dir);
  const copies = path.join(dir, '..', `${path.basename(dir)}-copies`);
  mkdirSync(copies);
  vi.stubEnv('TMPDIR', copies);
  try {
    const reader = reading();
    expect(names(reader)).toEqual(['first.wav']);
    expect(found(reader, 'один')).toBe(1);
    expect(readdirSync(copies)).toHaveLength(1);
    opened.pop()?.close();
    const checked = performMaintenanceTask({ type: 'verify', libraryDir: dir, depth: 'full' });
    expect(checked).toMatchObject({ differences: [], recordingCount: 1 });
    expect(readdirSync(copies)).toEqual([]);
    expect(readdirSync(dir).filter((name) => !before.includes(name))).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
    rmSync(copies, { recursive: true });
  }
});

test('a file of another program is refused and left alone', () => {
  writeFileSync(path.join(dir, 'library.db'), 'not a database');
  expect(() => reading()).toThrow(expect.objectContaining({ code: 'library-foreign' }));
  expect(readdirSync(dir)).toEqual(['library.db']);
});
