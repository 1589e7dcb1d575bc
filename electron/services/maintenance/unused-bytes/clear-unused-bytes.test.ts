import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearPages } from './clear-pages.ts';
import { clearUnusedBytes } from './clear-unused-bytes.ts';
import { readPageFile } from './page-file.ts';

let dir: string;
let file: string;
let descriptor: number;
let database: Database.Database;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'pages-'));
  file = path.join(dir, 'x.db');
});
afterEach(() => {
  database.close();
  closeSync(descriptor);
  rmSync(dir, { recursive: true });
});

interface Made {
  readonly pageBytes?: number;
  readonly canShrink?: boolean;
  readonly journal?: string;
}

function make({ pageBytes = 4096, canShrink = true, journal = 'WAL' }: Made = {}): void {
  database = new Database(file);
  database.pragma(`page_size = ${pageBytes}`);
  if (canShrink) database.pragma('auto_vacuum = INCREMENTAL');
  database.pragma(`journal_mode = ${journal}`);
  database.pragma('user_version = 17');
  descriptor = openSync(file, 'r+');
}

/** Deterministic, and of every length: from a few bytes to many pages. */
const lengthOf = (nth: number) => (nth % 50 === 0 ? 30_000 + 13 * nth : nth % 7 === 0 ? 3000 : 20 + ((nth * 37) % 300));
const textOf = (kind: string, nth: number) => `${kind}-${nth}-`.repeat(Math.ceil(lengthOf(nth) / 10));

function fill(count: number): void {
  database.exec('CREATE TABLE text (id INTEGER PRIMARY KEY, a TEXT, b TEXT); CREATE INDEX by_a ON text (a)');
  database.exec('CREATE TABLE pair (a TEXT PRIMARY KEY, b INTEGER) WITHOUT ROWID');
  database.exec('CREATE VIRTUAL TABLE words USING fts5(body, detail = full); CREATE TABLE empty (id INTEGER)');
  const put = database.prepare('INSERT INTO text VALUES (?, ?, ?)');
  const pair = database.prepare('INSERT INTO pair VALUES (?, ?)');
  database.transaction(() => {
    for (let nth = 0; nth < count; nth += 1) {
      const kind = nth % 3 === 0 ? 'keep' : 'secret';
      put.run(nth, textOf(kind, nth).slice(0, 700), textOf(kind, nth));
      pair.run(`${kind} pair ${nth}`, nth);
    }
  })();
  // Grows and shrinks rows on pages that are split for it.
  database.exec(`UPDATE text SET b = b || b WHERE id % 3 <> 0 AND id % 5 = 0`);
}

function erase(): void {
  database.exec(`DELETE FROM text WHERE id % 3 <> 0; DELETE FROM pair WHERE b % 3 <> 0`);
}

const holds = (word: string) => readFileSync(file).includes(word);
const content = () => [
  database.prepare('SELECT * FROM text ORDER BY id').all(),
  database.prepare('SELECT * FROM pair ORDER BY a').all(),
];
const isWhole = () => database.pragma('integrity_check', { simple: true });

const kinds: readonly (readonly [string, Made])[] = [
  ['pages of 4 KiB', {}],
  ['pages of 8 KiB in a file that cannot shrink', { pageBytes: 8192, canShrink: false }],
  ['the smallest pages', { pageBytes: 512 }],
  ['the largest pages', { pageBytes: 65_536 }],
  ['pages of 1 KiB that cannot be moved', { pageBytes: 1024, canShrink: false }],
  ['a file without a log of its own', { journal: 'DELETE' }],
];

describe.each(kinds)('%s:', (_, how) => {
  it('what was deleted is in no byte of the file, and all else is as it was', async () => {
    make(how);
    fill(400);
    erase();
    const before = content();
    if (how.journal === undefined) database.pragma('wal_checkpoint(TRUNCATE)');
    const size = statSync(file).size;
    expect(holds('secret')).toBe(true);

    await clearUnusedBytes({ path: file, descriptor });
    database.pragma('wal_checkpoint(TRUNCATE)');

    expect(holds('secret')).toBe(false);
    expect(content()).toEqual(before);
    expect([isWhole(), database.pragma('user_version', { simple: true })]).toEqual(['ok', 17]);
    expect(statSync(file).size < size).toBe(how.canShrink !== false);
    // New rows lie where the old ones did.
    database.exec(`INSERT INTO text SELECT id + 1, a, b FROM text`);
    expect(isWhole()).toBe('ok');
  });
});

it('a connection that had read the pages before does not bring back what it remembers of them', async () => {
  make();
  fill(300);
  erase();
  database.pragma('wal_checkpoint(TRUNCATE)');
  content();
  await clearUnusedBytes({ path: file, descriptor });
  database.exec(`UPDATE text SET a = a || 'x'; UPDATE pair SET b = b + 3`);
  database.pragma('wal_checkpoint(TRUNCATE)');
  expect(holds('secret')).toBe(false);
  expect(isWhole()).toBe('ok');
});

it('waits until one who reads from the log has read', async () => {
  make();
  fill(200);
  const reader = new Database(file, { readonly: true });
  const rows = reader.prepare('SELECT id FROM text').iterate();
  rows.next();
  erase();
  let isCleared = false;
  const cleared = clearUnusedBytes({ path: file, descriptor }).then(() => (isCleared = true));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(isCleared).toBe(false);
  expect([...rows]).toHaveLength(199);
  reader.close();
  await cleared;
  database.pragma('wal_checkpoint(TRUNCATE)');
  expect(holds('secret')).toBe(false);
});

it('resumes where a step ended, whatever was written in between', () => {
  make();
  fill(300);
  erase();
  database.pragma('wal_checkpoint(TRUNCATE)');
  let steps = 0;
  for (let page: number | null = 1; page !== null; steps += 1) {
    page = clearPages(readPageFile(descriptor)!, page, () => true).nextPage;
    database.pragma('user_version = 18');
    database.prepare('INSERT INTO empty VALUES (?)').run(steps);
    database.pragma('wal_checkpoint(TRUNCATE)');
  }
  expect(steps).toBeGreaterThan(10);
  expect(isWhole()).toBe('ok');
  expect(holds('secret')).toBe(false);
});

it('a page that is not as SQLite writes it is left alone', () => {
  make();
  fill(60);
  erase();
  database.pragma('incremental_vacuum');
  database.pragma('wal_checkpoint(TRUNCATE)');
  const pages = readPageFile(descriptor)!;
  const bytes = readFileSync(file);
  for (let page = 1; page <= pages.pageCount; page += 1) {
    const at = (page - 1) * pages.pageBytes + (page === 1 ? 100 : 0);
    // As if one cell more, or fewer loose bytes, were there.
    if ([2, 5, 10, 13].includes(bytes[at] ?? 0)) bytes[at + 7] = ((bytes[at + 7] ?? 0) + 1) % 60;
  }
  writeSync(descriptor, bytes, 0, bytes.length, 0);
  clearPages(pages, 1, () => false);
  const after = readFileSync(file);
  const trees = (all: Buffer) =>
    Array.from({ length: pages.pageCount }, (_, nth) =>
      all.subarray(nth * pages.pageBytes, (nth + 1) * pages.pageBytes),
    ).filter((page, nth) => [2, 5, 10, 13].includes(page[nth === 0 ? 100 : 0] ?? 0));
  expect(trees(after)).toHaveLength(trees(bytes).length);
  expect(trees(after).every((page, nth) => page.equals(trees(bytes)[nth]!))).toBe(true);
});
