import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import { callWeb } from './call-web.ts';
import { answered } from './settled.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const lines = Array.from({ length: 40 }, (_, nth) => `the refund of line ${nth} was promised on Monday`);
let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    for (const id of addMany(library, 12)) addText(library, id, lines);
    const terms = [{ term: 'refund', match: 'any', severity: 'high', note: '' } as const];
    library.watch.lists.save({ listId: null, name: 'Money', terms });
    library.settings.set({ isDemoEnough: true });
  });
});
test.afterAll(() => app.end());

async function open(page: Page, place = ''): Promise<void> {
  await page.goto(app.url);
  await expect(page.locator('[role=row][data-index]').nth(3)).toBeVisible();
  if (place) await page.evaluate((hash) => (location.hash = hash), place);
}

test('the second half of a double click does nothing to the page that the first half opened', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['pointerdown', 'mousedown', 'click', 'dblclick']) {
      document.addEventListener(
        name,
        () => {
          if (location.hash.startsWith('#/recording') && document.querySelector('h1')?.title) {
            sessionStorage.setItem('pressed', name);
          }
        },
        true,
      );
    }
  });
  await open(page);
  // The note on missing files comes after the rows and moves them.
  await expect(page.getByRole('button', { name: en.missing.locate })).toBeVisible();
  // At the top its second half met the notice, in the middle a word, near the bottom the player.
  for (const nth of [1, 5, 9]) {
    const name = page.locator('[role=row][data-index]').nth(nth);
    const box = await name.boundingBox();
    const [x, y] = [(box?.x ?? 0) + 10, (box?.y ?? 0) + 10];
    await page.mouse.click(x, y);
    await page.waitForTimeout(150);
    await page.mouse.click(x, y, { clickCount: 2 });
    await expect(page.getByText(lines[0]!)).toBeVisible();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
    expect(await page.evaluate(() => sessionStorage.getItem('pressed'))).toBeNull();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('grid', { name: en.library.table })).toBeVisible();
  }
});

test('Escape closes what is innermost and then does nothing', async ({ page }) => {
  await open(page);
  await page.locator('[role=row][data-index]').nth(2).dblclick();
  await expect(page.getByText(lines[0]!)).toBeVisible();
  await page.getByRole('button', { name: en.panels.names.notes, exact: true }).click();
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('search', { name: en.findReplace.bar })).toBeVisible();
  await page.getByText(lines[3]!).click();
  const panel = page.getByRole('complementary', { name: en.notes.title });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('search', { name: en.findReplace.bar })).toBeHidden();
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  for (let nth = 0; nth < 3; nth += 1) await page.keyboard.press('Escape');
  await expect(page.getByText(lines[0]!)).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('grid', { name: en.library.table })).toBeVisible();
});

test('Escape lets go of a selection in the library, and of nothing else', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+a');
  await expect(page.getByText(en.catalogue.selectedOf(12, 12))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(en.catalogue.selectedOf(12, 12))).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.locator('[role=row][data-index]')).toHaveCount(12);
});

for (const view of ['review', 'rules', 'activity', 'bin', 'models', 'settings'] as const) {
  test(`Escape stays on the page: ${view}`, async ({ page }) => {
    await open(page, '#/search');
    await page.getByRole('combobox').fill('refund');
    await page.evaluate((hash) => (location.hash = hash), `#/${view}`);
    await answered(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(new URL(page.url()).hash).toBe(`#/${view}`);
  });
}

test('verdict keys are not typed into the search that one comes back to', async ({ page }) => {
  await open(page, '#/search');
  await page.getByRole('combobox').fill('refund');
  await expect(page.locator('#search-results')).toBeVisible();
  await page.getByRole('button', { name: en.nav.review }).first().click();
  await expect(page.locator('main').getByRole('button', { name: en.findings.states.new })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.locator('#search-results')).toBeVisible();
  await page.locator('#search-results').focus();
  for (const key of ['c', 'u', 'r']) await page.keyboard.press(key);
  await expect(page.getByRole('combobox')).toHaveValue('refund');
  await page.keyboard.press('/');
  await page.keyboard.type('promised');
  await expect(page.getByRole('combobox')).toHaveValue('promised');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('!');
  await expect(page.getByRole('combobox')).toHaveValue('promised!');
  await callWeb(app.url, 'findings.undo', {});
});

test('the note on the demo model stays hidden, on the next recording and after a reload', async ({ page }) => {
  await open(page);
  await page.locator('[role=row][data-index]').nth(2).dblclick();
  const chip = page.getByRole('button', { name: en.chips.demo, exact: true });
  await chip.click();
  await page.getByRole('button', { name: en.demo.hide }).click();
  await expect(page.getByText(en.demo.title)).toBeHidden();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.locator('[role=row][data-index]').nth(4).dblclick();
  await expect(page.getByText(lines[0]!)).toBeVisible();
  await expect(chip).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText(en.demo.title)).toBeHidden();
  await page.reload();
  await expect(page.getByText(lines[0]!)).toBeVisible();
  await chip.click();
  await expect(page.getByText(en.info.folder, { exact: true })).toBeVisible();
  await expect(page.getByText(en.demo.title)).toBeHidden();
  await callWeb(app.url, 'settings.set', { isDemoNoteHidden: false });
});

test('the system check sends nobody to a place that is not there', async ({ page }) => {
  await open(page, '#/settings/system');
  await expect(page.getByText(en.settings.importModel)).toBeVisible();
  expect(en.settings.importModel).not.toMatch(/above/);
  expect(ru.settings.importModel).not.toMatch(/выше/);
});

test('an address without a token, or of an earlier start, says so', async ({ page }) => {
  const { origin } = new URL(app.url);
  await page.goto(origin);
  await expect(page.getByText(en.common.refusedTitle)).toBeVisible();
  await expect(page.getByText(en.common.refusedText)).toBeVisible();
  await page.goto(`${origin}/?again#token=${'0'.repeat(64)}`);
  await expect(page.getByText(en.common.refusedTitle)).toBeVisible();
  await page.goto(`${origin}/?again#${new URL(app.url).hash.slice(1)}`);
  await expect(page.locator('[role=row][data-index]')).toHaveCount(12);
});

test('a host that was restarted at the same port is not waited for', async ({ page }) => {
  const port = String(20_000 + (process.pid % 20_000));
  const first = await startApp((library) => addMany(library, 1), { args: ['--port', port] });
  await page.goto(first.url);
  await expect(page.locator('[role=row][data-index]')).toHaveCount(1);
  await first.end();
  await expect(page.getByText(en.common.connectionLost)).toBeVisible();
  const second = await startApp(() => {}, { args: ['--port', port] });
  await expect(page.getByText(en.common.refusedTitle)).toBeVisible({ timeout: 90_000 });
  await second.end();
});

test('a host that is gone is reported with what to do', async ({ page }) => {
  await page.clock.install();
  const gone = await startApp((library) => addMany(library, 1));
  await page.goto(gone.url);
  await expect(page.locator('[role=row][data-index]')).toHaveCount(1);
  await gone.end();
  await expect(page.getByText(en.common.connectionLost)).toBeVisible();
  // The page tries again after 1, 2, 4 and 8 seconds of its clock.
  await expect(async () => {
    await page.clock.fastForward(4000);
    await expect(page.getByText(en.common.connectionLongLost)).toBeVisible({ timeout: 300 });
  }).toPass();
});

test.describe('in a browser that speaks Russian', () => {
  test.use({ locale: 'ru-RU' });
  test('the page does too, though the host speaks English', async ({ page }) => {
    await page.goto(app.url);
    await expect(page.getByRole('button', { name: ru.nav.settings })).toBeVisible();
    await answered(page);
    await expect(page.getByRole('button', { name: en.nav.settings })).toHaveCount(0);
  });
});
