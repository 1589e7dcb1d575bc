import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { answerOpenDialog, answerSaveDialog } from './answer-dialogs.ts';
import { call, rawCall, shell } from './call.ts';
import { appHost, launchApp } from './launch-app.ts';

const speech = join(import.meta.dirname, '../../fixtures/speech');

async function transcribed(page: Page, recordingId: number) {
  const state = async () => (await call(page, 'recordings.get', { recordingId })).state;
  await expect.poll(state, { timeout: 100_000 }).toMatch(/done|failed/);
  return call(page, 'recordings.get', { recordingId });
}

/** Adds as a person does through the system's dialog, which the test answers. */
async function addByDialog(page: Page, app: ElectronApplication, path: string) {
  await answerOpenDialog(app, path);
  // More threads than idle processors wait for each other and take longer.
  await call(page, 'settings.set', { threads: 1 });
  const paths = await shell(page, 'files.choose', { kind: 'recordings' });
  const { added, refused } = await call(page, 'recordings.add', { paths: [...paths] });
  expect(refused).toEqual([]);
  return added[0]!;
}

test('a chosen file becomes text that is found, exported and played', async ({ app, page, userDataDir }) => {
  const info = await call(page, 'system.info', {});
  expect(info).toMatchObject({ host: 'desktop', systemLanguage: 'en', libraryDir: join(userDataDir, 'library') });
  const { id, mediaKey } = await addByDialog(page, app, join(speech, 'short01.wav'));
  const recording = await transcribed(page, id);
  expect(recording).toMatchObject({ state: 'done', name: 'short01.wav', failure: null });
  const transcriptId = recording.transcriptId!;
  const { rows } = await call(page, 'segments.list', { transcriptId, offset: 0, limit: 200 });
  expect(rows.length).toBeGreaterThan(0);

  const longest = rows.flatMap((row) => row.words).toSorted((a, b) => b.text.length - a.text.length)[0]!;
  const word = longest.text.replaceAll(/[^\p{L}]/gu, '');
  const { hits } = await call(page, 'search.query', { text: word, offset: 0, limit: 10 });
  expect(hits[0]).toMatchObject({ recordingId: id, startMs: longest.startMs });

  await answerSaveDialog(app, join(userDataDir, 'text.srt'));
  const target = (await shell(page, 'files.chooseSavePath', { suggestedName: 'text.srt' }))!;
  await call(page, 'exports.save', { transcriptId, format: 'srt', path: target, overwrite: true });
  expect(readFileSync(target, 'utf8')).toMatch(/^1\r?\n00:00:0\d,\d{3} --> /);

  expect(await played(page, `${info.mediaBase}${mediaKey}`)).toEqual({ durationS: 10, seekedToS: 5 });
});

/** Plays in the page itself, so that the policy, the protocol and its ranges all take part. */
function played(page: Page, address: string) {
  return page.evaluate(async (src) => {
    const audio = new Audio();
    audio.src = src;
    document.body.append(audio);
    await new Promise((done, failed) => {
      audio.addEventListener('canplay', done, { once: true });
      audio.addEventListener('error', () => failed(new Error(audio.error?.message)), { once: true });
    });
    const seeked = new Promise((done) => audio.addEventListener('seeked', done, { once: true }));
    audio.currentTime = 5;
    await seeked;
    return { durationS: Math.round(audio.duration), seekedToS: Math.round(audio.currentTime) };
  }, address);
}

test('media:// gives ranges and peaks of known keys and nothing else', async ({ app, page }) => {
  const path = join(speech, 'short01.wav');
  const { id, mediaKey } = await addByDialog(page, app, path);
  await transcribed(page, id);
  const ask = (address: string, range?: string) =>
    page.evaluate(
      async ([address, range]) => {
        const response = await fetch(address, range === undefined ? {} : { headers: { range } });
        return { status: response.status, bytes: [...new Uint8Array(await response.arrayBuffer())] };
      },
      [address, range] as const,
    );
  const bytes = [...readFileSync(path)];
  const audio = `media://recording/${mediaKey}`;
  expect(await ask(audio, 'bytes=0-3')).toEqual({ status: 206, bytes: bytes.slice(0, 4) });
  expect(await ask(audio, `bytes=${bytes.length - 2}-`)).toEqual({ status: 206, bytes: bytes.slice(-2) });
  expect((await ask(audio)).bytes.length).toBe(bytes.length);
  expect((await ask(audio, `bytes=${bytes.length}-`)).status).toBe(416);
  expect((await ask(`${audio}/peaks`)).bytes.length).toBeGreaterThan(0);
  for (const other of ['unknown-key-1234', `${mediaKey}/other`, '..%2f..%2f..%2fetc%2fpasswd'])
    expect((await ask(`media://recording/${other}`)).status).toBe(404);
});

test('events reach the page, and the computer is kept awake while it works', async ({ app, page }) => {
  await page.evaluate(() => {
    const names = new Set<string>();
    Object.assign(window, { names });
    window.desktop!.onEvent((event) => names.add(event.name));
  });
  const { id } = await addByDialog(page, app, join(speech, 'short02.mp3'));
  await transcribed(page, id);
  const names = await page.evaluate(() => [...(window as unknown as { names: Set<string> }).names]);
  expect(names).toEqual(expect.arrayContaining(['recording.added', 'job.progressed', 'segments.added']));
  if (appHost() === 'electron') return;
  const calls = await app.evaluate((electron) =>
    (electron as unknown as { __standin: { calls: [string, ...unknown[]][] } }).__standin.calls.map(([name]) => name),
  );
  expect(calls.filter((name) => name.startsWith('powerSaveBlocker'))).toEqual([
    'powerSaveBlocker.start',
    'powerSaveBlocker.stop',
  ]);
});

test('files from the command line and from a second start are added', async ({ userDataDir }) => {
  const app = await launchApp({ userDataDir, filePaths: [join(speech, 'short01.wav')] });
  const page = await app.firstWindow();
  await page.locator('#root > *').first().waitFor();
  const names = async () =>
    (await call(page, 'recordings.list', { offset: 0, limit: 10 })).rows.map((row) => row.name).toSorted();
  await expect.poll(names).toEqual(['short01.wav']);
  await app.evaluate(
    ({ app }, filePath) => {
      app.emit('second-instance', {}, [], '/', { filePaths: [filePath] });
    },
    join(speech, 'short02.mp3'),
  );
  await expect.poll(names).toEqual(['short01.wav', 'short02.mp3']);
  await app.close();
});

test('another library folder is opened at once, and the first one is left as it was', async ({
  app,
  page,
  userDataDir,
}) => {
  const { id } = await addByDialog(page, app, join(speech, 'short01.wav'));
  await transcribed(page, id);
  const other = join(userDataDir, 'other');
  await answerOpenDialog(app, other);
  expect(await shell(page, 'preferences.chooseLibraryDir', {})).toMatchObject({ libraryDir: other });
  await expect
    .poll(() => rawCall(page, 'invoke', 'recordings.list', { offset: 0, limit: 10 }).catch(() => null))
    .toMatchObject({ ok: true, value: { total: 0 } });
  expect(existsSync(join(other, 'library.db'))).toBe(true);
  expect(existsSync(join(userDataDir, 'library', 'library.db'))).toBe(true);
});

test('a library that cannot be opened is a plain failure of every call, not a dead window', async ({ userDataDir }) => {
  mkdirSync(join(userDataDir, 'library'), { recursive: true });
  writeFileSync(join(userDataDir, 'library', 'library.db'), 'this is not a database, but it is long enough to be read');
  const app = await launchApp({ userDataDir });
  const page = await app.firstWindow();
  await page.locator('#root > *').first().waitFor();
  const reply = await rawCall(page, 'invoke', 'recordings.list', { offset: 0, limit: 10 });
  expect(reply).toMatchObject({ ok: false });
  expect(JSON.stringify(reply)).toMatch(/library-(foreign|damaged)/);
  await app.close();
});
