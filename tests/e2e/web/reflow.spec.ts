import { expect, test } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import { layoutFaults } from './layout-faults.ts';
import { answered } from './settled.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const names = [
  'Interview with the harbour master on the night of the storm, second part, copy.wav',
  'Очень длинное название записи совещания по итогам третьего квартала.mp3',
  'clip 0014.wav',
];
/** A name is only as wide as its text: those that are paused and failed have long ones too. */
const longNames: Readonly<Record<number, string>> = {
  12: 'Interview with the harbour master on the morning after the storm, first part.wav',
  13: 'Очень длинное название записи совещания по итогам четвёртого квартала.mp3',
};
const nameOf = (nth: number) => names[nth] ?? longNames[nth] ?? `call ${nth}.wav`;
let app: SharedApp;
let listId = 0;

test.beforeAll(async () => {
  app = await startApp((library) => {
    const ids = addMany(library, 20, nameOf);
    for (const id of ids.slice(0, 12)) {
      addText(
        library,
        id,
        Array.from({ length: 30 }, (_, nth) => `the refund of line ${nth} was promised by the bank on Monday`),
      );
    }
    const [paused = 0, failed = 0] = ids.slice(12);
    library.jobs.setState(paused, 'paused');
    library.jobs.setState(failed, 'failed', { code: 'file-missing', params: { name: names[0] ?? '' } });
    for (const id of ids.slice(14)) library.jobs.setState(id, 'cancelled');
    const terms = [{ term: 'refund', match: 'any', severity: 'high', note: '' } as const];
    listId = library.watch.lists.save({ listId: null, name: 'Money and complaints', terms }).list.id;
    library.watch.savedSearches.save({ id: null, name: 'Refunds', query: 'refund' });
  });
});
test.afterAll(() => app.end());

const sizes = [
  { width: 420, height: 800 },
  { width: 640, height: 400 },
  { width: 800, height: 600 },
  { width: 1000, height: 700 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const places = [
  'library',
  'search',
  'review',
  'review/doubtful',
  'rules',
  'rules/LIST',
  'activity',
  'bin',
  'models',
  'settings',
  'settings/recognition',
  'settings/keyboard',
  'settings/network',
  'settings/library',
  'settings/system',
  'recording/1',
  'recording/13',
  'recording/14',
];

for (const [locale, t] of [
  ['en-US', en],
  ['ru-RU', ru],
] as const) {
  test.describe(locale, () => {
    test.use({ locale });
    for (const size of sizes) {
      test(`nothing is cut and nothing overlaps at ${size.width}x${size.height}`, async ({ page }, info) => {
        await page.setViewportSize(size);
        await page.goto(app.url);
        await expect(page.locator('[role=row][data-index]').first()).toBeVisible();
        const faults: Record<string, readonly string[]> = {};
        for (const place of places) {
          await page.evaluate((hash) => (location.hash = hash), `#/${place.replace('LIST', String(listId))}`);
          if (place === 'search') await page.getByRole('combobox').fill('refund');
          await answered(page);
          // What is in an option is read as its text: no screen reader comes to a button there.
          const inOptions = page.locator('[role=option] :is(button, input, select, a, [tabindex])');
          const found = [...(await layoutFaults(page)), ...(await inOptions.allInnerTexts())];
          if (found.length === 0) continue;
          faults[place] = found;
          await page.screenshot({ path: info.outputPath(`${place.replace('/', '-')}.png`) });
        }
        expect(faults).toEqual({});
      });
    }

    test('the name of the recording is the last thing to go', async ({ page }) => {
      await page.goto(app.url);
      await expect(page.locator('[role=row][data-index]').first()).toBeVisible();
      for (const size of [...sizes, { width: 1280, height: 800 }]) {
        await page.setViewportSize(size);
        for (const id of [1, 13, 14]) {
          await page.evaluate((hash) => (location.hash = hash), `#/recording/${id}`);
          const title = page.getByRole('heading', { level: 1 });
          await expect(title).toHaveText(nameOf(id - 1));
          expect((await title.boundingBox())?.width).toBeGreaterThan(110);
        }
      }
    });

    test('the sidebar of a narrow window is asked for, leads somewhere and goes away', async ({ page }) => {
      await page.setViewportSize({ width: 640, height: 400 });
      await page.goto(app.url);
      await expect(page.locator('[role=row][data-index]').first()).toBeVisible();
      const bin = page.getByRole('button', { name: t.nav.bin, exact: true });
      await expect(bin).toBeHidden();
      await page.getByRole('button', { name: t.nav.open }).click();
      await expect(bin).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(bin).toBeHidden();
      await page.getByRole('button', { name: t.nav.open }).click();
      await bin.click();
      await expect(bin).toBeHidden();
      await expect(page.getByRole('heading', { name: t.bin.title, exact: true })).toBeVisible();
    });

    test('the rail keeps every way, by name', async ({ page }) => {
      await page.setViewportSize({ width: 1000, height: 700 });
      await page.goto(app.url);
      for (const name of [t.nav.library, t.nav.search, t.nav.review, t.nav.rules, t.nav.activity, t.nav.models]) {
        await page.getByRole('button', { name, exact: true }).click();
      }
      const rail = await page.getByRole('navigation').boundingBox();
      expect(rail?.width).toBeLessThan(60);
    });
  });
}
