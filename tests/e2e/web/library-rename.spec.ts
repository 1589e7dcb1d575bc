import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { addMany, startApp, type SharedApp } from './shared-app.ts';

const words = en.catalogue;
let app: SharedApp;
let ids: readonly number[] = [];

test.beforeAll(async () => {
  app = await startApp((library) => {
    ids = addMany(library, 200, (nth) => `call ${100 + nth}.wav`);
    library.settings.set({ isDemoEnough: true });
    library.jobs.setStates(ids, ['waiting'], 'paused');
  });
});
test.afterAll(() => app.end());

const rows = (page: Page) => page.locator('[role=row][data-index]');
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });
const field = (page: Page) => page.getByRole('textbox', { name: words.renameField });

/** Sorts by name and begins to rename one of the first. */
async function startRename(page: Page, name: string): Promise<void> {
  await page.goto(app.url);
  await page.locator('[data-column=name]').click();
  await row(page, name).click();
  await page.keyboard.press('F2');
  await expect(field(page)).toBeFocused();
}

test('a name that is typed stays with its recording where the list is reordered meanwhile', async ({ page }) => {
  await startRename(page, 'call 105.wav');
  await field(page).fill('bell 105.wav');
  for (const name of ['aaa.wav', 'яяя.wav']) {
    await callWeb(app.url, 'recordings.rename', { recordingId: ids[2]!, name });
    await expect(rows(page).first()).toContainText(name === 'aaa.wav' ? name : 'call 100.wav');
    await expect(field(page)).toHaveValue('bell 105.wav');
    await expect(field(page)).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toContainText('bell 105.wav');
});

test('a name that is typed is kept where its row is scrolled out of sight', async ({ page }) => {
  await startRename(page, 'call 107.wav');
  await field(page).fill('bell 107.wav');
  await page.getByRole('grid').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(field(page)).toHaveCount(0);
  const name = async () => (await callWeb(app.url, 'recordings.get', { recordingId: ids[7]! })).name;
  await expect.poll(name).toBe('bell 107.wav');
});
