import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordErrorRate } from './accuracy/word-error-rate.ts';
import { cliPath } from './support/cli-path.ts';

const speech = path.resolve('tests/fixtures/speech');
const voice = path.join(speech, 'short06.wav');
const other = path.join(speech, 'short07.wav');
const wordsOf = (file: string) => readFileSync(file.replace('.wav', '.txt'), 'utf8');
let dir = '';
let films = '';
let field = '';

function stenogram(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, ...args], {
    env: { ...process.env, STENOGRAM_USER_DATA: dir, LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, said: stderr };
}

const errors = (file: string, text: string) => wordErrorRate(wordsOf(file), text).errors;

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sound choice-'));
  [films, field] = [path.join(dir, 'film.mkv'), path.join(dir, 'field.flac')];
  const silence = ['-f', 'lavfi', '-i', 'anullsrc=r=16000:cl=mono', '-t', '6'];
  const both = ['-nostdin', '-v', 'error', '-i', voice, '-i', other];
  const tracks = ['-map', '0:a', '-map', '1:a', '-map', '2:a', '-c:a', 'flac'];
  const names = ['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'title=Translator'];
  execFileSync('ffmpeg', [...both, ...silence, ...tracks, ...names, films]);
  // Four channels without places: one voice on the second, the other on the fourth.
  const merge = '[0:a][1:a]amerge=2,pan=4c|c1=c0|c3=c1[out]';
  execFileSync('ffmpeg', [...both, '-filter_complex', merge, '-map', '[out]', field]);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('--track list names the tracks, and nothing is transcribed or kept', () => {
  const { code, out } = stenogram('transcribe', films, '--track', 'list');
  expect(code).toBe(0);
  expect(out).toMatch(/1: flac, mono, eng/);
  expect(out).toMatch(/2: flac, mono, .*“Translator”/);
  expect(out).toMatch(/3: flac, mono/);
  expect(stenogram('list').out).not.toContain('film');
});

test('--track takes each track, also of a file that has a text of another, and says where speech is', () => {
  const first = stenogram('transcribe', films);
  expect([first.code, errors(voice, first.out) < 2]).toEqual([0, true]);
  expect(first.said).toContain('Track 2 also contains speech. To get its text, use --track 2.');
  const second = stenogram('transcribe', films, '--track', '2');
  expect([second.code, errors(other, second.out) < 2]).toEqual([0, true]);
  expect(second.said).not.toContain('also');
  const third = stenogram('transcribe', films, '--track', '3');
  expect(third.out.trim()).toBe('');
  expect(third.said).toMatch(/No speech was found \(track 3 of 3, one channel, .*digital silence\)/);
  expect(third.said).toContain('Tracks 1, 2 also contain speech');
});

test('--channels takes one or some of them, and names the others where they are silent', () => {
  for (const [channels, source] of [
    ['2', voice],
    ['3,4', other],
  ] as const) {
    const { code, out } = stenogram('transcribe', field, '--channels', channels);
    expect([channels, code, errors(source, out) < 2]).toEqual([channels, 0, true]);
  }
  const { out, said } = stenogram('transcribe', field, '--channels', '1,3');
  expect(out.trim()).toBe('');
  expect(said).toMatch(/No speech was found \(channels 1, 3, /);
  expect(said).toContain('There is speech on channels 2, 4. To get its text, use --channels 2,4.');
});

test.each([
  [['--track', '4'], /has no track 4; it has 1: flac/],
  [['--track', 'two'], /--track needs the number of a track/],
  [['--channels', '2'], /has no channel 2; it has 1: flac/],
  [['--channels', '0'], /--channels needs “mixed”, “apart”, or numbers starting from 1/],
  [['--channels', 'apart', '--track', '1'], /--channels apart needs two channels/],
])('%j is refused in a sentence, before any work', (args, sentence) => {
  const { code, out, said } = stenogram('transcribe', films, ...args);
  expect([code, out]).toEqual([2, '']);
  expect(said).toMatch(sentence);
});
