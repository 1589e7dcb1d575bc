import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const lines = ['the refund was promised', 'поступила жалоба', 'подписали договор', 'две жалобы и три договора'];
let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    for (const id of addMany(library, 3)) addText(library, id, lines);
  });
});
test.afterAll(() => app.end());

async function search(page: Page, text: string): Promise<void> {
  await page.goto(app.url);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.evaluate(() => (location.hash = '#/search'));
  await page.getByRole('combobox').fill(text);
}

const offers = (page: Page) => page.getByRole('button', { name: /did you mean/i });

test('over hits nothing else is offered, whichever form of the word was typed', async ({ page }) => {
  await search(page, 'жалобой');
  for (const form of ['жалобой', 'договору', 'refunds']) {
    await page.getByRole('combobox').fill(form);
    await expect(page.getByRole('option').first()).toBeVisible();
    // Also not a moment later.
    await page.waitForTimeout(400);
    await expect(page.getByText(/did you mean/i)).toHaveCount(0);
  }
});

test('where nothing is found the word that was meant is a button in the middle, and finds', async ({ page }) => {
  await search(page, 'refnud');
  const offer = offers(page);
  await expect(offer).toHaveText(en.search.didYouMean('refund'));
  const [box, size] = [(await offer.boundingBox())!, page.viewportSize()!];
  expect(box.x + box.width / 2).toBeGreaterThan(size.width * 0.35);
  expect(box.x + box.width / 2).toBeLessThan(size.width * 0.75);
  await offer.click();
  await expect(page.getByRole('option').first()).toContainText('refund');
});
