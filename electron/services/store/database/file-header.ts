import { closeSync, existsSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';

/** "Sten": distinguishes our files from every other SQLite file (header offset 68). */
export const applicationId = 0x5374656e;
/** Every library has pages of this size; the header that says so may be gone. */
export const pageSize = 8192;

const magic = 'SQLite format 3\0';
/** In the schema of every library, and hardly in any other file. */
const ownWords = ['CREATE TABLE segment', 'segment_added', 'transcript_current'];
const scannedBytes = 64 * 1024 * 1024;

export function hasMagic(header: Buffer): boolean {
  return header.length >= 100 && header.toString('latin1', 0, 16) === magic;
}

/**
 * True where a file without our header is a library of ours that was damaged: by the tables that can still be read, by
 * its schema somewhere in the file, or by backups beside it. A file of another program stays one.
 */
export function isOursDamaged(path: string, header: Buffer): boolean {
  if (hasMagic(header)) {
    const tables = readTables(path);
    if (tables !== null) return ['library', 'segment', 'transcript'].every((table) => tables.includes(table));
  }
  return statSync(path).size >= pageSize && (holdsOwnSchema(path) || hasBackups(path));
}

/** False where the fields that every library has are not what they must be. */
export function isHeaderWhole(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(100);
    const size = readSync(file, header, 0, 100, 0);
    return (
      size === 100 &&
      hasMagic(header) &&
      header.readUInt16BE(16) === pageSize &&
      header.subarray(20, 24).equals(Buffer.from([0, 64, 32, 32])) &&
      header.readUInt32BE(56) === 1
    );
  } finally {
    closeSync(file);
  }
}

/** A header for a file whose own is destroyed: what it says is the same in every library. */
export function writeHeader(path: string): void {
  const header = Buffer.alloc(100);
  header.write(magic, 0, 'latin1');
  header.writeUInt16BE(pageSize, 16);
  header.set([2, 2, 0, 64, 32, 32], 18); // write-ahead log, fixed fractions
  header.writeUInt32BE(1, 24);
  header.writeUInt32BE(Math.floor(statSync(path).size / pageSize), 28);
  header.writeUInt32BE(1, 40);
  header.writeUInt32BE(4, 44); // schema format
  header.writeUInt32BE(1, 52); // auto-vacuum …
  header.writeUInt32BE(1, 56); // UTF-8
  header.writeUInt32BE(1, 64); // … incremental
  header.writeUInt32BE(applicationId, 68);
  header.writeUInt32BE(1, 92);
  const file = openSync(path, 'r+');
  try {
    writeSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
}

/** Null where not even the schema can be read. */
function readTables(path: string): readonly string[] | null {
  let database;
  try {
    database = new Database(path, { readonly: true });
    return database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

function holdsOwnSchema(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(1024 * 1024);
    const missing = new Set(ownWords);
    for (let at = 0; at < scannedBytes && missing.size > 0; at += piece.length - 64) {
      const size = readSync(file, piece, 0, piece.length, at);
      if (size <= 0) break;
      const held = piece.subarray(0, size);
      for (const word of missing) if (held.includes(word)) missing.delete(word);
    }
    return missing.size === 0;
  } finally {
    closeSync(file);
  }
}

function hasBackups(path: string): boolean {
  const dir = join(dirname(path), 'backups');
  return existsSync(dir) && readdirSync(dir).some((name) => /^library-.*\.db$/.test(name));
}
