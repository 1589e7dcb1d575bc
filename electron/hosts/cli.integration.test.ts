import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

/** Bundled before the tests: see tests/support/hosts.ts. */
const cliPath = path.resolve('out/hosts/cli.js');

const speech = path.resolve('tests/fixtures/speech');
const demoModel = path.resolve('resources/models/ggml-demo-q8_0.bin');
let base = '';
let dir = '';
/** Long enough to be stopped within, and no longer. */
let interview = '';
/** A folder of data where short06 was transcribed, and what was printed of it. */
let made = '';
let madeText = '';

beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'cli тест-'));
  interview = path.join(base, 'interview.wav');
  const whole = path.resolve('resources/samples/interview.wav');
  spawnSync('ffmpeg', ['-nostdin', '-v', 'error', '-t', '64', '-i', whole, interview]);
  dir = path.join(base, 'made');
  madeText = stenogram('transcribe', path.join(speech, 'short06.wav')).out;
  made = path.join(dir, 'data');
});
/** For tests that are not about recognition. */
const startWithText = () => cpSync(made, path.join(dir, 'data'), { recursive: true });
afterAll(() => rmSync(base, { recursive: true, force: true }));
beforeEach(() => {
  dir = mkdtempSync(path.join(base, 'case '));
});
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const environment = (language = 'en_US.UTF-8') => ({
  ...process.env,
  STENOGRAM_USER_DATA: path.join(dir, 'data'),
  LC_ALL: language,
});

function stenogram(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, ...args], {
    encoding: 'utf8',
    env: environment(),
  });
  return { code: status, out: stdout, said: stderr };
}

/** Starts a command and resolves when its stderr matches. */
function started(args: readonly string[], until: RegExp): Promise<ChildProcess> {
  const child = spawn(process.execPath, [cliPath, ...args], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      if (until.test(said)) resolve(child);
    });
    child.once('close', () => reject(new Error(`ended first: ${said}`)));
  });
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));

test('transcribe prints the text alone, and a pipe gets no progress bar', () => {
  const { code, out, said } = stenogram('transcribe', path.join(speech, 'short01.wav'), '--language', 'en');
  expect(code).toBe(0);
  expect(out.trim().split('\n').length).toBeGreaterThan(1);
  expect(said).not.toContain('█');
  expect(said).toContain('demo model');
});

test('what is wrong with a long recording is said while it begins', async () => {
  const file = path.join(dir, 'quiet.wav');
  const voice = ['-stream_loop', '-1', '-i', path.join(speech, 'short06.wav')];
  spawnSync('ffmpeg', ['-nostdin', '-v', 'error', ...voice, '-af', 'volume=-30dB', '-t', '601', file]);
  const child = await started(['transcribe', file], /^Very quiet\. The level is raised before recognition\./m);
  child.kill('SIGKILL');
  await ended(child);
});

test('what was transcribed is listed, shown, found and exported', () => {
  const file = path.join(speech, 'short02.wav');
  const srt = stenogram('transcribe', file, '--format', 'srt').out;
  expect(srt).toMatch(/^1\r?\n00:00:0\d,\d{3} --> 00:00:0\d,\d{3}\r?\n/);
  expect(stenogram('list').out).toMatch(/^ +1 .* done +short02\.wav$/m);
  expect(stenogram('show', '1').out).toContain('[0:0');
  const word = readFileSync(path.join(speech, 'short02.txt'), 'utf8').split(/\W+/)[2]!;
  const found = JSON.parse(stenogram('search', word, '--json').out) as { hits: { recordingName: string }[] };
  expect(found.hits[0]!.recordingName).toBe('short02.wav');
  const json = JSON.parse(stenogram('export', '1', '--format', 'json').out) as { schema: string };
  expect(json.schema).toBe('stenogram.transcript/1');
});

test('transcribing the same file again only prints it again', () => {
  const file = path.join(speech, 'short06.wav');
  startWithText();
  const again = stenogram('transcribe', file, '--json-progress');
  expect(again.out).toBe(madeText);
  expect(madeText.trim()).not.toBe('');
  expect(again.said).not.toContain('"type":"progress"');
  expect(JSON.parse(stenogram('list', '--json').out)).toHaveLength(1);
});

test('transcribing again makes a version, which is listed and taken into use', () => {
  const file = path.join(speech, 'short06.wav');
  startWithText();
  expect(stenogram('transcribe', file, '--again', '--preset', 'fast').code).toBe(0);
  const rows = (...args: readonly string[]) =>
    JSON.parse(stenogram('versions', '1', ...args, '--json').out) as Record<string, unknown>[];
  expect(rows()).toMatchObject([
    { transcriptId: 2, preset: 'fast', isCurrent: true },
    { transcriptId: 1, preset: 'balanced', isCurrent: false },
  ]);
  expect(rows('use', '1')[1]).toMatchObject({ transcriptId: 1, isCurrent: true });
  expect(stenogram('versions', '1').out).toMatch(/^ +2 .*fast +demo\n\* +1 .*balanced +demo$/m);
  expect(stenogram('versions', '1', 'use', '9').code).toBe(2);
});

test('a file goes where --output says and is never replaced silently', () => {
  const target = path.join(dir, 'текст.txt');
  const args = ['transcribe', path.join(speech, 'short07.wav'), '--output', target];
  expect(stenogram(...args)).toMatchObject({ code: 0, out: '' });
  const text = readFileSync(target, 'utf8');
  writeFileSync(target, 'mine');
  const refused = stenogram(...args);
  expect(refused.code).toBe(5);
  expect(refused.said).toContain('already exists');
  expect(readFileSync(target, 'utf8')).toBe('mine');
  expect(stenogram(...args, '--overwrite').code).toBe(0);
  expect(readFileSync(target, 'utf8')).toBe(text);
});

test.each([
  ['an empty file', 'empty.wav', '', 3, 'is empty'],
  ['a text file named .wav', 'text.wav', 'just words, no sound\n'.repeat(9), 3, 'is not an audio or video file'],
  ['a missing file', null, '', 3, 'Can’t find'],
])('%s ends with one plain sentence and nothing half-written', (_, name, content, code, sentence) => {
  const file = path.join(dir, name ?? 'missing.wav');
  if (name !== null) writeFileSync(file, content);
  const result = stenogram('transcribe', file, '--output', path.join(dir, 'out.txt'));
  expect(result.code).toBe(code);
  expect(result.said.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  expect(existsSync(path.join(dir, 'out.txt'))).toBe(false);
  expect(stenogram('list').out).toBe('');
});

test('a video without sound is refused as such', () => {
  const file = path.join(dir, 'silent.mp4');
  spawnSync('ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'testsrc=d=1:s=160x120',
    '-pix_fmt',
    'yuv420p',
    '-c:v',
    'mpeg4',
    file,
  ]);
  const { code, said } = stenogram('transcribe', file);
  expect(code).toBe(3);
  expect(said.trim()).toBe('“silent.mp4” has no audio track. Choose a file with sound.');
});

test('one bad file does not stop the others', () => {
  const { code, out } = stenogram('transcribe', path.join(dir, 'missing.wav'), path.join(speech, 'short08.wav'));
  expect(code).toBe(3);
  expect(out).not.toBe('');
});

test.each([
  ['a truncated model', readFileSync(demoModel).subarray(0, 3_000_000)],
  ['a text as model', Buffer.from('not a model')],
  ['an empty model', Buffer.alloc(0)],
])('%s is refused with code 4 before anything is added', (_, bytes) => {
  const model = path.join(dir, 'плохая модель.bin');
  writeFileSync(model, bytes);
  const { code, out, said } = stenogram('transcribe', path.join(speech, 'short01.wav'), '--model', model);
  expect([code, out]).toEqual([4, '']);
  expect(said).toContain('is not a usable Whisper model');
  expect(stenogram('list').out).toBe('');
});

test('a model is imported, listed, verified, and used by its name', () => {
  const file = path.join(dir, 'моя модель.bin');
  copyFileSync(demoModel, file);
  const unknown = path.join(dir, 'чужая модель.bin');
  writeFileSync(unknown, Buffer.concat([readFileSync(demoModel), Buffer.from([0])]));
  expect(stenogram('models', 'import', unknown)).toMatchObject({ code: 4 });
  expect(stenogram('models', 'import', file, '--accept')).toMatchObject({ code: 0 });
  expect(stenogram('models', 'verify').code).toBe(0);
  expect(stenogram('transcribe', path.join(speech, 'short06.wav'), '--model', 'моя модель').code).toBe(0);
  const copy = path.join(dir, 'data', 'models', 'моя модель.bin');
  const bytes = readFileSync(copy);
  bytes[bytes.length - 5]! ^= 1;
  writeFileSync(copy, bytes);
  const verified = stenogram('models', 'verify', 'моя модель');
  expect(verified.code).toBe(4);
  expect(verified.out).toContain('damaged');
  expect(stenogram('transcribe', path.join(speech, 'short07.wav'), '--model', 'моя модель').code).toBe(4);
});

test.each([
  [['frobnicate'], 2],
  [['transcribe'], 2],
  [['transcribe', 'x.wav', '--nonsense'], 2],
  [['transcribe', 'x.wav', '--threads', 'many'], 2],
  [['transcribe', 'x.wav', '--language', 'klingon'], 2],
  [['transcribe', 'x.wav', '--format', 'doc'], 2],
  [['transcribe', 'x.wav', '--model', 'nonesuch'], 4],
  [['export', 'one'], 2],
  [['export', '99', '--format', 'srt'], 2],
  [['search'], 2],
  [['list', '--port', '1'], 2],
])('%j ends with code %i and one sentence', (args, code) => {
  const result = stenogram(...args);
  expect(result.code).toBe(code);
  expect(result.out).toBe('');
  expect(result.said.trim().split('\n')).toHaveLength(1);
});

test('messages are Russian where the terminal is', () => {
  const { stderr } = spawnSync(process.execPath, [cliPath, 'transcribe', path.join(dir, 'нет.wav')], {
    encoding: 'utf8',
    env: environment('ru_RU.UTF-8'),
  });
  expect(stderr).toContain('Файл «нет.wav» не найден.');
});

test('a library folder that cannot be made or written ends with code 5', () => {
  writeFileSync(path.join(dir, 'file'), 'x');
  const blocked = stenogram('list', '--library', path.join(dir, 'file', 'library'));
  expect(blocked.code).toBe(5);
  expect(blocked.said.trim().split('\n')).toHaveLength(1);
  expect(stenogram('list', '--library', '/proc/stenogram').code).toBe(5);
});

test('a full disk is said plainly and leaves no half-written export', () => {
  const disk = path.join(dir, 'full');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  if (mounted.status !== 0) return; // only root may mount; the writer's own tests cover the rest
  try {
    startWithText();
    writeFileSync(path.join(disk, 'filler'), Buffer.alloc(62 * 1024));
    const { code, said } = stenogram('export', '1', '--format', 'json', '--output', path.join(disk, 'out.json'));
    expect(code).toBe(5);
    expect(said).toContain('The disk is full.');
    expect(readdirSync(disk)).toEqual(['filler']);
  } finally {
    spawnSync('umount', [disk]);
  }
});

test('a second process reads the library in use, and gets code 75 when it would change it', async () => {
  const child = await started(['transcribe', interview, '--json-progress'], /"doneMs":[1-9]/);
  // Stopped, so that it cannot end before it was asked.
  child.kill('SIGSTOP');
  expect(stenogram('list')).toMatchObject({ code: 0, out: expect.stringContaining('interview.wav') });
  const { code, said } = stenogram('tag', '1', '+x');
  expect(code).toBe(75);
  expect(said).toContain('has this library open');
  child.kill('SIGKILL');
  await ended(child);
  expect(stenogram('list').code).toBe(0);
});

test('kill -9 in the middle loses nothing: the next run resumes and ends with the text of an unbroken run', async () => {
  const child = await started(['transcribe', interview, '--json-progress'], /"doneMs":[1-9]/);
  child.kill('SIGKILL');
  await ended(child);
  const half = JSON.parse(stenogram('list', '--json').out) as { state: string; segmentCount: number }[];
  expect(half[0]).toMatchObject({ state: 'waiting', segmentCount: expect.any(Number) as number });
  expect(half[0]!.segmentCount).toBeGreaterThan(0);
  const resumed = stenogram('transcribe', interview, '--format', 'json', '--json-progress');
  expect(resumed.code).toBe(0);
  const first = JSON.parse(resumed.said.split('\n')[0]!) as { doneMs: number };
  expect(first.doneMs).toBeGreaterThan(0);
  const unbroken = stenogram('transcribe', interview, '--format', 'json', '--library', path.join(dir, 'other'));
  expect(JSON.parse(resumed.out)).toEqual(JSON.parse(unbroken.out));
});

test('Ctrl+C stops with code 130, and what was recognised is kept', async () => {
  // So long that no machine is done with it before the signal comes.
  const file = path.join(dir, 'long.wav');
  const source = path.resolve('resources/samples/interview.wav');
  spawnSync('ffmpeg', ['-nostdin', '-v', 'error', '-stream_loop', '-1', '-i', source, '-t', '1800', file]);
  const child = await started(['transcribe', file, '--json-progress'], /"doneMs":[1-9]/);
  child.kill('SIGINT');
  expect(await ended(child)).toBe(130);
  const rows = JSON.parse(stenogram('list', '--json').out) as { state: string; segmentCount: number }[];
  expect(rows[0]!.state).toBe('waiting');
  expect(rows[0]!.segmentCount).toBeGreaterThan(0);
});

test('doctor finds everything here and says what is missing elsewhere', () => {
  const { code, out } = stenogram('doctor');
  expect(code).toBe(0);
  for (const subject of ['ffmpeg', 'engine', 'models', 'library', 'disk']) expect(out).toContain(subject);
  expect(out).toContain('AVX2');
  const bare = spawnSync(process.execPath, [cliPath, 'doctor', '--json'], {
    encoding: 'utf8',
    env: { ...environment(), PATH: dir },
  });
  const { checks } = JSON.parse(bare.stdout) as { checks: { subject: string; state: string; remedy: string }[] };
  expect(checks.find((check) => check.subject === 'ffmpeg')).toMatchObject({
    state: 'missing',
    remedy: expect.stringContaining('install') as string,
  });
});
