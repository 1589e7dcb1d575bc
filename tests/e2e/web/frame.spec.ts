import { expect, test, type Page } from '@playwright/test';
import { settingIds, wordsOfSetting } from '../../../renderer/features/settings/find/setting-ids.ts';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    const names = ['Interview Kowalczyk.wav', 'Разговор с Ковальчуком.mp3'];
    const ids = addMany(library, 6, (nth) => names[nth] ?? `call ${nth}.wav`);
    for (const id of ids) {
      addText(library, id, ['the refund was promised']);
      library.jobs.setState(id, 'done');
    }
  });
});
test.afterAll(() => app.end());

const hash = (page: Page) => new URL(page.url()).hash;
const palette = (page: Page) => page.getByRole('combobox', { name: en.keys.paletteField });

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await expect(palette(page)).toBeFocused();
  await page.keyboard.type(text);
}

test('the sidebar folds to a rail by key and by button, which is remembered, and unfolds', async ({ page }) => {
  await page.goto(app.url);
  const nav = page.getByRole('navigation', { name: en.nav.label });
  await expect(nav).toBeVisible();
  expect((await nav.boundingBox())?.width).toBeGreaterThan(180);
  await page.keyboard.press('Control+Backslash');
  await expect.poll(async () => (await nav.boundingBox())?.width).toBeLessThan(60);
  await page.reload();
  await expect.poll(async () => (await nav.boundingBox())?.width).toBeLessThan(60);
  const review = page.getByRole('button', { name: en.nav.review, exact: true });
  await review.hover();
  await expect(page.locator('[data-tip-popup]')).toHaveText(en.nav.review);
  await page.getByRole('button', { name: en.nav.unfold }).click();
  await expect.poll(async () => (await nav.boundingBox())?.width).toBeGreaterThan(180);
  await page.mouse.move(700, 500);
  await page.getByRole('button', { name: en.nav.fold }).hover();
  await expect(page.locator('[data-tip-popup]')).toHaveText(`${en.nav.fold}Ctrl+\\`);
});

for (const [text, name, address] of [
  ['acti', en.nav.activity, '#/activity'],
  ['doubt', en.review.title, '#/review/doubtful'],
  ['rul', en.nav.rules, '#/rules'],
  ['sys', en.settings.sections.system, '#/settings/system'],
  ['kowal', 'Interview Kowalczyk.wav', '#/recording/1'],
  ['ковальч', 'Разговор с Ковальчуком.mp3', '#/recording/2'],
  ['theme', en.settings.theme, '#/settings'],
  ['speech det', en.recognition.detector, '#/settings/recognition'],
] as const) {
  test(`the palette leads to “${name}” by “${text}”, and Alt+← comes back`, async ({ page }) => {
    await page.goto(app.url);
    await expect(page.getByRole('heading', { name: en.nav.library, level: 1 })).toBeVisible();
    await page.getByRole('button', { name: en.nav.bin, exact: true }).click();
    await expect(page.getByRole('heading', { name: en.bin.title, level: 1 })).toBeVisible();
    await find(page, text);
    await expect(page.getByRole('option', { selected: true })).toContainText(name);
    await page.keyboard.press('Enter');
    await expect.poll(() => hash(page)).toBe(address);
    await expect(palette(page)).toHaveCount(0);
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => hash(page)).toBe('#/bin');
  });
}

test('commands are found with their keys, and what this page cannot do says so', async ({ page }) => {
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await find(page, en.commandNames['fold-sidebar'].slice(0, 8));
  await expect(page.getByRole('option', { selected: true })).toContainText('Ctrl+\\');
  await palette(page).fill(en.commandNames['segment-split']);
  await expect(page.getByRole('option').first()).toContainText(en.keys.paletteElsewhere);
});

test('a click on the title of a group in the palette runs nothing', async ({ page }) => {
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await find(page, en.commandNames['fold-sidebar']);
  await page.getByRole('listbox', { name: en.keys.paletteList }).getByText(en.keys.paletteGroups.command).click();
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  const nav = page.getByRole('navigation', { name: en.nav.label });
  expect((await nav.boundingBox())?.width).toBeGreaterThan(180);
});

test('every setting is found by its name, stands where the palette says, and is marked there', async ({ page }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: en.nav.settings, exact: true }).click();
  const field = page.getByRole('textbox', { name: en.settings.find });
  await expect(field).toBeVisible();
  for (const id of settingIds) {
    const { label, section } = wordsOfSetting(id);
    await field.fill(label(en));
    const found = page.getByRole('list', { name: en.settings.found }).getByRole('button');
    await found.filter({ hasText: en.settings.sections[section] }).first().press('Enter');
    await expect(page.locator(`[data-setting="${id}"]`), id).toBeInViewport();
    expect(hash(page)).toBe(section === 'general' ? '#/settings' : `#/settings/${section}`);
  }
  await field.fill('no such thing at all');
  await expect(page.getByText(en.settings.foundNone)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  expect(hash(page)).toMatch(/^#\/settings/);
});

test('every page begins at one left edge, with one header', async ({ page }) => {
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const edges: Record<string, number | undefined> = {};
  for (const place of [
    'library',
    'search',
    'review',
    'review/doubtful',
    'rules',
    'bin',
    'models',
    'settings',
    'activity',
  ]) {
    await page.evaluate((to) => (location.hash = to), `#/${place}`);
    await page.waitForTimeout(150);
    const box = await page.getByRole('heading', { level: 1 }).boundingBox();
    edges[place] = box?.x;
    expect(box?.y, place).toBeLessThan(60);
  }
  expect(new Set(Object.values(edges)).size, JSON.stringify(edges)).toBe(1);
});

test('a screen reader gets the same frame on every page', async ({ page }) => {
  await page.goto(app.url);
  await expect(page.locator('[role=row][data-index]').first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: en.nav.label })).toMatchAriaSnapshot(`
    - navigation "Main":
      - button "Library"
      - button "Bin"
      - button "Search"
      - button "Review"
      - button "Rules"
  `);
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - button "Find anything"
    - region "Activity":
      - button "Activity"
    - group "Setup":
      - button "Settings"
      - button "Models"
    - main:
      - heading "Library" [level=1]
  `);
  await page.evaluate(() => (location.hash = '#/settings/keyboard'));
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Settings" [level=1]
      - textbox "Find a setting"
      - navigation "Sections of the settings":
        - button "General"
        - button "Recognition"
        - button "Listening"
        - button "Keyboard"
        - button "Models & network"
        - button "Library & backups"
        - button "System"
      - region "Keyboard":
        - heading "Keyboard" [level=2]
  `);
});

test.describe('in a browser in Russian', () => {
  test.use({ locale: 'ru-RU' });
  test('the interface is in Russian although the host is English', async ({ page }) => {
    await page.goto(app.url);
    await expect(page.getByRole('button', { name: ru.nav.activity, exact: true })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  });
});
