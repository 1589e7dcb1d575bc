import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import { callWeb } from './call-web.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const speech = join(import.meta.dirname, '../../fixtures/speech');
let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    const ids = addMany(library, 40);
    const failure = (nth: number) => ({ code: 'file-missing', params: { name: `call ${nth}.wav` } }) as const;
    for (const [nth, id] of ids.entries()) {
      if (nth < 4) addText(library, id, ['the refund was promised', 'by the bank']);
      else library.jobs.setState(id, 'failed', failure(nth));
    }
    library.settings.set({ isDemoEnough: true });
  });
});
test.afterAll(() => app.end());

test('forty files that are missing are one line on top and one short line each', async ({ page }) => {
  await page.goto(app.url);
  await expect(page.getByText(en.missing.title(40, '/calls'))).toHaveCount(1);
  const row = page.locator('[role=row][data-index]').nth(2);
  await expect(row).toContainText(en.missing.row);
  await expect(row.getByRole('button', { name: en.libraryHealth.locate })).toHaveCount(0);
  expect((await row.boundingBox())?.height).toBeLessThan(50);
  await page.getByRole('button', { name: en.missing.retry }).click();
  await expect(page.getByText(en.missing.stillMissing)).toBeVisible();
});

test('a finished recording whose file moved offers to locate it', async ({ page }) => {
  await page.goto(app.url);
  await expect(page.getByText(en.missing.title(40, '/calls'))).toBeVisible();
  await page.getByRole('grid').press('End');
  await page.locator('[role=row][data-index]').filter({ hasText: 'call 1.wav' }).click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: en.libraryHealth.locate })).toBeVisible();
});

test('a folder that was renamed is found by the content of its files', async ({ page }, info) => {
  const [before, after] = [info.outputPath('before'), info.outputPath('after', 'inner')];
  mkdirSync(before, { recursive: true });
  for (const name of ['short06.wav', 'short07.wav']) copyFileSync(join(speech, name), join(before, name));
  const own = await startApp(() => {});
  await callWeb(own.url, 'recordings.add', { paths: [before], isHeld: true });
  mkdirSync(info.outputPath('after'), { recursive: true });
  renameSync(before, after);
  await page.goto(own.url);
  await page.getByRole('button', { name: en.missing.locate }).click();
  await page.getByRole('textbox', { name: en.missing.path }).fill(info.outputPath('after'));
  await page.getByRole('button', { name: en.missing.look }).click();
  await expect(page.getByText(en.missing.found(2, 2))).toBeVisible();
  await expect(page.getByRole('button', { name: en.missing.locate })).toBeHidden();
  await own.end();
});

test('the library is one stop of Tab, and arrows lead to the buttons of its rows', async ({ page }) => {
  await page.goto(app.url);
  const grid = page.getByRole('grid');
  await expect(page.locator('[role=row][data-index]').nth(3)).toBeVisible();
  await grid.focus();
  await page.keyboard.press('Tab');
  expect(await grid.evaluate((list) => list.contains(document.activeElement))).toBe(false);
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const row = page.locator('#recording-row-1');
  expect(await row.evaluate((one) => one.contains(document.activeElement))).toBe(true);
  await expect(row.getByRole('button', { name: en.library.actionsFor('call 39.wav') })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(grid).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(grid).toBeFocused();
});

test('facets that come later push nothing, and months are written as months', async ({ page }) => {
  await page.route('**/api/search.facets', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto(app.url);
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('refund');
  const hit = page.getByRole('option').first();
  await expect(hit).toBeVisible();
  const before = await hit.boundingBox();
  const facets = page.getByRole('complementary', { name: en.search.facets });
  const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' }).format(new Date());
  await expect(facets.getByText(month)).toBeVisible();
  expect(await hit.boundingBox()).toEqual(before);
});

test('the sample opens at once, and the recording in work is in the sidebar after a reload', async ({ page }) => {
  const own = await startApp((library) => {
    library.settings.set({ isDemoEnough: true });
  });
  await page.goto(own.url);
  await page.getByRole('button', { name: en.firstRun.tryButtons.en }).click();
  await expect(page).toHaveURL(/#\/recording\/1$/);
  // Hundreds came after it: it is not among the rows that the list begins with.
  await page.route('**/api/recordings.list', async (route) => {
    const { rows, total } = { rows: [], total: 300 };
    await route.fulfill({ json: { ok: true, value: { rows, total } } });
  });
  await page.reload();
  const queue = page.getByRole('region', { name: en.nav.activity });
  await expect(queue.getByText('interview.wav')).toBeVisible({ timeout: 3000 });
  await own.end();
});

test.describe('in Russian', () => {
  test.use({ locale: 'ru-RU' });
  test('numbers of missing files agree', () => {
    expect(ru.missing.title(1, '/а')).toContain('1\u00a0файл не найден');
    expect(ru.missing.title(3, '/а')).toContain('3\u00a0файла не найдены');
    expect(ru.missing.title(40, '/а')).toContain('40\u00a0файлов не найдены');
  });
});
