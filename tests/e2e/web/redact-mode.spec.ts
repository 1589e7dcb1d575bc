import { expect, test } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../../electron/services/library/library.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

let app: SharedApp;
test.beforeAll(async () => {
  const fill = (library: Library) => {
    const [first = 0] = addMany(library, 1);
    addText(library, first, [
      'please call Anna Weber before the meeting',
      'her number is four one five two nine',
      'Anna said that nothing else is secret',
    ]);
    library.watch.lists.save({
      listId: null,
      name: 'names',
      terms: [{ term: 'Anna', match: 'any', severity: 'low', note: '' }],
    });
  };
  // The page writes there: a browser has no dialog that could name a place.
  app = await startApp(fill, { args: ['-o', tmpdir()] });
});
test.afterAll(async () => app.end());

test.beforeEach(async ({ page }) => {
  await page.goto(app.url);
  await page.getByText('call 1.wav').first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Redact' }).click();
});

test('words are marked, confirmed, dismissed and taken back by keys', async ({ page }) => {
  const text = page.getByRole('document', { name: 'Text with redactions' });
  const removed = text.locator('[data-state="confirmed"]');
  await expect(text).toContainText('please call Anna Weber');
  await text.getByText('secret').dblclick();
  await page.keyboard.press('m');
  await expect(removed).toHaveText(['secret']);
  await expect(page.getByRole('status').filter({ hasText: 'removed: 1' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(removed).toHaveCount(0);
  // What the word list found is proposed.
  await expect(text.locator('[data-state="proposed"]')).toHaveText(['Anna', 'Anna']);
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await expect(removed).toHaveText(['Anna']);
  await page.keyboard.press('d');
  await expect(text.locator('[data-state="dismissed"]')).toHaveText(['Anna']);
});

test('texts are exported and searched, and what is still said stops the export', async ({ page }) => {
  const folder = join(app.dir, 'shared');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Check and export' }).click();
  await dialog.getByLabel('Sound', { exact: true }).last().uncheck();
  await dialog.getByLabel('Folder').fill(folder);
  await dialog.getByRole('button', { name: 'Check and export' }).click();
  await expect(dialog.getByText('Some of it is still there')).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'Still there' })).toContainText('Anna');
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(page.locator('[data-state="confirmed"]')).toHaveCount(2);
  await page.getByRole('button', { name: 'Check and export' }).click();
  await dialog.getByRole('button', { name: 'Export again' }).click();
  await dialog.getByLabel('Sound', { exact: true }).last().uncheck();
  await dialog.getByLabel('Folder').fill(folder);
  await dialog.getByRole('button', { name: 'Check and export' }).click();
  await expect(dialog.getByText('None of what was removed was found')).toBeVisible();
  const files = readdirSync(folder);
  expect(files).toContain('call 1.redacted.txt');
  for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).not.toContain('Anna');
});
