import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';

/** Bundled before the tests: see tests/support/hosts.ts. */
const cliPath = path.resolve('out/hosts/cli.js');

let dir: string;
let id = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'delete-'));
  const library = openLibrary({ dir: path.join(dir, 'library'), log: silentLog });
  addTranscript(library, 'kept.wav', ['harmless chatter']);
  id = String(
    addTranscript(library, 'gone.wav', ['xylophonequartz in the cellar', 'и щеглопризнание тоже']).recordingId,
  );
  library.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function cli(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, ...args], {
    env: { ...process.env, STENOGRAM_USER_DATA: dir, LC_ALL: 'en_US.UTF-8' },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, said: stderr };
}

const backups = path.join('library', 'backups');
const backupNames = () => {
  const folder = path.join(dir, backups);
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** Names of the files anywhere in the user's folder that hold one of the words. */
function filesWith(...words: readonly string[]): readonly string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => words.some((word) => readFileSync(file).includes(word)))
    .map((file) => path.relative(dir, file));
}

test('delete puts a recording into the bin, list --bin shows it, and list does not', () => {
  expect(cli('delete', id)).toMatchObject({ code: 0, said: 'In the bin: 1.\n' });
  expect(cli('list').out).not.toContain('gone.wav');
  const bin = cli('list', '--bin');
  expect(bin).toMatchObject({ code: 0, said: '' });
  expect(bin.out).toContain('gone.wav');
  expect(bin.out).not.toContain('kept.wav');
  expect(cli('list', '--bin', '--json').out).toContain('gone.wav');
});

test('for good without --yes says what would go, deletes nothing and ends with 2', () => {
  cli('backup');
  const asked = cli('delete', id, '--for-good', '--with-backups');
  expect(asked.code).toBe(2);
  expect(asked.said).toMatch(/Will be permanently deleted:\n {2}\d+ {2}gone\.wav\nTranscripts: 1 \(segments: 2\)/);
  expect(asked.said).toContain('Nothing was deleted yet.');
  expect(cli('list').out).toContain('gone.wav');
  expect(backupNames()).toHaveLength(1);
});

test('for good with --yes leaves the backups, and names them', () => {
  cli('backup');
  const done = cli('delete', id, '--for-good', '--yes');
  expect(done).toMatchObject({ code: 0, said: expect.stringContaining('Permanently deleted: 1.') as string });
  const [backup = ''] = backupNames();
  expect(done.said).toContain(backup);
  expect(filesWith('xylophonequartz', 'щеглопризнание')).toEqual([path.join(backups, backup)]);
  expect(cli('list', '--bin').out).not.toContain('gone.wav');
  expect(cli('delete', id, '--for-good', '--yes').code).not.toBe(0);
});

test('with its backups a recording is gone from every file of the folder, and the others are whole', () => {
  cli('backup');
  cli('delete', id);
  expect(cli('delete', id, '--for-good', '--yes', '--with-backups').code).toBe(0);
  expect(filesWith('xylophonequartz', 'щеглопризнание', 'gone.wav')).toEqual([]);
  expect(backupNames()).toEqual([]);
  expect(cli('verify').code).toBe(0);
  expect(cli('list').out).toContain('kept.wav');
});
