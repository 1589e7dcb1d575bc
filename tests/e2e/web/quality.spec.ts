import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import { labRun, labSet } from './quality-library.ts';
import { startApp, type SharedApp } from './shared-app.ts';

let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp(async (library: Library) => {
    const set = labSet(library);
    library.classes.save({ name: 'обман', costs: { miss: 5, falseAlarm: 1 }, listIds: [] });
    await labRun(library, set, { modelId: 'demo', preset: 'fast' }, 0.25);
    await labRun(library, set, { modelId: 'demo', preset: 'accurate', beamSize: 5 }, 0.08);
  });
});
test.afterAll(() => app.end());

async function open(page: Page): Promise<void> {
  await page.goto(app.url);
  await page.getByRole('button', { name: en.quality.title, exact: true }).click();
}

test('runs are sorted, one is opened, and each error is corrected in the reference by keys', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: en.quality.wer }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('#2');
  await page.getByRole('button', { name: '#1 demo' }).click();
  await expect(page.getByRole('img', { name: en.quality.caught })).toBeVisible();
  await page.getByText(en.quality.asTable).first().click();
  await expect(page.getByRole('columnheader', { name: en.quality.substituted }).first()).toBeVisible();
  const errors = page.getByRole('list', { name: en.quality.errors }).getByRole('button');
  await expect(errors.nth(5)).toBeVisible();
  const count = await errors.count();
  expect(count).toBeGreaterThan(5);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(errors.nth(2)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('e');
  const field = page.getByRole('textbox', { name: en.quality.correctTitle });
  await expect(field).toBeFocused();
  await field.press('End');
  await field.pressSequentially(' верно');
  await field.press('Enter');
  await expect(page.getByText(en.quality.corrected)).toBeVisible();
  await page.getByRole('button', { name: en.quality.back }).click();
  await page.getByRole('button', { name: en.quality.tabs.sets }).click();
  await expect(page.getByText(/version 2/)).toBeVisible();
});

test('two runs are compared, and the page says which is better', async ({ page }) => {
  await open(page);
  await page.getByRole('checkbox', { name: '#1 demo' }).check();
  await page.getByRole('checkbox', { name: '#2 demo' }).check();
  await page.getByRole('button', { name: en.quality.compare, exact: true }).click();
  await expect(page.getByText(en.quality.verdictB)).toBeVisible();
  await page.reload();
  await expect(page.getByText(en.quality.verdictB)).toBeVisible();
});

test('the settings of a run are used for one language, which Settings show and take back', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: '#2 demo' }).click();
  await page.getByRole('button', { name: en.quality.use, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: en.quality.usePlaces.language }).check();
  await expect(dialog.getByRole('combobox', { name: en.settings.recognitionLanguage })).toHaveText('Russian');
  await dialog.getByRole('button', { name: en.quality.useHere, exact: true }).click();
  await expect(page.getByText(en.quality.usedFor)).toBeVisible();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: en.settings.recognition, exact: true }).click();
  const section = page.getByRole('region', { name: en.tuned.title });
  await expect(section.getByText(en.tuned.language('Russian'))).toBeVisible();
  await section.getByRole('button', { name: en.tuned.remove(en.tuned.language('Russian')) }).click();
  await expect(section.getByText(en.tuned.none)).toBeVisible();
});

test('passages chosen in the transcript are left out of the reference, and are examples of a class', async ({
  page,
}) => {
  await page.goto(app.url);
  await page.getByText('call 3.wav').dblclick();
  const rows = page.getByRole('listitem').filter({ hasText: /[а-я]{3}/ });
  await expect(rows.nth(3)).toBeVisible();
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: en.measure.open }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(en.measure.allRight)).toBeVisible();
  await dialog.getByRole('button', { name: en.measure.wrong }).click();
  await expect(dialog.getByText(/Reference in 2\sspans/)).toBeVisible();
  await dialog.getByRole('button', { name: en.measure.right }).click();
  await expect(dialog.getByText(/Reference in 1\sspan,/)).toBeVisible();
  await dialog.getByRole('button', { name: en.measure.isIt('обман') }).click();
  await expect(page.getByText(en.measure.taught('обман', true, 2))).toBeVisible();
});
