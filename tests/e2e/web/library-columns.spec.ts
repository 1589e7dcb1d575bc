import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { addMany, startApp, type SharedApp } from './shared-app.ts';

const words = en.catalogue;
let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    const ids = addMany(library, 5);
    library.settings.set({ isDemoEnough: true });
    library.jobs.setStates(ids, ['waiting'], 'paused');
  });
});
test.afterAll(() => app.end());

const head = (page: Page, id: string) => page.locator(`[data-column=${id}]`);
const order = (page: Page) =>
  page.locator('[data-column]').evaluateAll((heads) => heads.map((one) => one.getAttribute('data-column')));
const first = ['name', 'recorded', 'length', 'language', 'tags', 'state'];

async function open(page: Page): Promise<void> {
  await page.goto(app.url);
  await expect(head(page, 'state')).toBeVisible();
  expect(await order(page)).toEqual(first);
}

/** By the middle of a head to a third of another one's width, from its left. */
async function drag(page: Page, from: string, to: string, share: number): Promise<void> {
  const cell = page.getByRole('columnheader').filter({ has: head(page, to) });
  const { width = 0 } = (await cell.boundingBox()) ?? {};
  await head(page, from).dragTo(cell, { targetPosition: { x: width * share, y: 12 } });
}

test('a column goes where its head is dragged, before or after another one, and stays there', async ({ page }) => {
  await open(page);
  await drag(page, 'tags', 'recorded', 0.2);
  expect(await order(page)).toEqual(['name', 'tags', 'recorded', 'length', 'language', 'state']);
  await drag(page, 'tags', 'language', 0.8);
  expect(await order(page)).toEqual(['name', 'recorded', 'length', 'language', 'tags', 'state']);
  await drag(page, 'recorded', 'state', 0.8);
  // Nothing comes before the name, and the name stays where it is.
  await drag(page, 'state', 'name', 0.1);
  await drag(page, 'name', 'tags', 0.8);
  const last = ['name', 'state', 'length', 'language', 'tags', 'recorded'];
  expect(await order(page)).toEqual(last);
  // A drag does not sort.
  await expect(page.getByRole('columnheader', { name: words.columns.name })).not.toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await page.reload();
  await expect.poll(() => order(page)).toEqual(last);
});

test('a column is moved by Ctrl and the arrows, and a width is changed by its edge without moving it', async ({
  page,
}) => {
  await open(page);
  await head(page, 'length').focus();
  await page.keyboard.press('Control+ArrowRight');
  await expect(head(page, 'length')).toBeFocused();
  await expect(page.getByText(words.columnMoved(words.columns.length, 4))).toBeAttached();
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Control+ArrowLeft');
  const moved = ['name', 'length', 'recorded', 'language', 'tags', 'state'];
  expect(await order(page)).toEqual(moved);
  const cell = page.getByRole('columnheader').filter({ has: head(page, 'language') });
  const before = (await cell.boundingBox())!;
  await page.mouse.move(before.x - 8, before.y + 15);
  await page.mouse.down();
  await page.mouse.move(before.x - 68, before.y + 15, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await cell.boundingBox())!.width).toBe(before.width + 60);
  expect(await order(page)).toEqual(moved);
});
