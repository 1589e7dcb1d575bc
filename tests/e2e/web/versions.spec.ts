import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { expect, test } from './web-app.ts';

const speech = join(import.meta.dirname, '../../fixtures/speech');

/** Imports the recording, opens its text and corrects the first word of it. */
async function openCorrected(page: Page, url: string) {
  await page.goto(url);
  await expect(page.getByText(en.firstRun.title)).toBeVisible();
  await expect(async () => {
    const choosing = page.waitForEvent('filechooser', { timeout: 2000 });
    await page.keyboard.press('Control+KeyO');
    await (await choosing).setFiles(join(speech, 'words.wav'));
  }).toPass();
  await expect(page.locator('[role=row][data-index]')).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const list = page.getByRole('list', { name: en.transcript.segments });
  await expect(list).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Zanzibar ');
  await page.keyboard.press('Control+Enter');
  await expect(list.getByText(en.transcript.saved)).toBeVisible();
  return list;
}

/** Runs it again by the command palette. */
async function runAgain(page: Page) {
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type(en.commandNames['run-again']);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: en.versions.againTitle });
  await expect(dialog.getByRole('combobox', { name: en.settings.model })).toBeVisible();
  await dialog.getByRole('combobox', { name: en.recognition.preset }).click();
  await page.getByRole('option', { name: en.recognition.presets.fast }).click();
  await dialog.getByRole('button', { name: en.versions.start }).click();
}

test('a run with other settings stands beside a corrected text, and is compared and taken by keys', async ({
  page,
  webApp,
  complaints,
}) => {
  const list = await openCorrected(page, webApp.url);
  await runAgain(page);
  // What was corrected is not put out of sight.
  await page.getByRole('button', { name: en.versions.compare, exact: true }).click({ timeout: 120_000 });
  const rows = page.getByRole('list', { name: en.compare.rows });
  await expect(rows).toBeFocused();
  await expect(page.getByText(en.compare.count(1, '4'))).toBeVisible();
  await expect(rows.locator('del')).toHaveText(['Zanzibar']);
  await expect(rows.locator('ins')).toHaveCount(0);

  await page.keyboard.press('KeyN');
  await expect(rows.locator('[data-cursor]')).toContainText('Zanzibar');
  await page.keyboard.press('KeyN');
  await expect(page.getByText(en.compare.noMore)).toBeVisible();
  await page.keyboard.press('KeyR');
  await expect(page.getByRole('button', { name: en.player.pause })).toBeVisible();
  await page.keyboard.press('Space');

  await page.keyboard.press('KeyT');
  await expect(page.getByText(en.compare.count(0, '')).first()).toBeVisible();
  await expect(rows.getByText('Zanzibar')).toHaveCount(0);
  await page.keyboard.press('Control+KeyZ');
  await expect(rows.locator('del')).toHaveText(['Zanzibar']);
  await page.keyboard.press('Control+Shift+KeyZ');
  await expect(rows.locator('del')).toHaveCount(0);

  await page.keyboard.press('Alt+ArrowLeft');
  await expect(list).toBeVisible();
  await page.keyboard.press('KeyH');
  const history = page.getByRole('complementary', { name: en.history.title });
  await expect(
    history.getByRole('button').filter({ hasText: en.history.steps['take-version']({ count: 1, from: 'demo' }) }),
  ).toHaveAttribute('aria-current', 'true');
  expect(complaints).toEqual([]);
});

test('a version is chosen, removed and brought back, and the search finds only the one in use', async ({
  page,
  webApp,
}) => {
  const list = await openCorrected(page, webApp.url);
  await runAgain(page);
  await expect(page.getByRole('button', { name: en.versions.compare, exact: true })).toBeVisible({ timeout: 120_000 });
  const button = page.getByRole('button', { name: new RegExp(en.versions.button(en.models.demoName)) });
  await button.click();
  const menu = page.getByRole('dialog', { name: en.versions.title });
  await expect(menu.getByText(en.versions.corrected(1))).toBeVisible();
  await menu.getByRole('button', { name: /^Use / }).click();
  await expect(list.getByText('Zanzibar')).toHaveCount(0);
  await expect(menu).toBeHidden();

  await page.keyboard.press('Control+Shift+KeyF');
  await page.keyboard.type('Zanzibar');
  await expect(page.getByText(en.search.noneTitle('Zanzibar'))).toBeVisible();
  await page.goBack();

  await button.click();
  await menu
    .getByRole('button', { name: /^Remove / })
    .first()
    .click();
  await page.getByRole('button', { name: en.versions.removeNow, exact: true }).click();
  await expect(list.getByText('Zanzibar')).toBeVisible();
  await button.click();
  await expect(menu.getByRole('button', { name: /^Remove / })).toHaveCount(0);
  await menu.getByRole('button', { name: /^Restore/ }).click();
  await expect(menu.getByRole('button', { name: /^Remove / })).toHaveCount(2);
});
