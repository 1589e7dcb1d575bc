import { expect, test } from '@playwright/test';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

let app: SharedApp;
test.beforeAll(async () => {
  app = await startApp((library) => {
    const [first = 0] = addMany(library, 1, () => 'short02.wav');
    addText(library, first, ['in France the morning is legal']);
  });
});
test.afterAll(async () => app.end());

test('a name is asked once, changes are in the log, and the chain is checked', async ({ page }) => {
  await page.goto(app.url);
  await page.getByText('short02.wav').first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Redact' }).click();
  await page.getByRole('document', { name: 'Text with redactions' }).getByText('legal').dblclick();
  await page.keyboard.press('m');
  await expect(page.locator('[data-state="confirmed"]')).toHaveText('legal');
  await page
    .getByRole('link', { name: 'Settings' })
    .or(page.getByRole('button', { name: 'Settings' }))
    .first()
    .click();
  await page
    .getByRole('link', { name: 'Library' })
    .or(page.getByRole('button', { name: 'Library' }))
    .last()
    .click();
  const log = page.getByRole('region', { name: 'Log of changes' });
  await log.getByLabel('Your name').fill('Anna');
  await log.getByLabel('Your name').press('Enter');
  await expect(log.getByRole('row').filter({ hasText: 'Place to remove confirmed' })).toContainText('short02.wav');
  await log.getByRole('button', { name: 'Check the chain' }).click();
  await expect(log.getByRole('status')).toContainText('Whole: 1 entry');
  await log.getByRole('searchbox').fill('evidence');
  await expect(log.getByText('No change fits this filter.')).toBeVisible();
});
