/**
 * From the drop of a recording to its first words on the page, by the clock of the page: `npm run bench:first-words
 * [random]`, in Chromium against the web host with the engine. It is the demo model, or one of base size with random
 * weights. Needs a built page (`npm run build`). Prints figures and bars; fails on nothing.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { callWeb } from '../e2e/web/call-web.ts';

const root = path.resolve(import.meta.dirname, '../..');
const recording = path.join(root, 'resources/samples/interview.wav');
const runs = 5;
const isRandom = process.argv[2] === 'random';
const barMs = isRandom ? 6000 : 3000;
const userData = mkdtempSync(path.join(tmpdir(), 'bench-first-words-'));

interface Times {
  readonly rowMs: number;
  readonly pageMs: number;
  readonly wordsMs: number;
}

/** A host that stands ready, as a user's does. */
async function serve(): Promise<{ url: string; end: () => Promise<void> }> {
  const child = spawn(process.execPath, [path.join(root, 'electron/hosts/cli.ts'), 'serve'], {
    env: { ...process.env, STENOGRAM_USER_DATA: userData },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('close', (code) => reject(new Error(`the host ended with code ${code}`)));
  });
  const end = async () => {
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await closed;
  };
  return { url, end };
}

async function drop(page: Page, file: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  }
}

/** One drop, seen by the page's own clock: the row, the page of the recording, words painted on it. */
async function once(page: Page, url: string, nth: number): Promise<Times> {
  const name = `interview ${nth}.wav`;
  const file = path.join(userData, name);
  // Each its own content: the same would be the same recording.
  execFileSync('ffmpeg', ['-v', 'error', '-i', recording, '-af', `adelay=${nth * 7}`, file]);
  await page.goto(url);
  await page.getByRole('button', { name: /^Settings/ }).waitFor();
  await page.evaluate((wanted) => {
    const times: Partial<Record<'drop' | 'row' | 'page' | 'words', number>> = {};
    Object.assign(window, { times });
    window.addEventListener('drop', () => (times.drop ??= performance.now()), { capture: true });
    const look = () => {
      const row = [...document.querySelectorAll('[role=row]')].find((one) => one.textContent.includes(wanted));
      if (row && times.row === undefined) times.row = performance.now();
      if (document.querySelector('h1')?.textContent.includes(wanted)) times.page ??= performance.now();
      const text = document.querySelector('[data-segments] [role=listitem] p');
      if (text && text.textContent.trim() !== '') times.words ??= performance.now();
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, name);
  await drop(page, file);
  await page
    .getByRole('row')
    .filter({ hasText: name })
    .dblclick({ position: { x: 60, y: 12 } });
  const timesOf = () =>
    page.evaluate(() => (window as unknown as { times: Record<'drop' | 'row' | 'page' | 'words', number> }).times);
  await page.waitForFunction(
    () => (window as unknown as { times: { words?: number } }).times.words !== undefined,
    null,
    {
      timeout: 120_000,
    },
  );
  const { drop: from, row, page: opened, words } = await timesOf();
  return { rowMs: row - from, pageMs: opened - from, wordsMs: words - from };
}

async function useRandomModel(url: string): Promise<void> {
  const file = path.join(userData, 'base.bin');
  execFileSync(
    process.execPath,
    [path.join(root, 'scripts/native/make-random-model.mjs'), 'base', file, '--tokens', '110'],
    {
      stdio: 'ignore',
    },
  );
  const { imported } = await callWeb(url, 'models.import', { path: file, how: 'reference' });
  const { id } = await callWeb(url, 'models.accept', { modelId: imported[0]!.id });
  await callWeb(url, 'settings.set', { modelId: id });
}

const host = await serve();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  await callWeb(host.url, 'settings.set', { interfaceLanguage: 'en', isDemoEnough: true });
  if (isRandom) await useRandomModel(host.url);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const all: Times[] = [];
  for (let nth = 1; nth <= runs; nth += 1) {
    const times = await once(page, host.url, nth);
    all.push(times);
    const show = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
    console.log(`drop → row ${show(times.rowMs)} → page ${show(times.pageMs)} → first words ${show(times.wordsMs)}`);
    const recordings = await callWeb(host.url, 'recordings.list', { offset: 0, limit: 10, bin: false });
    for (const { id, state } of recordings.rows) {
      if (state === 'running' || state === 'waiting') await callWeb(host.url, 'jobs.cancel', { recordingId: id });
    }
  }
  const sorted = all.map(({ wordsMs }) => wordsMs).toSorted((a, b) => a - b);
  const worst = sorted.at(-1)!;
  const median = sorted[Math.floor(sorted.length / 2)]!;
  console.log(
    `first words, ${isRandom ? 'random base' : 'demo'} model: median ${(median / 1000).toFixed(2)} s, slowest ${(worst / 1000).toFixed(2)} s; bar ${barMs / 1000} s: ${median <= barMs ? 'kept' : 'missed'}`,
  );
} finally {
  await browser.close();
  await host.end();
  rmSync(userData, { recursive: true, force: true });
}
