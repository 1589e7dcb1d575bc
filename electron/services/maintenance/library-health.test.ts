import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dispatch } from '#services/wiring/dispatch.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { silentLog } from '#services/log.ts';
import type { RunningServices } from '#services/wiring/running-services.ts';
import { createServices } from '#services/wiring/services.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';

let app: TestServices;
beforeEach(async () => {
  app = await testServices();
});
afterEach(() => app.end());

const names = async (running: RunningServices) =>
  (await running.services['recordings.list']({ offset: 0, limit: 50, bin: false })).rows.map(({ name }) => name);
const libraryFile = () => path.join(app.dir, 'library', 'library.db');
/** As a window opens it. */
const openWindow = () =>
  createServices({
    libraryDir: path.join(app.dir, 'library'),
    modelsDir: path.join(app.dir, 'models'),
    resourcesDir: path.resolve('resources'),
    host: 'desktop',
    version: 'test',
    mediaBase: '/media/',
    systemLanguage: 'en',
    log: silentLog,
    spawnEngineWorker: nodeEngineWorker,
  });

test('a backup is restored while the app runs: calls that come meanwhile are answered by the restored library', async () => {
  addTranscript(app.library, 'a.wav', ['слово']);
  const [backup] = (await app.services['backups.make']({})).backups;
  addTranscript(app.library, 'b.wav', ['другое']);
  expect(await names(app)).toEqual(['b.wav', 'a.wav']);
  const restoring = app.services['backups.restore']({ name: backup!.name });
  while (!app.emitted.some(({ name }) => name === 'library.replaced')) {
    expect(['a.wav', 'b.wav,a.wav']).toContain((await names(app)).join(','));
    await new Promise(setImmediate);
  }
  await restoring;
  expect(await names(app)).toEqual(['a.wav']);
  const found = await dispatch(app.services, 'search.query', { text: 'другое', offset: 0, limit: 5 }, silentLog);
  expect(found).toMatchObject({ ok: true, value: { total: 0 } });
  expect(readdirSync(path.dirname(libraryFile())).some((file) => file.includes('before-restore'))).toBe(true);
});

test('a name that is no backup restores nothing', async () => {
  for (const name of ['../library.db', 'library.db', 'library-2026-01-01T00-00-00Z.db']) {
    await expect(app.services['backups.restore']({ name })).rejects.toMatchObject({ code: 'file-missing' });
  }
  expect(await names(app)).toEqual([]);
});

test('a library that cannot be opened any more is salvaged, and the notice says what was lost', async () => {
  addTranscript(
    app.library,
    'a.wav',
    Array.from({ length: 500 }, (_, index) => `слово ${index}`),
  );
  await app.services['backups.make']({});
  await app.close();
  const bytes = readFileSync(libraryFile());
  writeFileSync(libraryFile(), bytes.subarray(0, Math.floor(bytes.length / 2)));
  const running = await openWindow();
  const { notice, backups } = await running.services['library.health']({});
  expect(notice).toMatchObject({ kind: 'salvaged', keptAs: expect.stringContaining('library.db.damaged-') as string });
  expect(statSync(notice!.keptAs!).size).toBe(Math.floor(bytes.length / 2));
  await running.services['backups.restore']({ name: backups[0]!.name });
  expect(await names(running)).toEqual(['a.wav']);
  expect((await running.services['library.health']({})).notice).toBeNull();
  await running.close();
});

test('after a kill the library is checked in the background, and damage is reported with the recording', async () => {
  const { segments } = addTranscript(app.library, 'a.wav', ['слово', 'два']);
  app.library.index.database.exec(`UPDATE segment SET text = 'x' WHERE id = ${segments[0]!.id}`);
  await app.close();
  writeFileSync(path.join(app.dir, 'library', 'open.mark'), '');
  const running = await openWindow();
  await expect
    .poll(async () => (await running.services['library.health']({})).notice, { timeout: 20_000 })
    .toMatchObject({ kind: 'damaged', count: 1, recordings: ['a.wav'], keptAs: null });
  const { notice } = await running.services['library.salvage']({});
  expect(notice).toMatchObject({ kind: 'salvaged', count: 1, recordings: ['a.wav'] });
  const { differences } = await running.services['library.check']({});
  expect(differences).toEqual([]);
  await running.close();
});
