import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceRules } from '#shared/automation/sources.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { makeWav } from './make-wav.fixture.ts';

const timing = { settleMs: 250, shareSettleMs: 250, scanMs: 100, idleMs: 300, retryMs: [300, 300, 300] };
const fixtures = path.resolve('tests/fixtures/speech');
let dir = '';
let folder = '';
let app: TestServices;

const open = async () => {
  app = await testServices(dir, nodeEngineWorker, 'browser', 100, timing);
  app.start();
};
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sources-'));
  folder = path.join(dir, 'Входящие');
  mkdirSync(folder);
});
afterEach(() => app.end());

const emptyRules = sourceRules.parse({});
const rows = () => app.library.recordings.list({ offset: 0, limit: 500, bin: false }).rows;
const states = async () =>
  (await app.services['sources.arrivals']({ offset: 0, limit: 200, sourceId: null, state: null })).rows.map(
    ({ path: name, state }) => `${name} ${state}`,
  );
const states$ = (expected: readonly string[]) =>
  expect.poll(async () => (await states()).toSorted(), { timeout: 60_000, interval: 100 }).toEqual(expected.toSorted());

test('what arrives is transcribed by the rules, filed and written beside; copies are linked, and nothing is taken twice', async () => {
  await open();
  const { id: collectionId } = await app.services['collections.add']({ name: 'Суд', parentId: null, filter: null });
  const exports = [
    { format: 'srt' as const, folder: null, template: '{name}' },
    { format: 'json' as const, folder: path.join(folder, 'texts'), template: '{date} {name}' },
  ];
  const rules = { collectionId, tags: ['приём'], language: 'en' as const, exports, failedTag: 'failed' };
  const source = await app.services['sources.add']({ folder, rules: { ...emptyRules, ...rules } });
  copyFileSync(path.join(fixtures, 'short02.wav'), path.join(folder, 'a.wav'));
  mkdirSync(path.join(folder, 'день'));
  copyFileSync(path.join(fixtures, 'short02.wav'), path.join(folder, 'день', 'копия.wav'));
  writeFileSync(path.join(folder, 'broken.wav'), 'not a recording at all');
  writeFileSync(path.join(folder, 'a.srt'), 'the user’s own subtitles');
  await states$(['a.wav done', 'день/копия.wav linked', 'broken.wav failed']);
  const [recording] = rows();
  expect(rows()).toHaveLength(1);
  expect(readFileSync(path.join(folder, 'a.srt'), 'utf8')).toBe('the user’s own subtitles');
  expect(readFileSync(path.join(folder, 'a (2).srt'), 'utf8')).toMatch(/^1\r?\n00:00/);
  expect(readdirSync(path.join(folder, 'texts'))).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d a\.json$/)]);
  expect((await app.services['tags.of']({ recordingIds: [recording?.id ?? 0] })).map((tag) => tag.name)).toContain(
    'приём',
  );
  expect((await app.services['collections.list']({})).find((one) => one.id === collectionId)?.count).toBe(1);
  expect(await app.services['batches.summary']({})).toMatchObject([{ name: 'Входящие', total: 1, doneCount: 1 }]);

  // Replaced in its place: a second recording; renamed: none.
  copyFileSync(path.join(fixtures, 'short05.wav'), path.join(folder, 'a.wav'));
  await expect.poll(() => rows().length, { timeout: 60_000 }).toBe(2);
  await states$(['a.wav done', 'день/копия.wav linked', 'broken.wav failed']);
  renameSync(path.join(folder, 'a.wav'), path.join(folder, 'b.wav'));
  await states$(['b.wav done', 'день/копия.wav linked', 'broken.wav failed']);
  await expect.poll(() => rows().map((row) => path.basename(row.path))).toContain('b.wav');
  await wait(800);
  expect(rows()).toHaveLength(2);
  expect((await app.services['sources.list']({}))[0]).toMatchObject({ id: source.id, counts: { done: 1, failed: 1 } });

  // Deleted for good: the file is not taken again, and its name is gone.
  const recordingIds = [...app.library.recordings.idsOf({ recordingIds: rows().map((row) => row.id) })];
  await app.services['recordings.remove']({ recordingIds });
  await app.services['recordings.erase']({ choice: { recordingIds }, withCopies: false });
  await wait(800);
  expect(rows()).toHaveLength(0);
  expect(await states()).not.toContain('b.wav done');
}, 120_000);

test('24 contents that come in pieces, under changing names, over restarts and with the folder gone at times, are each there once', async () => {
  await open();
  await app.services['jobs.setPaused']({ isPaused: true, isFinishing: false });
  await app.services['sources.add']({ folder, rules: emptyRules });
  const count = 24;
  const half: (() => void)[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const file = path.join(folder, `запись ${nth}.wav`);
    const wav = makeWav(nth);
    const cut = nth % 3 === 0 ? 44 : nth % 3 === 1 ? 9000 : wav.length;
    writeFileSync(file, wav.subarray(0, cut));
    if (cut < wav.length) half.push(() => appendFileSync(nth % 5 === 0 ? `${file}.done.wav` : file, wav.subarray(cut)));
  }
  await wait(150);
  for (let nth = 0; nth < count; nth += 15)
    if (nth % 3 !== 2)
      renameSync(path.join(folder, `запись ${nth}.wav`), path.join(folder, `запись ${nth}.wav.done.wav`));
  for (let nth = 5; nth < count; nth += 5) {
    const file = path.join(folder, `запись ${nth}.wav`);
    if (nth % 3 !== 2 && existsSync(file)) renameSync(file, `${file}.done.wav`);
  }
  for (const finish of half) finish();
  await app.endButKeep();
  await open();
  await wait(200);
  const away = `${folder} away`;
  renameSync(folder, away);
  await expect
    .poll(async () => (await app.services['sources.list']({}))[0]?.silentSinceMs ?? null, { timeout: 60_000 })
    .not.toBeNull();
  renameSync(away, folder);
  await wait(200);
  await app.endButKeep();
  await open();
  await expect.poll(() => rows().length, { timeout: 60_000, interval: 200 }).toBe(count);
  await wait(700);
  expect(rows()).toHaveLength(count);
  expect((await app.services['sources.list']({}))[0]).toMatchObject({ silentSinceMs: null });
  rmSync(folder, { recursive: true });
}, 120_000);
