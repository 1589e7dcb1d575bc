import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** Bundled before the tests: see tests/support/hosts.ts. */
const cliPath = path.resolve('out/hosts/cli.js');

const speech = path.resolve('tests/fixtures/speech');
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'какой файл '));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const at = (name: string) => path.join(dir, name);

function stenogram(language: 'en_US.UTF-8' | 'ru_RU.UTF-8', ...args: string[]) {
  const env = { ...process.env, STENOGRAM_USER_DATA: at('data'), LC_ALL: language };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, ...args], { encoding: 'utf8', env });
  return { code: status, out: stdout, said: stderr };
}
const english = (...args: string[]) => stenogram('en_US.UTF-8', ...args);
const bring = (name: string, as: string) => {
  mkdirSync(path.dirname(at(as)), { recursive: true });
  copyFileSync(path.join(speech, name), at(as));
  // No one writes to it any more.
  utimesSync(at(as), 1_700_000_000, 1_700_000_000);
  return at(as);
};
const list = () => JSON.parse(english('list', '--json').out) as { id: number; state: string; path: string }[];

test('text of a recording that is known by another name comes with that name, in both languages', () => {
  const first = english('transcribe', bring('short03.wav', 'a.wav'));
  expect(first.said).not.toContain('a.wav');
  copyFileSync(at('a.wav'), at('copy.wav'));
  linkSync(at('a.wav'), at('hard.wav'));
  const copy = english('transcribe', at('copy.wav'));
  expect(copy).toMatchObject({ code: 0, out: first.out });
  expect(copy.said).toContain('“copy.wav” is the same recording as “a.wav”');
  expect(stenogram('ru_RU.UTF-8', 'transcribe', at('hard.wav')).said).toContain(
    '«hard.wav» — та же запись, что «a.wav»',
  );
  expect(list()).toMatchObject([{ state: 'done', path: at('a.wav') }]);
  expect(english('show', '1').out).toContain(`= ${at('copy.wav')}`);
});

test('a moved recording is transcribed again by its new path', () => {
  const text = english('transcribe', bring('short03.wav', 'a.wav')).out;
  renameSync(at('a.wav'), at('moved.wav'));
  const again = english('transcribe', at('moved.wav'), '--again');
  expect(again).toMatchObject({ code: 0, out: text });
  expect(again.said).toContain('“moved.wav” is the file of “a.wav”');
  expect(list()).toMatchObject([{ state: 'done', path: at('moved.wav') }]);
});

test('locate takes a file, a folder, and all that is missing beneath a folder', () => {
  english('transcribe', bring('short03.wav', 'calls/a.wav'), bring('short07.wav', 'calls/b.wav'));
  renameSync(at('calls'), at('archive'));
  const other = english('locate', '1', path.join(speech, 'short06.wav'));
  expect(other).toMatchObject({ code: 3 });
  expect(other.said).toContain('has changed since its transcription began');
  expect(english('locate', '1', at('archive/a.wav'))).toMatchObject({ code: 0 });
  renameSync(at('archive'), at('vault'));
  renameSync(at('vault/b.wav'), at('vault/renamed.wav'));
  expect(english('locate', '2', at('vault'))).toMatchObject({ code: 0 });
  expect(english('locate', at('vault')).said).toContain('Found: 1, still missing: 0.');
  expect(list().map((row) => row.path)).toEqual([at('vault/renamed.wav'), at('vault/a.wav')]);
  expect(english('locate', '2', at('data'))).toMatchObject({ code: 3 });
  expect(english('locate', '2')).toMatchObject({ code: 2 });
});

test('a folder is transcribed, what cannot be read is named, and the rest continues', () => {
  bring('short03.wav', 'box/1.wav');
  bring('short07.wav', 'box/inner/take.rec');
  bring('short06.wav', 'box/Song.logicx/x.wav');
  writeFileSync(at('box/notes.txt'), 'x');
  mkdirSync(at('out'));
  const { code, said } = english('transcribe', at('box'), '--output', at('out'));
  expect(code).toBe(3);
  expect(said).toContain('“Song.logicx” is a package');
  expect(list()).toHaveLength(2);
  expect(readFileSync(at('out/1.txt'), 'utf8')).not.toBe('');
  const empty = english('transcribe', at('out'));
  expect(empty.code).toBe(3);
  expect(empty.said).toContain('No audio or video files in “out”');
});

test.each([
  ['a recorder that writes a WAV', 'growing.wav', readFileSync(path.join(speech, 'short03.wav')).subarray(0, 100_000)],
  [
    'a film whose index is not written yet',
    'film.mp4',
    Buffer.from('\x00\x00\x00\x18ftypisom\x00\x00\x00\x00mdat', 'latin1'),
  ],
])('%s is said to be written still', async (_, name, beginning) => {
  writeFileSync(at(name), beginning);
  const script = `while sleep 0.3; do head -c 8000 /dev/zero >> "$1"; done`;
  const writing = spawn('bash', ['-c', script, 'bash', at(name)]);
  const { code, said, out } = english('transcribe', at(name));
  writing.kill('SIGKILL');
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(said).toContain(`“${name}” is still being recorded or copied.`);
});
