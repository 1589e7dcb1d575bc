/**
 * Typing into the search of the page over the library of `bench:search`, in Chromium against the web host:
 * `npm run bench:search-page [hours]` (1,000 by default). From the event of each key to the frame that shows the results
 * of what is then in the field, and the page's tasks over 50 ms. Needs a built page (`npm run build`).
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { openLibrary } from '../../electron/services/library/open-library.ts';
import { silentLog } from '../../electron/services/log.ts';
import { createRandom } from './make-words.ts';
import { searchLibrary } from './search-library.ts';

const root = path.resolve(import.meta.dirname, '../..');
const hours = Number(process.argv[2] ?? 1000);
const searches = 30;
/** Between two keys: a fast typist. */
const betweenMs = 110;
const random = createRandom(17);

interface Painted {
  readonly afterMs: number;
  readonly text: string;
}
interface Watched {
  readonly painted: readonly Painted[];
  readonly keys: number;
  readonly longTasksMs: readonly number[];
}

/** One to three words in a row, as they are said. */
function textsToType(dir: string): readonly string[] {
  const library = openLibrary({ dir, log: silentLog });
  const texts = Array.from({ length: searches }, (_, nth) => {
    const transcriptId = 1 + Math.floor(random() * hours);
    const words = [...library.segments.iterate(transcriptId)][Math.floor(random() * 900)]?.text.split(' ') ?? [];
    return words.slice(2, 3 + (nth % 3)).join(' ');
  });
  library.settings.set({ interfaceLanguage: 'en' });
  library.close();
  return texts;
}

/** Notes, in the page, when the results of the field's text are painted, and what holds up the main thread. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { painted: [] as Painted[], keys: 0, longTasksMs: [] as number[] };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longTasksMs.push(entry.duration);
    }).observe({ type: 'longtask' });
    const field = document.querySelector<HTMLInputElement>('#search-field');
    let startMs = 0;
    let isWaiting = false;
    field?.addEventListener('input', (event) => {
      startMs = event.timeStamp;
      seen.keys += 1;
      isWaiting = true;
    });
    const look = () => {
      const shown = document.querySelector<HTMLElement>('[data-results-of]')?.dataset['resultsOf'];
      if (!isWaiting || shown === undefined || shown !== field?.value.trim()) return;
      isWaiting = false;
      const began = startMs;
      requestAnimationFrame(() => {
        // The message comes right after the frame's paint.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          seen.painted.push({ afterMs: performance.now() - began, text: shown });
        });
        port1.start();
        port2.postMessage(null);
      });
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

async function typeAll(page: Page, texts: readonly string[]): Promise<Watched> {
  for (const text of texts) {
    await page.locator('#search-field').fill('');
    await page.waitForTimeout(400);
    for (const letter of text) {
      await page.keyboard.insertText(letter);
      await page.waitForTimeout(betweenMs * (0.6 + random() * 0.8));
    }
    await page.waitForTimeout(500);
  }
  return await page.evaluate(() => (globalThis as unknown as { seen: Watched }).seen);
}

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
const say = (line: string) => process.stdout.write(`${line}\n`);

const userData = mkdtempSync(path.join(tmpdir(), 'bench-search-page-'));
const dir = path.join(userData, 'library');
cpSync(searchLibrary(hours), dir, { recursive: true });
const texts = textsToType(dir);
const host = spawn(process.execPath, [path.join(root, 'electron/hosts/cli.ts'), 'serve'], {
  env: { ...process.env, STENOGRAM_USER_DATA: userData },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise<string>((resolve) => {
  host.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await page.getByRole('row').first().waitFor();
  await page.waitForTimeout(3000);
  await page.keyboard.press('Control+f');
  await page.locator('#search-field').waitFor();
  await watch(page);
  const { painted, keys, longTasksMs } = await typeAll(page, texts);
  const taken = painted.map(({ afterMs }) => afterMs);
  const shares = [0.5, 0.95, 0.99, 1].map((share) => quantile(taken, share).toFixed(0));
  say(`| ${keys} keys, ${painted.length} painted before the next one | ${shares.join(' / ')} ms | p95 ≤ 50 |`);
  say(`| tasks over 50 ms | ${longTasksMs.length} (${longTasksMs.map((ms) => ms.toFixed(0)).join(', ')}) | 0 |`);
  for (const { afterMs, text } of painted.toSorted((a, b) => b.afterMs - a.afterMs).slice(0, 5)) {
    say(`slowest: ${afterMs.toFixed(0)} ms for “${text}”`);
  }
} finally {
  await browser.close();
  host.kill('SIGTERM');
  await new Promise((resolve) => host.once('close', resolve));
  rmSync(userData, { recursive: true, force: true });
}
