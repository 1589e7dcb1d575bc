import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppFailure } from '#shared/failure.ts';
import { silentLog } from '#services/log.ts';
import { startLibraryChild } from '#services/store/library-child.fixture.ts';
import { addTranscript } from './library.fixture.ts';
import { listMigrations, newestVersion } from '#services/store/database/list-migrations.ts';
import { applicationId } from '#services/store/database/file-header.ts';
import { openLibrary } from './open-library.ts';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'library-'));
  path = join(dir, 'library.db');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = (inDir = dir) => openLibrary({ dir: inDir, log: silentLog });

function failureOfOpening(inDir = dir): AppFailure {
  try {
    open(inDir).close();
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown;
    throw thrown;
  }
  throw new Error('it opened');
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('a fresh library', () => {
  it('is made with its folder, and carries our mark and version in its header', () => {
    const nested = join(dir, 'not', 'there');
    open(nested).close();
    const header = readFileSync(join(nested, 'library.db')).subarray(0, 100);
    expect(header.readUInt32BE(68)).toBe(applicationId);
    expect(header.readUInt32BE(60)).toBe(newestVersion(listMigrations()));
    expect(header.readUInt16BE(16)).toBe(8192);
  });

  it('commits to disk with synchronous=FULL, also when it is opened again', () => {
    open().close();
    const library = open();
    const pragma = (name: string) => library.index.database.pragma(name, { simple: true });
    library.settings.set({ threads: 2 });
    expect(pragma('main.synchronous')).toBe(2);
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('auto_vacuum')).toBe(2);
    expect(pragma('busy_timeout')).toBe(3000);
    expect(pragma('mmap_size')).toBe(0);
    library.close();
  });
});

describe('a file that is not ours', () => {
  it('of a newer version is refused and left as it is', () => {
    open().close();
    const database = new Database(path);
    database.pragma('user_version = 9999');
    database.close();
    const before = hashOf(path);
    expect(failureOfOpening()).toMatchObject({ code: 'library-newer', params: { version: 9999 } });
    expect(hashOf(path)).toBe(before);
    expect(readdirSync(dir)).not.toContain('library.db-wal');
  });

  it('of a newer version is refused although only its log says so', () => {
    open().close();
    const database = new Database(path);
    database.pragma('user_version = 9999');
    writeFileSync(`${path}.copy`, readFileSync(path));
    writeFileSync(`${path}.log`, readFileSync(`${path}-wal`));
    database.close();
    writeFileSync(path, readFileSync(`${path}.copy`));
    writeFileSync(`${path}-wal`, readFileSync(`${path}.log`));
    const before = [hashOf(path), hashOf(`${path}-wal`)];
    expect(readFileSync(path).readUInt32BE(60)).toBe(newestVersion(listMigrations()));
    expect(failureOfOpening().code).toBe('library-newer');
    expect([hashOf(path), hashOf(`${path}-wal`)]).toEqual(before);
  });

  it('of another program is refused and left as it is', () => {
    const database = new Database(path);
    database.exec('CREATE TABLE other (id)');
    database.close();
    const before = hashOf(path);
    expect(failureOfOpening().code).toBe('library-foreign');
    expect(hashOf(path)).toBe(before);
  });

  it.each(['not a database', 'x'.repeat(5000)])('of another kind is refused and left as it is', (text) => {
    writeFileSync(path, text);
    expect(failureOfOpening().code).toBe('library-foreign');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('an empty file is a library that was never written', () => {
    writeFileSync(path, '');
    const library = open();
    expect(library.recordings.list({ offset: 0, limit: 1, bin: false }).total).toBe(0);
    library.close();
  });
});

it('a truncated file is damaged, and kept', () => {
  const library = open();
  addTranscript(
    library,
    'a.wav',
    Array.from({ length: 200 }, (_, index) => `слово ${index}`),
  );
  library.close();
  writeFileSync(path, readFileSync(path).subarray(0, 8192 * 3));
  const before = hashOf(path);
  expect(failureOfOpening().code).toBe('library-damaged');
  expect(hashOf(path)).toBe(before);
});

describe('a folder that cannot be written to', () => {
  it('because a file is in its place', () => {
    writeFileSync(join(dir, 'file'), '');
    const at = join(dir, 'file', 'library');
    expect(failureOfOpening(at)).toMatchObject({ code: 'library-readonly', params: { path: at } });
    expect(failureOfOpening(join(dir, 'file')).code).toBe('library-readonly');
  });

  it('because a folder is in the place of the database', () => {
    mkdirSync(path);
    expect(failureOfOpening().code).toBe('library-readonly');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('because of its permissions', () => {
    chmodSync(dir, 0o555);
    expect(failureOfOpening()).toMatchObject({ code: 'library-readonly', params: { path: dir } });
    chmodSync(dir, 0o755);
  });

  it.runIf(process.platform === 'linux')('because the file system takes no files', () => {
    expect(failureOfOpening('/proc/self/library').code).toBe('library-readonly');
  });
});

describe('the lock', () => {
  it('keeps a second process out, and ends with a killed one', async () => {
    const holder = startLibraryChild(dir, `print('open'); setInterval(() => {}, 1000);`);
    try {
      expect((await holder.lines.next()).value).toBe('open');
      expect(failureOfOpening()).toMatchObject({ code: 'library-locked', params: { path: dir } });
    } finally {
      await holder.kill();
    }
    open().close();
  });

  it('keeps a second opening in the same process out', async () => {
    const library = open();
    expect(failureOfOpening().code).toBe('library-locked');
    const other = startLibraryChild(dir, `print('open');`);
    expect((await other.lines.next()).value).toBe('library-locked');
    library.close();
    open().close();
  });

  it('is not held after an opening that failed', () => {
    writeFileSync(path, 'not a database');
    expect(failureOfOpening().code).toBe('library-foreign');
    rmSync(path);
    open().close();
  });
});
