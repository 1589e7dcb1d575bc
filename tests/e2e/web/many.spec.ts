import { expect, test } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { addMany, startApp, type SharedApp } from './shared-app.ts';

/** What a person may add in one go. */
const count = 10_000;
let app: SharedApp;

// Their files do not exist: a queue that runs would fail them one by one, which is not what is tested here.
test.beforeEach(async () => {
  app = await startApp((library) => {
    library.jobs.hold(addMany(library, count));
  });
});
test.afterEach(() => app.end());

test('ten thousand held recordings start without the page losing its host', async ({ page }) => {
  const failed: string[] = [];
  let asked = 0;
  page.on('requestfailed', (request) => failed.push(`${request.url()} ${request.failure()?.errorText}`));
  await page.goto(app.url);
  await expect(page.getByText(en.firstRun.heldTitle(count))).toBeVisible();
  page.on('request', () => (asked += 1));
  const startedMs = Date.now();
  await page.getByRole('button', { name: en.firstRun.heldTry }).click();
  await expect(page.getByText(en.firstRun.heldTitle(count))).toBeHidden();
  await expect(page.getByText(en.state.paused)).toHaveCount(0);
  const tookMs = Date.now() - startedMs;
  console.log(`started after ${tookMs} ms with ${asked} requests`);
  await expect(page.getByText(en.common.connectionLost)).toBeHidden();
  expect(failed).toEqual([]);
  expect(asked).toBeLessThan(60);
  expect(tookMs).toBeLessThan(6000);
});

test('all are counted, selected without being seen, go to the bin after a question and come back by Ctrl+Z', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto(app.url);
  await expect(page.locator('[role=row][data-index]').nth(5)).toBeVisible();
  await expect(page.getByText(en.job.paused(count))).toBeVisible();
  expect(en.job.paused(count)).toContain('10,000');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+End');
  await expect(page.getByText(en.catalogue.selectedOf(count - 1, count))).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(en.catalogue.selectedOf(count, count))).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog')).toContainText(en.library.removeTitle(count));
  const startedMs = Date.now();
  await page.getByRole('dialog').getByRole('button', { name: en.library.toBin }).click();
  await expect(page.locator('[role=row][data-index]')).toHaveCount(0);
  console.log(`in the bin after ${Date.now() - startedMs} ms`);
  await expect(page.getByText(en.library.removed(count))).toBeVisible();
  // The undo is still there when one comes back from a coffee.
  await page.clock.runFor(12_000);
  await expect(page.getByRole('button', { name: en.common.undo })).toBeVisible();
  await page.goto(`${app.url.split('#')[0]}#/bin`);
  await page.reload();
  await expect(page.locator('[role=row][data-index]').nth(5)).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(en.bin.emptyTitle)).toBeVisible();
  await page.getByRole('button', { name: en.nav.library }).click();
  await expect(page.getByText(en.library.count(count), { exact: true })).toBeVisible();
});

test('all but one are paused and cancelled by one call each', async ({ page }) => {
  const calls: string[] = [];
  await callWeb(app.url, 'recordings.startHeld', {});
  await page.goto(app.url);
  await expect(page.locator('[role=row][data-index]').nth(5)).toBeVisible();
  page.on('request', (request) => {
    const [, name] = /\/api\/(jobs\.\w+)/.exec(request.url()) ?? [];
    if (name && name !== 'jobs.counts') calls.push(name);
  });
  await page.keyboard.press('Control+a');
  await page
    .locator('[role=row][data-index]')
    .nth(2)
    .click({ modifiers: ['Control'], position: { x: 400, y: 10 } });
  await expect(page.getByText(en.catalogue.selectedOf(count - 1, count))).toBeVisible();
  await page.getByRole('button', { name: en.library.actionsForSelected }).click();
  await page.getByRole('menuitem', { name: en.job.cancel }).click();
  await expect(page.getByText(en.state.cancelled).first()).toBeVisible();
  expect(calls).toEqual(['jobs.changeMany']);
  expect((await callWeb(app.url, 'jobs.counts', {})).waiting).toBeLessThanOrEqual(1);
});
