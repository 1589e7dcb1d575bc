import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { expect, test } from './web-app.ts';

const speech = join(import.meta.dirname, '../../fixtures/speech');
const fileOf = (userData: string) => join(userData, 'sounds', 'Long talk.wav');

/**
 * The short recordings of which nothing is marked as doubtful in one: long enough for text to come in many times. A mark
 * comes when a segment is saved, adds a line under it and moves what is below.
 */
function writeTalk(userData: string): void {
  mkdirSync(join(userData, 'sounds'), { recursive: true });
  const clean = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const names = clean.map((nth) => `short${String(nth).padStart(2, '0')}.wav`);
  const inputs = names.flatMap((name) => ['-i', join(speech, name)]);
  const joined = `concat=n=${names.length}:v=0:a=1,aloop=loop=1:size=2000000`;
  execFileSync('ffmpeg', ['-v', 'error', ...inputs, '-filter_complex', joined, '-ar', '16000', fileOf(userData)]);
}

test.use({ before: { prepare: writeTalk } });

interface Shift {
  readonly value: number;
  /** What moved, from where to where. */
  readonly moved: readonly string[];
}

/** Every shift that no key or click asked for, from the first paint on: what CLS adds up. */
async function watchShifts(page: Page): Promise<() => Promise<readonly Shift[]>> {
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(globalThis, { shifts });
    type LayoutShift = PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[];
    };
    const placeOf = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(' ');
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        // A label that is drawn one pixel wider counts 0.00001: no one sees it.
        if (entry.hadRecentInput || entry.value < 0.0005) continue;
        const moved = entry.sources.map(({ node, previousRect, currentRect }) => {
          const what = node instanceof Element ? `${node.tagName} ${node.className}` : node?.textContent;
          return `${what}: ${placeOf(previousRect)} → ${placeOf(currentRect)}`;
        });
        shifts.push({ value: entry.value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { shifts: readonly Shift[] }).shifts);
}

async function add(page: Page, url: string, file: string) {
  await page.goto(url);
  await expect(page.getByText(en.firstRun.title)).toBeVisible();
  await expect(async () => {
    const choosing = page.waitForEvent('filechooser', { timeout: 2000 });
    await page.keyboard.press('Control+KeyO');
    await (await choosing).setFiles(file);
  }).toPass();
  const row = page.locator('[role=row][data-index]').first();
  await expect(row).toBeVisible();
  return row;
}

test('nothing moves while text comes into an open transcript', async ({ page, webApp }) => {
  const shifts = await watchShifts(page);
  await add(page, webApp.url, fileOf(webApp.dir));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const items = page.getByRole('listitem');
  await expect(items.first()).toBeVisible({ timeout: 120_000 });
  const counts = new Set<number>();
  const bar = page.locator('header').getByRole('progressbar');
  await expect
    .poll(
      async () => {
        counts.add(Number((await items.first().getAttribute('aria-setsize')) ?? 0));
        return await bar.count();
      },
      { timeout: 120_000, intervals: [100] },
    )
    .toBe(0);
  await page.waitForTimeout(1000);
  expect(counts.size).toBeGreaterThan(2);
  expect(await shifts()).toEqual([]);
});

test('nothing moves in the library while a job runs and ends', async ({ page, webApp }) => {
  const shifts = await watchShifts(page);
  const row = await add(page, webApp.url, fileOf(webApp.dir));
  await expect(row).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
  await page.waitForTimeout(500);
  expect(await shifts()).toEqual([]);
});
