import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';

/** Bundled before the tests: see tests/support/hosts.ts. */
const cliPath = path.resolve('out/hosts/cli.js');

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'care-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const library = () => path.join(dir, 'library');
const file = () => path.join(library(), 'library.db');
const open = () => openLibrary({ dir: library(), log: silentLog });

function cli(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, ...args], {
    env: { ...process.env, STENOGRAM_USER_DATA: dir, LC_ALL: 'en_US.UTF-8' },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, said: stderr };
}

test('verify names what differs and ends with 5; backup and restore bring it back, the damaged file kept', () => {
  const first = open();
  addTranscript(first, 'meeting.wav', ['the quick brown fox', 'jumps']);
  first.close();
  expect(cli('verify')).toMatchObject({ code: 0, said: expect.stringContaining('No problems found') as string });
  const made = cli('backup');
  expect(made.code).toBe(0);
  const elsewhere = cli('backup', '--output', dir);
  expect(elsewhere.out.trim()).toMatch(/care-[^/]+\/library-.+\.db$/);

  const bytes = readFileSync(file());
  const at = bytes.lastIndexOf('quick brown');
  bytes[at] = bytes[at]! ^ 4;
  writeFileSync(file(), bytes);
  const found = cli('verify');
  expect(found.code).toBe(5);
  expect(found.out).toMatch(/^segment +“meeting\.wav” +segment \d+ +text$/m);
  expect(JSON.parse(cli('verify', '--json').out)).toMatchObject({ segmentCount: 2, differences: [{ field: 'text' }] });
  expect(cli('backup')).toMatchObject({ code: 5, out: '' });

  expect(cli('restore', made.out.trim())).toMatchObject({
    code: 0,
    said: expect.stringContaining('kept as') as string,
  });
  expect(cli('verify').code).toBe(0);
  const kept = readdirSync(library()).find((name) => name.startsWith('library.db.before-restore-'));
  expect(readFileSync(path.join(library(), kept!)).equals(bytes)).toBe(true);
});

test('a library that is open can be verified and backed up, but not replaced', () => {
  const running = open();
  addTranscript(running, 'a.wav', ['one']);
  expect(cli('verify').code).toBe(0);
  const made = cli('backup');
  expect(made.code).toBe(0);
  expect(cli('restore', made.out.trim()).code).toBe(75);
  running.close();
  expect(cli('restore', path.join(dir, 'nothing.db')).code).toBe(3);
  writeFileSync(path.join(dir, 'text.db'), 'not a database');
  expect(cli('restore', path.join(dir, 'text.db'))).toMatchObject({ code: 5 });
});
