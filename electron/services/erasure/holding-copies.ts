import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { HoldingCopy } from '#shared/maintenance/erasure.ts';
import { listBackups } from '#services/maintenance/backup-files.ts';

const keptPattern = /^library\.db\.(before-restore|damaged|left-over)[^/]*?(?<!-wal|-shm|-journal)$/;

/** Backups and kept libraries in the library's folder that hold one of these recordings, newest first. */
export function holdingCopies(libraryDir: string, mediaKeys: readonly string[]): readonly HoldingCopy[] {
  return librariesBeside(libraryDir).flatMap(({ name, madeAtMs }) => {
    const holds = readCopy(path.join(libraryDir, name), (database) => {
      const select = database.prepare<[string], number>('SELECT 1 FROM media WHERE media_key = ?').pluck();
      return mediaKeys.some((key) => select.get(key) === 1);
    });
    return holds === false ? [] : [{ name, madeAtMs, isReadable: holds === true }];
  });
}

/** Paths of all sound that a backup or a kept library uses; null when one of them cannot be read. */
export function pathsInCopies(libraryDir: string): readonly string[] | null {
  const paths: string[] = [];
  for (const { name } of librariesBeside(libraryDir)) {
    const found = readCopy(path.join(libraryDir, name), (database) =>
      database.prepare<[], string>('SELECT path FROM media').pluck().all(),
    );
    if (found === null) return null;
    for (const one of found) paths.push(one);
  }
  return paths;
}

export function removeCopies(libraryDir: string, copies: readonly HoldingCopy[]): void {
  const known = new Set(librariesBeside(libraryDir).map(({ name }) => name));
  for (const { name } of copies) {
    if (!known.has(name)) continue;
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(path.join(libraryDir, name + part), { force: true });
  }
}

function librariesBeside(libraryDir: string): readonly { readonly name: string; readonly madeAtMs: number }[] {
  const backups = listBackups(libraryDir).map(({ name, madeAtMs }) => ({ name: `backups/${name}`, madeAtMs }));
  const kept = (existsSync(libraryDir) ? readdirSync(libraryDir) : [])
    .filter((name) => keptPattern.test(name))
    .map((name) => ({ name, madeAtMs: Math.round(statSync(path.join(libraryDir, name)).mtimeMs) }));
  return [...backups, ...kept].toSorted((a, b) => b.madeAtMs - a.madeAtMs);
}

/** Null for a file that cannot be read. */
function readCopy<T>(file: string, read: (database: Database.Database) => T): T | null {
  let database;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true });
    return read(database);
  } catch {
    return null;
  } finally {
    database?.close();
  }
}
