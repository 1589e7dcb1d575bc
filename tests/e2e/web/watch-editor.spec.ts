import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const w = en.watchLists;
let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    for (const id of addMany(library, 2)) addText(library, id, ['the refund was promised']);
    const terms = ['refund', 'promise'].map((term) => ({ term, match: 'any', severity: 'high', note: '' }) as const);
    library.watch.lists.save({ listId: null, name: 'Money', terms });
  });
});
test.afterAll(() => app.end());

const termField = (page: Page, nth: number) => page.getByRole('textbox', { name: `${w.termNumber(nth)}: ${w.term}` });
const savedTerms = async (name: string) => {
  const { lists } = await callWeb(app.url, 'watchLists.list', {});
  const list = lists.find((one) => one.name === name);
  if (!list) return [];
  return (await callWeb(app.url, 'watchLists.get', { listId: list.id })).terms.map(({ term }) => term);
};

async function openEditor(page: Page): Promise<void> {
  await page.goto(app.url);
  await page.getByRole('button', { name: w.title }).click();
  await page.getByRole('button', { name: w.edit }).first().click();
  await expect(termField(page, 1)).toHaveValue('refund');
}

test('what was typed is kept when one goes to another page at once', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('button', { name: w.addTerm }).click();
  await page.keyboard.type('chargeback');
  await page.getByRole('button', { name: en.nav.library }).click();
  await expect.poll(() => savedTerms('Money')).toEqual(['refund', 'promise', 'chargeback']);
});

test('what was typed is kept over a reload, at the same address', async ({ page }) => {
  await openEditor(page);
  expect(new URL(page.url()).hash).toMatch(/^#\/rules\/\d+$/);
  await termField(page, 2).fill('promised');
  await page.reload();
  await expect(termField(page, 2)).toHaveValue('promised');
});

test('what was typed is saved when typing pauses, and can be taken back', async ({ page }) => {
  await openEditor(page);
  const before = await savedTerms('Money');
  await termField(page, 1).fill('refunds');
  await expect(page.getByText(w.saved, { exact: true })).toBeVisible();
  await expect.poll(() => savedTerms('Money')).toEqual(['refunds', ...before.slice(1)]);
  await page.getByRole('button', { name: w.discard }).click();
  await expect.poll(() => savedTerms('Money')).toEqual(before);
});

test('a pasted column of words becomes as many terms', async ({ page }) => {
  await openEditor(page);
  const before = await savedTerms('Money');
  await page.getByRole('button', { name: w.addTerm }).click();
  const last = termField(page, before.length + 1);
  await last.evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'alpha\r\nbeta two\r\n\r\nгамма\r\n');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(termField(page, before.length + 3)).toHaveValue('гамма');
  await expect.poll(() => savedTerms('Money')).toEqual([...before, 'alpha', 'beta two', 'гамма']);
});

test('a new list has an address from the start, is saved by itself and stays under the cursor', async ({ page }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: w.title }).click();
  await page.getByRole('button', { name: w.add }).click();
  expect(new URL(page.url()).hash).toBe('#/rules/0');
  await page.getByRole('textbox', { name: w.name, exact: true }).fill('Harbour');
  await termField(page, 1).fill('pilot');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/rules\/[1-9]/);
  await expect(termField(page, 1)).toBeFocused();
  await page.keyboard.type('s');
  await expect.poll(() => savedTerms('Harbour')).toEqual(['pilots']);
  await page.keyboard.press('Escape');
  await expect(termField(page, 1)).toHaveValue('pilots');
  await page.getByRole('button', { name: en.common.back }).click();
  await expect(page.getByText('Harbour')).toBeVisible();
  await page.goBack();
  await expect(termField(page, 1)).toHaveValue('pilots');
});

test('words without a name of the list are not lost', async ({ page }) => {
  await page.goto(app.url);
  await expect(page.locator('[role=row][data-index]').first()).toBeVisible();
  await page.evaluate(() => (location.hash = '#/rules/0'));
  await termField(page, 1).fill('nameless');
  await page.getByRole('button', { name: en.nav.library }).click();
  await expect.poll(() => savedTerms(w.untitled)).toEqual(['nameless']);
});

test('nothing is counted before it is known', async ({ page }) => {
  await page.route('**/api/findings.list', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.route('**/api/watchLists.get', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto(app.url);
  await page.getByRole('button', { name: en.nav.review }).first().click();
  await expect(page.getByRole('status', { name: en.common.loading })).toBeVisible();
  const states = page.getByRole('group', { name: en.findings.state });
  expect(await states.innerText()).not.toMatch(/\d/);
  await expect(page.getByText(en.findings.emptyTitle)).toBeHidden();
  await expect(states).toContainText('4');
  await page.getByRole('button', { name: w.title }).click();
  await page.getByRole('button', { name: w.edit }).first().click();
  await expect(page.getByRole('heading', { name: w.title })).toBeVisible();
  await expect(page.getByRole('status', { name: en.common.loading })).toBeVisible();
  await expect(page.getByRole('textbox', { name: w.name, exact: true })).toBeVisible();
});
