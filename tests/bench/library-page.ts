/**
 * Measures the page of a large library in a browser: `node tests/bench/library-page.ts LIBRARY`, with a folder that
 * `make-library.ts` made; it is worked on in a copy. The page must be built before (`npx electron-vite build`).
 */
import { chromiumPath } from '../../scripts/chromium-path.ts';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { listColumns } from '#shared/catalogue/listed-recording.ts';
import { serve } from '../e2e/web/shared-app.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('which library?');
const dir = mkdtempSync(join(tmpdir(), 'library-page-'));
cpSync(folder, join(dir, 'library'), { recursive: true });

const queries = [
  'kowalczyk',
  'жалоба клиента',
  'interview silva',
  'state:failed',
  'петров lang:ru',
  '99771',
  'tag:urgent',
];
const scrollPxPerS = 16_000;

const app = await serve(dir);
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
const page = await context.newPage();
const say = (name: string, value: string) => process.stdout.write(`${name.padEnd(34)} ${value}\n`);

await page.addInitScript(() => {
  const look = () => {
    if (document.querySelector('[data-index="0"] [role=gridcell]')) {
      Object.assign(window, { firstRowsMs: performance.now() });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});
try {
  await firstPaint(page);
  await sorting(page);
  await typing(page);
  await scrolling(page);
  await bin(page);
} finally {
  await browser.close();
  await app.end();
}

async function firstPaint(page: Page): Promise<void> {
  const times: number[] = [];
  for (let nth = 0; nth < 4; nth += 1) {
    await page.goto('about:blank');
    await page.goto(app.url);
    await page.waitForFunction(() => 'firstRowsMs' in window);
    times.push(await page.evaluate(() => (window as unknown as { firstRowsMs: number }).firstRowsMs));
  }
  say('first rows painted', `first ${round(times[0])} ms, then ${times.slice(1).map(round).join(' ')} ms`);
  await page.waitForTimeout(3000);
  say('elements in the document', String(await page.evaluate(() => document.querySelectorAll('*').length)));
}

async function sorting(page: Page): Promise<void> {
  await page.evaluate((columns) => {
    const view = { columns: columns.map((id) => ({ id, widthPx: id === 'name' ? 240 : 90 })) };
    localStorage.setItem('library view', JSON.stringify(view));
  }, listColumns);
  await page.reload();
  await page.waitForFunction(() => 'firstRowsMs' in window);
  await page.waitForTimeout(1000);
  const all: number[] = [];
  for (const column of listColumns) {
    for (let nth = 0; nth < 2; nth += 1) {
      const ms = await page.evaluate(async (id) => {
        const grid = document.querySelector('[role=grid]');
        const before = grid?.getAttribute('data-results-of');
        const startedMs = performance.now();
        document.querySelector<HTMLElement>(`[data-column="${id}"]`)?.click();
        await new Promise<void>((resolve) => {
          const look = () => {
            const isThere = document.querySelector('[data-index="0"] [role=gridcell]') !== null;
            if (isThere && grid?.getAttribute('data-results-of') !== before) resolve();
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        });
        return performance.now() - startedMs;
      }, column);
      all.push(ms);
      say(`sort by ${column}, ${nth === 0 ? 'first' : 'turned'}`, `${round(ms)} ms`);
      await page.waitForTimeout(150);
    }
  }
  say('sort, slowest', `${round(Math.max(...all))} ms`);
}

async function typing(page: Page): Promise<void> {
  const field = page.getByRole('textbox').first();
  const times: number[] = [];
  for (const query of queries) {
    await field.fill('');
    await page.waitForTimeout(200);
    await field.focus();
    for (let end = 1; end <= query.length; end += 1) {
      const text = query.slice(0, end);
      const seen = page.evaluate(
        async (wanted) =>
          await new Promise<number>((resolve) => {
            let startedMs = performance.now();
            document.addEventListener('keydown', () => (startedMs = performance.now()), { once: true, capture: true });
            const look = () => {
              const list = document.querySelector('[data-results-of]')?.getAttribute('data-results-of');
              const isEmpty = document.querySelector('[role=grid]') === null;
              if (list?.startsWith(`${wanted}|`) || isEmpty) resolve(performance.now() - startedMs);
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }),
        text,
      );
      await page.keyboard.type(query.slice(end - 1, end));
      times.push(await seen);
      await page.waitForTimeout(60);
    }
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)]);
  say(`key in the filter (${times.length} keys)`, `median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(0.999)} ms`);
  await field.fill('');
  await page.waitForTimeout(500);
}

async function scrolling(page: Page): Promise<void> {
  const { frames, blank, part } = await page.evaluate(async (speed) => {
    const box = document.querySelector<HTMLElement>('[role=grid]');
    if (!box) throw new Error('no list');
    const seen = { frames: 0, blank: 0, part: 0 };
    const { top, height, left } = box.getBoundingClientRect();
    let last = performance.now();
    const endMs = last + 8000;
    await new Promise<void>((resolve) => {
      const step = (now: number) => {
        // What this frame will show is what the rows of the last scroll made of it.
        const rows = Array.from({ length: 9 }, (_, nth) => {
          const element = document.elementFromPoint(left + 60, top + 50 + ((height - 70) * nth) / 8);
          return element?.closest('[data-index]')?.querySelector('[role=gridcell]') ?? null;
        });
        const count = rows.filter((row) => row !== null).length;
        seen.frames += 1;
        if (count === 0) seen.blank += 1;
        if (count < rows.length) seen.part += 1;
        box.scrollTop += (speed * (now - last)) / 1000;
        last = now;
        if (now < endMs) requestAnimationFrame(step);
        else resolve();
      };
      requestAnimationFrame(step);
    });
    return seen;
  }, scrollPxPerS);
  say('scrolled at 16,000 px/s', `${frames} frames, ${blank} blank, ${part} with any row missing`);
  say('elements after scrolling', String(await page.evaluate(() => document.querySelectorAll('*').length)));
}

async function bin(page: Page): Promise<void> {
  const failed: string[] = [];
  let requests = 0;
  page.on('request', () => (requests += 1));
  page.on('requestfailed', (request) => failed.push(request.url()));
  const field = page.getByRole('textbox').first();
  await field.fill('lang:en kowalczyk OR weber OR cooper');
  await page.waitForTimeout(800);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  const count = (await page.getByRole('toolbar').textContent()) ?? '';
  await page.keyboard.press('Delete');
  let startedMs = Date.now();
  await page.getByRole('dialog').getByRole('button').nth(1).click();
  const progress = await page
    .getByRole('status')
    .filter({ hasText: '…' })
    .first()
    .waitFor({ timeout: 5000 })
    .then(() => 'progress shown')
    .catch(() => 'no progress seen');
  await page.getByRole('grid').waitFor({ state: 'detached' });
  say('to the bin', `${count.slice(0, 40)}: page right after ${Date.now() - startedMs} ms, ${progress}`);
  startedMs = Date.now();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.locator('[data-index="0"] [role=gridcell]').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[role=status] [role=progressbar]'));
  say('and back', `page right after ${Date.now() - startedMs} ms`);
  say('requests', `${requests}, refused ${failed.length}`);
}

function round(ms: number | undefined): string {
  return String(Math.round(ms ?? 0));
}
