import { join } from 'node:path';
import type { Page, Response } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { firstSpanMs } from '../../../renderer/features/transcript/waveform/view.ts';
import { formatTimecode } from '../../../electron/shared/text/timecode.ts';
import type { Segment } from '../../../electron/shared/segment.ts';
import { expect, test } from './web-app.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Opens the text with its first segment active; gives the first segments, and where a time is on the wave. */
async function open(page: Page, url: string) {
  let segments: readonly Segment[] = [];
  page.on('response', (response: Response) => {
    if (!response.url().endsWith('/api/segments.list')) return;
    void response.json().then((reply: { value: { rows: readonly Segment[] } }) => (segments = reply.value.rows));
  });
  await page.goto(url);
  await expect(page.getByText(en.firstRun.title)).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await page.locator('header').getByRole('button', { name: en.add.add }).click();
  await (await choosing).setFiles(join(import.meta.dirname, '../../fixtures/speech/words.wav'));
  const row = page.locator('[role=row][data-index]').first();
  await expect(row).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
  await row.dblclick();
  await expect(page.getByRole('list', { name: en.transcript.segments })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => segments.length).toBeGreaterThan(2);
  const box = (await page.getByTestId('wave').boundingBox())!;
  const at = (ms: number): Place => ({ x: box.x + (ms / firstSpanMs) * box.width, y: box.y + box.height / 2 });
  return { segments, at };
}

async function drag(page: Page, from: Place, to: Place) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
}

test('a border is dragged on the wave as one step, and Escape lets it go', async ({ page, webApp, complaints }) => {
  const { segments, at } = await open(page, webApp.url);
  const [first, second] = segments as [Segment, Segment];
  const said = page.getByTestId('announcer');
  await page.keyboard.down('Alt');
  await drag(page, at(first.endMs), at(first.endMs - 600));
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(said).toContainText(formatTimecode(first.startMs, '.'));
  const moved = (await said.textContent())!;
  expect(moved).not.toContain(formatTimecode(first.endMs, '.'));

  // Within reach of the next segment's beginning it ends where that begins.
  const now = first.endMs - 600;
  await drag(page, at(now), at(second.startMs - 60));
  await page.mouse.up();
  await expect(said).toContainText(formatTimecode(second.startMs, '.'));

  await page.keyboard.press('KeyH');
  const history = page.getByRole('complementary', { name: en.history.title });
  const steps = history.getByRole('button', { name: new RegExp(en.history.steps.times({})) });
  await expect(steps).toHaveCount(2);
  await history.getByRole('button', { name: en.common.close }).click();

  const before = await said.textContent();
  await drag(page, at(second.startMs), at(first.startMs + 400));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.getByRole('list', { name: en.transcript.segments })).toBeVisible();
  expect(await said.textContent()).toBe(before);
  await page.keyboard.press('KeyH');
  await expect(steps).toHaveCount(2);

  await page.keyboard.press('Control+KeyZ');
  await page.keyboard.press('Control+KeyZ');
  await expect(history.getByRole('button', { name: en.history.start })).toHaveAttribute('aria-current', 'true');
  expect(complaints).toEqual([]);
});

test('a click beside a border still goes there, and a drag elsewhere still selects', async ({ page, webApp }) => {
  const { segments, at } = await open(page, webApp.url);
  const [first] = segments as [Segment];
  const wave = page.getByTestId('wave');
  const edge = at(first.endMs);
  await page.mouse.move(edge.x + 3, edge.y);
  await expect(wave).toHaveCSS('cursor', 'ew-resize');
  await page.mouse.click(edge.x + 3, edge.y);
  await page.mouse.move(at(4500).x, edge.y);
  await expect(wave).toHaveCSS('cursor', 'text');
  await drag(page, at(4500), at(8500));
  await page.mouse.up();
  await page.keyboard.press('KeyL');
  await expect(page.getByTestId('announcer')).toHaveText(en.listening.looping('0:04', '0:08'));
});
