import { en } from '../../../renderer/locales/en/words.ts';
import { makeLibrary } from './made-library.ts';
import { expect, test } from './web-app.ts';

test.use({ before: { prepare: (userData: string) => makeLibrary(userData, 'en') } });

test('a key that is pressed before the recording of a new page is read does its work when it is', async ({
  page,
  webApp,
}) => {
  let release = () => {};
  const isAsked = new Promise<void>((asked) => {
    void page.route('**/api/recordings.get', async (route) => {
      asked();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await route.continue();
    });
  });
  await page.goto(webApp.url);
  await page.locator('[role=row][data-index]').first().dblclick();
  await expect(page.locator('[data-word]').first()).toBeVisible();
  await isAsked;
  await page.keyboard.press('Control+KeyE');
  release();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('Enter that is pressed before the file of a format is made saves it when it is', async ({ page, webApp }) => {
  await page.goto(webApp.url);
  await page.locator('[role=row][data-index]').first().dblclick();
  await expect(page.locator('[data-word]').first()).toBeVisible();
  await page.keyboard.press('Control+KeyE');
  const format = page.getByRole('radio', { name: en.exportDialog.formats.srt, exact: true });
  await expect(format).toBeVisible();
  await page.route('**/api/exports.render', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await format.click();
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await downloading).suggestedFilename()).toMatch(/\.srt$/);
});

test('what is typed while the code of a page is still being loaded is in its field when it stands', async ({
  page,
  webApp,
}) => {
  await page.route('**/OtherPages-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.goto(webApp.url);
  await page.locator('[role=row][data-index]').first().waitFor();
  await page.keyboard.press('Slash');
  await page.keyboard.type('two wordx');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('s');
  await expect(page.getByRole('combobox', { name: en.search.field })).toHaveValue('two words');
});
