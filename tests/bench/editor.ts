/**
 * The editor with a very long text, in Chromium against the web host: `npm run bench:editor [segments]` (50,000 by
 * default). Needs a built page (`npm run build`). Prints a table of figures and their bars; fails on nothing.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { openLibrary } from '../../electron/services/library/open-library.ts';
import { silentLog } from '../../electron/services/log.ts';
import { knowSources } from '../e2e/web/know-sources.ts';

const root = path.resolve(import.meta.dirname, '../..');
const count = Number(process.argv[2] ?? 50_000);
const segmentMs = 1500;
const vocabulary = 'the voice of a long day speaks on and every word has its own time here'.split(' ');
const userData = mkdtempSync(path.join(tmpdir(), 'bench-editor-'));
const recordingFile = path.join(userData, 'long.wav');

async function writeLibrary(): Promise<number> {
  // Sound as long as the text would be 2.4 GB at 16 kHz; 8-bit at 8 kHz plays the same and is read by ranges.
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=220:sample_rate=8000:duration=${(count * segmentMs) / 1000}`];
  execFileSync('ffmpeg', ['-v', 'error', ...tone, '-c:a', 'pcm_u8', recordingFile]);
  const dir = path.join(userData, 'library');
  mkdirSync(dir, { recursive: true });
  const library = openLibrary({ dir, log: silentLog });
  const durationMs = count * segmentMs;
  const media = {
    path: recordingFile,
    name: 'long.wav',
    sizeBytes: 1,
    quickHash: 'bench',
    durationMs,
    hasVideo: false,
  };
  const job = { modelId: 'demo', language: 'en', translate: false, prompt: '', threads: null };
  const [recording] = library.recordings.add([media], job);
  if (!recording) throw new Error('nothing was added');
  const { transcriptId } = library.transcripts.begin(recording.id);
  for (let from = 0; from < count; from += 1000) {
    const segments = Array.from({ length: Math.min(1000, count - from) }, (_, nth) => segmentAt(from + nth));
    library.transcripts.commitWindow({ transcriptId, resumeMs: (from + 1000) * segmentMs, language: 'en', segments });
  }
  library.transcripts.finish(transcriptId, { durationMs, sha256: 'bench', warnings: [] });
  library.settings.set({ interfaceLanguage: 'en' });
  // A file that is not the one that was transcribed is not played.
  await knowSources(library);
  library.close();
  return recording.id;
}

function segmentAt(index: number) {
  const startMs = index * segmentMs;
  const words = Array.from({ length: 4 + (index % 9) }, (_, nth) => ({
    startMs: startMs + nth * 100,
    endMs: startMs + nth * 100 + 90,
    text: vocabulary[(index * 7 + nth) % vocabulary.length] ?? '',
    probability: 0.9,
  }));
  return { startMs, endMs: startMs + segmentMs - 50, text: words.map(({ text }) => text).join(' '), words };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
}

interface Opened {
  /** By its address, 1.5 s after the list was there: the app has just started, its code is not yet compiled. */
  readonly cold: number;
  /** The same, but selected in the list half a second before Enter opens it. */
  readonly chosen: number;
  /** Every later opening. */
  readonly again: number;
}

async function start(page: Page, url: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url);
  await page.getByRole('row').first().waitFor();
  await page.waitForTimeout(1500);
}

async function openMs(page: Page, url: string, recordingId: number): Promise<Opened> {
  const byAddress = async () => {
    await page.evaluate((there) => (location.hash = there), `#/recording/${recordingId}`);
  };
  await start(page, url);
  const cold = await openOnce(page, byAddress);
  await page.evaluate(() => (location.hash = '#/'));
  await page.getByRole('row').first().waitFor();
  await page.waitForTimeout(500);
  const again = await openOnce(page, byAddress);
  await start(page, url);
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(500);
  const chosen = await openOnce(page, () => page.keyboard.press('Enter'));
  return { cold, chosen, again };
}

/** From the key or the new address to right after the frame that paints the first words. */
async function openOnce(page: Page, open: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const opened = { startMs: Number.NaN, endMs: Number.NaN };
    Object.assign(globalThis, { opened });
    for (const name of ['keydown', 'popstate']) {
      addEventListener(name, () => (opened.startMs = performance.now()), { capture: true, once: true });
    }
    const look = new MutationObserver(() => {
      if (document.querySelector('[data-word]') === null) return;
      look.disconnect();
      // The message comes right after the frame's paint, unlike a timer, which may wait for its own turn.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => (opened.endMs = performance.now()), { once: true });
        port1.start();
        port2.postMessage(null);
      });
    });
    look.observe(document.body, { childList: true, subtree: true });
  });
  await open();
  const taken = await page.waitForFunction(() => {
    const { startMs, endMs } = (globalThis as unknown as { opened: { startMs: number; endMs: number } }).opened;
    return endMs >= startMs ? endMs - startMs : null;
  });
  return (await taken.jsonValue()) ?? Number.NaN;
}

interface Keystroke {
  /** From the key's event to after the frame that shows it, with the wait for the display's turn. */
  readonly paintMs: number;
  /** Of it what the page did: handling the key, and making the frame. */
  readonly workMs: number;
}

/** Typed at 12 keys a second, as a fast typist does. */
async function keystrokes(page: Page): Promise<readonly Keystroke[]> {
  await page.getByRole('list').focus();
  await page.keyboard.press('F2');
  await page.locator('[data-segment-editor]').waitFor();
  await page.evaluate(() => {
    const taken: { paintMs: number; workMs: number }[] = [];
    Object.assign(globalThis, { taken });
    addEventListener(
      'keydown',
      () => {
        const startMs = performance.now();
        let handledMs = startMs;
        addEventListener('input', () => queueMicrotask(() => (handledMs = performance.now())), { once: true });
        requestAnimationFrame(() => {
          const frameMs = performance.now();
          const { port1, port2 } = new MessageChannel();
          const note = () => {
            const endMs = performance.now();
            taken.push({ paintMs: endMs - startMs, workMs: handledMs - startMs + endMs - frameMs });
          };
          port1.addEventListener('message', note, { once: true });
          port1.start();
          port2.postMessage(null);
        });
      },
      true,
    );
  });
  for (let nth = 0; nth < 120; nth += 1) await page.keyboard.press('a', { delay: 80 });
  const taken = await page.evaluate(() => (globalThis as unknown as { taken: Keystroke[] }).taken);
  await page.keyboard.press('Escape');
  return taken;
}

async function scrollFps(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const list = document.querySelector('[role=list][tabindex]');
    if (!list) throw new Error('no list');
    let frames = 0;
    const startMs = performance.now();
    while (performance.now() - startMs < 4000) {
      await new Promise(requestAnimationFrame);
      list.scrollTop += 60;
      frames += 1;
    }
    return (frames * 1000) / (performance.now() - startMs);
  });
}

/** From the click on a word to the first sound from there: the element is playing and its clock runs. */
async function seekMs(page: Page): Promise<readonly number[]> {
  await page.keyboard.press('F9');
  await page.waitForTimeout(1500);
  const taken: number[] = [];
  for (let nth = 0; nth < 20; nth += 1) {
    await page.evaluate(
      (at) => {
        const list = document.querySelector('[role=list][tabindex]');
        if (list) list.scrollTop = list.scrollHeight * at;
      },
      (nth * 0.37) % 0.9,
    );
    await page.waitForTimeout(400);
    const ms = await page.evaluate(async () => {
      const shown = [...document.querySelectorAll<HTMLElement>('[data-word="2"]')].find((word) => {
        const { top } = word.getBoundingClientRect();
        return top > 200 && top < 500;
      });
      if (!shown) return null;
      const clock = () => document.querySelector('[data-testid=player-time]')?.textContent;
      const before = clock();
      const startMs = performance.now();
      shown.click();
      const wait = () => new Promise((done) => setTimeout(done, 0));
      while (clock() === before && performance.now() - startMs < 5000) await wait();
      const { media } = globalThis as unknown as { media?: HTMLMediaElement };
      const isSilent = () => media === undefined || media.seeking || media.readyState < 3;
      while (isSilent()) await wait();
      return performance.now() - startMs;
    });
    if (ms !== null) taken.push(ms);
  }
  return taken;
}

const recordingId = await writeLibrary();
const host = spawn(process.execPath, [path.join(root, 'electron/hosts/cli.ts'), 'serve'], {
  env: { ...process.env, STENOGRAM_USER_DATA: userData },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise<string>((resolve) => {
  host.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // The one media element is kept out of the document: it is caught where it is made.
  await page.addInitScript(() => {
    const make = document.createElement.bind(document);
    document.createElement = ((name: string, options?: ElementCreationOptions) => {
      const element = make(name, options);
      if (name === 'video') Object.assign(globalThis, { media: element });
      return element;
    }) as typeof document.createElement;
  });
  const opened: Opened[] = [];
  for (let nth = 0; nth < 5; nth += 1) opened.push(await openMs(page, url, recordingId));
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const keys = await keystrokes(page);
  const fps = await scrollFps(page);
  const nodesAfter = await page.evaluate(() => document.querySelectorAll('*').length);
  const seeks = await seekMs(page);
  const row = (what: string, figure: string, bar: string) => process.stdout.write(`| ${what} | ${figure} | ${bar} |\n`);
  const median = (which: keyof Opened) =>
    quantile(
      opened.map((times) => times[which]),
      0.5,
    ).toFixed(0);
  row(`open ${count} segments to first paint, after a start, by address`, `${median('cold')} ms`, '≤ 300 ms');
  row('the same, selected in the list before', `${median('chosen')} ms`, '≤ 300 ms');
  row('open again', `${median('again')} ms`, '≤ 300 ms');
  row('elements in the document, after scrolling', `${nodes}, ${nodesAfter}`, '≤ 3,000');
  const key = (which: keyof Keystroke) => {
    const values = keys.map((stroke) => stroke[which]);
    return `${quantile(values, 0.5).toFixed(1)}, ${quantile(values, 0.95).toFixed(1)} ms`;
  };
  row('keystroke to paint, median and p95', key('paintMs'), '≤ 16 ms');
  row('of it the work of the page', key('workMs'), '');
  row('scrolling', `${fps.toFixed(0)} frames/s`, '≥ 55');
  row(
    `click to sound, median and p95 of ${seeks.length}`,
    `${quantile(seeks, 0.5).toFixed(0)}, ${quantile(seeks, 0.95).toFixed(0)} ms`,
    '≤ 100 ms',
  );
} finally {
  await browser.close();
  host.kill('SIGTERM');
  await new Promise((resolve) => host.once('close', resolve));
  rmSync(userData, { recursive: true, force: true });
}
