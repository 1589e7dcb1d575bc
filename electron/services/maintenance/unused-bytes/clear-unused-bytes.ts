import { existsSync, fdatasyncSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { AppFailure } from '#shared/failure.ts';
import { libraryFailure } from '#services/store/database/sqlite-failure.ts';
import { clearPages } from './clear-pages.ts';
import { readPageFile } from './page-file.ts';

/** So long others wait at most for a step to end, and so long they may write before the next. */
const stepMs = 8;
const pauseMs = 12;
/** Backups and checks read a large library for minutes; until they are done its log cannot be moved into the file. */
const maxWaitMs = 15 * 60_000;
/** Between attempts: to write, and to find the log read to its end. */
const retryMs = 2;
const readerMs = 50;
const pagesMovedAtOnce = 16;
/** A page that was read before its turn may have been copied to one that had had it already; never twice. */
const rounds = 2;

/** A file of the library, and a descriptor of it that is not closed while SQLite has it open: see raw-descriptor.ts. */
export interface DatabaseFile {
  readonly path: string;
  readonly descriptor: number;
}

/**
 * Takes out of a database file what was deleted, or stood on a page before it was split: free pages are given back to the
 * system where the file allows it, all other bytes that nothing uses become zero. In steps of some milliseconds, between
 * which others read and change the library. May be killed at any moment and begun again.
 */
export async function clearUnusedBytes({ path, descriptor }: DatabaseFile): Promise<void> {
  if (!existsSync(path)) return;
  const connections = connect(path);
  try {
    await giveBackPages(connections);
    for (let round = 0; round < rounds; round += 1) await clearAll(connections, descriptor);
    fdatasyncSync(descriptor);
  } catch (thrown) {
    throw libraryFailure(thrown, path);
  } finally {
    connections.writer.close();
    connections.log.close();
  }
}

/** Two of the same file: a checkpoint is not for a connection within a transaction. */
interface Connections {
  readonly path: string;
  readonly writer: Database.Database;
  readonly log: Database.Database;
}

function connect(path: string): Connections {
  const [writer, log] = [new Database(path, { timeout: 10 }), new Database(path, { timeout: 5000 })];
  // No row is changed here: what a power loss takes back is done again.
  writer.pragma('synchronous = NORMAL');
  log.pragma('synchronous = FULL');
  return { path, writer, log };
}

/**
 * One step, in which no one else writes. Waits for those who write to have a moment's rest: SQLite's own waiting looks up so
 * rarely that one who writes all the time is never seen resting.
 */
async function locked<T>({ writer, path }: Connections, step: () => T): Promise<T> {
  const endMs = performance.now() + maxWaitMs;
  while (!begins(writer)) {
    if (performance.now() > endMs) throw new AppFailure('library-locked', { path });
    await sleep(retryMs);
  }
  try {
    const value = step();
    writer.exec('COMMIT');
    return value;
  } finally {
    if (writer.inTransaction) writer.exec('ROLLBACK');
  }
}

function begins(writer: Database.Database): boolean {
  try {
    writer.exec('BEGIN IMMEDIATE');
    return true;
  } catch (thrown) {
    if (String((thrown as { code?: unknown }).code).startsWith('SQLITE_BUSY')) return false;
    throw thrown;
  }
}

async function giveBackPages(connections: Connections): Promise<void> {
  const { writer } = connections;
  if (writer.pragma('auto_vacuum', { simple: true }) !== 2) return;
  for (let left = freePages(writer), before = left + 1; left > 0 && left < before;) {
    before = left;
    await locked(connections, () => {
      const isTimeOver = timer();
      while (freePages(writer) > 0 && !isTimeOver()) writer.pragma(`incremental_vacuum(${pagesMovedAtOnce})`);
    });
    await sleep(pauseMs);
    left = freePages(writer);
  }
}

async function clearAll(connections: Connections, descriptor: number): Promise<void> {
  const { writer, log, path } = connections;
  let endMs = performance.now() + maxWaitMs;
  for (let page: number | null = 1; page !== null;) {
    const from: number = page;
    // Most of it before the others have to wait.
    moveLog(log);
    const cleared = await locked(connections, () => {
      if (!moveLog(log)) return null;
      const file = readPageFile(descriptor);
      if (file === null) throw new AppFailure('library-damaged', { path });
      const done = clearPages(file, from, timer());
      // Others keep pages in memory until they see that something was written.
      if (done.hasWritten) touch(writer);
      return done;
    });
    if (cleared === null && performance.now() > endMs) throw new AppFailure('library-locked', { path });
    if (cleared !== null) [page, endMs] = [cleared.nextPage, performance.now() + maxWaitMs];
    await sleep(cleared === null ? readerMs : pauseMs);
  }
}

/** True when the file holds all of what was written. */
function moveLog(log: Database.Database): boolean {
  const [moved] = log.pragma('wal_checkpoint(PASSIVE)') as readonly CheckpointRow[];
  return moved?.busy === 0 && moved.log === moved.checkpointed;
}

interface CheckpointRow {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

function timer(): () => boolean {
  const endMs = performance.now() + stepMs;
  return () => performance.now() >= endMs;
}

function freePages(database: Database.Database): number {
  return Number(database.pragma('freelist_count', { simple: true }));
}

/** A change that changes nothing. */
function touch(database: Database.Database): void {
  database.pragma(`user_version = ${Number(database.pragma('user_version', { simple: true }))}`);
}
