import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { failureOf } from '#shared/failure.ts';
import { silentLog } from '#services/log.ts';
import { addTranscript } from './library.fixture.ts';
import { openLibrary } from './open-library.ts';
import { openOrSalvage } from './open-or-salvage.ts';

let dir = '';
let file = '';
let transcriptId = 0;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'library-'));
  file = path.join(dir, 'library.db');
  const library = openLibrary({ dir, log: silentLog });
  ({ transcriptId } = addTranscript(library, 'a.wav', ['первая фраза', 'second phrase']));
  library.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function overwrite(at: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}
const codeOf = (open: () => unknown): string => {
  try {
    open();
    return 'opened';
  } catch (thrown) {
    return failureOf(thrown).code;
  }
};

const damages: readonly [string, number, Uint8Array][] = [
  ['the first 16 bytes', 0, Buffer.alloc(16)],
  ['the whole header, with noise', 0, Buffer.from(Array.from({ length: 100 }, (_, at) => (at * 37) % 251))],
  ['one letter of its first word', 3, Buffer.from('X')],
  ['the mark of the app', 68, Buffer.from([1, 2, 3, 4])],
  ['the page size and what follows', 0, Buffer.alloc(64, 0xff)],
];

it.each(damages)(
  'a library that lost %s is salvaged with all its text, and the damaged file is kept',
  (_, at, bytes) => {
    overwrite(at, bytes);
    const damaged = readFileSync(file);
    expect(codeOf(() => openLibrary({ dir, log: silentLog }))).toBe('library-damaged');
    const library = openOrSalvage({ dir, log: silentLog });
    expect([...library.segments.iterate(transcriptId)].map(({ text }) => text)).toEqual([
      'первая фраза',
      'second phrase',
    ]);
    library.close();
    const kept = readdirSync(dir).filter((name) => /^library\.db\.damaged-[^.]*Z$/.test(name));
    expect(kept).toHaveLength(1);
    expect(readFileSync(path.join(dir, kept[0] ?? ''))).toEqual(damaged);
    expect(readdirSync(dir).filter((name) => name.includes('restoring'))).toEqual([]);
  },
);

it('a database of another program, a text and a short file stay what they are: foreign', () => {
  for (const make of [
    () =>
      new Database(file)
        .exec('CREATE TABLE other (id INTEGER PRIMARY KEY, text TEXT); PRAGMA application_id = 7')
        .close(),
    () => writeFileSync(file, 'a text that somebody called library.db. '.repeat(1000)),
    () => writeFileSync(file, 'short'),
    () => writeFileSync(file, Buffer.alloc(100_000, 7)),
  ]) {
    rmSync(file);
    make();
    const before = readFileSync(file);
    expect(codeOf(() => openOrSalvage({ dir, log: silentLog }))).toBe('library-foreign');
    expect(readFileSync(file)).toEqual(before);
  }
});
