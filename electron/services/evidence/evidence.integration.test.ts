import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { checkBag } from './check-bag.ts';
import { filesOf } from './write-bag.ts';

const file = path.resolve('tests/fixtures/speech/short02.wav');
let dir = '';
let app: TestServices;
let recordingId = 0;
let bundle = '';
let seal = '';

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'доказательства '));
  app = await testServices();
  const [recording] = await app.transcribe(file);
  recordingId = recording?.id ?? 0;
  const span = { startMs: 1000, endMs: 3000 };
  const made = await app.services['evidence.make']({ recordingId, span, findingId: null, marginMs: 500, folder: dir });
  ({ folder: bundle, seal } = made);
});
afterAll(async () => {
  await app.end();
  rmSync(dir, { recursive: true, force: true });
});

/** As anyone checks it without our programs. */
function sha256sum(folder: string): boolean {
  const lists = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'];
  return spawnSync('sha256sum', ['--strict', '--quiet', '-c', ...lists], { cwd: folder }).status === 0;
}

it('a clip stands beside its text, hashes, settings and a page, and both checks agree', async () => {
  expect(await filesOf(bundle, '')).toEqual(
    expect.arrayContaining(['bag-info.txt', 'bagit.txt', 'data/clip.flac', 'data/evidence.json', 'data/index.html']),
  );
  expect(await checkBag(bundle)).toMatchObject({ fileCount: 3, problems: [], seal });
  expect(sha256sum(bundle)).toBe(true);
  const facts = JSON.parse(readFileSync(path.join(bundle, 'data/evidence.json'), 'utf8')) as Record<string, never>;
  expect(facts).toMatchObject({
    span: { startMs: 500, endMs: 3500 },
    sound: { clip: { samples: 144_000, rateHz: 48_000 } },
  });
  expect(facts['recording']).toMatchObject({ name: 'short02.wav', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(JSON.stringify(facts['segments'])).toContain('"probability"');
  expect(readFileSync(path.join(bundle, 'data/index.html'), 'utf8')).toContain('clip.flac');
});

it('the clip is the sound of the span, sample by sample', () => {
  const samples = (input: readonly string[]) => {
    const args = ['-nostdin', '-v', 'error', ...input, '-ar', '48000', '-f', 's16le', '-'];
    return spawnSync('ffmpeg', args, { maxBuffer: 1e8 }).stdout;
  };
  const clip = samples(['-i', path.join(bundle, 'data/clip.flac')]);
  const whole = samples(['-i', file]);
  const span = whole.subarray(24_000 * 2, 24_000 * 2 + clip.length);
  let difference = 0;
  for (let at = 0; at < clip.length; at += 2)
    difference = Math.max(difference, Math.abs(clip.readInt16LE(at) - span.readInt16LE(at)));
  expect(difference).toBeLessThanOrEqual(2);
});

it('a whole recording is in it byte by byte, and the log of changes says that it was made', async () => {
  const made = await app.services['evidence.make']({
    recordingId,
    span: null,
    findingId: null,
    marginMs: 0,
    folder: dir,
  });
  expect(readFileSync(path.join(made.folder, 'data/recording.wav')).equals(readFileSync(file))).toBe(true);
  const { rows } = await app.services['audit.list']({ text: 'evidence', recordingId, offset: 0, limit: 10 });
  expect(rows.map(({ detail }) => detail['seal'])).toEqual([made.seal, seal]);
  expect((await checkBag(made.folder)).problems).toEqual([]);
});

it('each of 200 changed bytes anywhere is named, and what sha256sum finds is found', async () => {
  const copy = path.join(dir, 'copy');
  mkdirSync(path.join(copy, 'data'), { recursive: true });
  const files = await filesOf(bundle, '');
  // A small sound: 200 hashes of the whole clip would take the time of the suite.
  for (const name of files) writeFileSync(path.join(copy, name), readFileSync(path.join(bundle, name)));
  const wrong: string[] = [];
  for (let nth = 0; nth < 200; nth += 1) {
    const name = files[nth % files.length] ?? '';
    const full = path.join(copy, name);
    const before = readFileSync(full);
    const after = Buffer.from(before);
    // Spread over the file, its first and its last byte among them.
    const at = nth < files.length ? 0 : nth < 2 * files.length ? after.length - 1 : (nth * 7919) % after.length;
    after[at] = (after[at] ?? 0) ^ (1 << (nth % 8));
    writeFileSync(full, after);
    const { problems } = await checkBag(copy);
    if (!problems.some((problem) => problem.file === name || problem.list === name)) wrong.push(`${name} ${at}`);
    if (nth % 20 === 0 && !sha256sum(copy) && problems.length === 0) wrong.push(`sha256sum: ${name} ${at}`);
    writeFileSync(full, before);
  }
  expect(wrong).toEqual([]);
  expect((await checkBag(copy)).problems).toEqual([]);
});

it('what is added, missing or no bundle at all is named', async () => {
  const copy = path.join(dir, 'copy');
  writeFileSync(path.join(copy, 'data/more.txt'), 'more');
  expect((await checkBag(copy)).problems).toEqual([
    { kind: 'unknown', file: 'data/more.txt', list: 'manifest-sha256.txt' },
  ]);
  rmSync(path.join(copy, 'data/more.txt'));
  rmSync(path.join(copy, 'data/index.html'));
  expect((await checkBag(copy)).problems).toEqual([
    { kind: 'missing', file: 'data/index.html', list: 'manifest-sha256.txt' },
  ]);
  appendFileSync(path.join(copy, 'manifest-sha256.txt'), 'no line\n');
  expect((await checkBag(copy)).problems.map(({ kind }) => kind)).toContain('unreadable');
  await expect(checkBag(path.join(dir, 'nothing'))).rejects.toMatchObject({ code: 'no-bundle' });
});
