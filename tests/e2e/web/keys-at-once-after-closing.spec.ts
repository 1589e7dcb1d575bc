import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';
import { callWeb } from './call-web.ts';

let app: SharedApp;
let transcriptId = 0;
let recordingId = 0;

test.beforeAll(async () => {
  app = await startApp((library) => {
    const terms = [{ term: 'refund', match: 'any', severity: 'high', note: '' }] as const;
    library.watch.lists.save({ listId: null, name: 'Money', terms });
    for (const id of addMany(library, 1)) {
      recordingId = id;
      transcriptId = addText(
        library,
        id,
        Array.from({ length: 12 }, (_, nth) => `refund number ${nth}`),
      );
    }
  });
});
test.afterAll(() => app.end());

/** Presses keys as fast as a keyboard buffer empties: none waits for what the one before it did. */
async function atOnce(page: Page, ...names: readonly (readonly [key: string, code: string])[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const sent = names.flatMap(([key, code]) =>
    (['keyDown', 'keyUp'] as const).map((type) =>
      client.send('Input.dispatchKeyEvent', {
        type,
        key,
        code,
        windowsVirtualKeyCode: { Escape: 27, Enter: 13, ArrowDown: 40 }[key] ?? key.toUpperCase().charCodeAt(0),
        ...(type === 'keyDown' && key.length === 1 && { text: key }),
      }),
    ),
  );
  await Promise.all(sent);
}

const escape = ['Escape', 'Escape'] as const;
const confirmed = async () => (await callWeb(app.url, 'findings.counts', {})).confirmed;

async function openFindings(page: Page): Promise<void> {
  await page.goto(app.url);
  await page.getByRole('button', { name: en.nav.review }).first().click();
  await expect(page.getByRole('button', { name: en.findings.confirm, exact: true })).toBeVisible();
}

const layers: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the menu of exports': async (page) => {
    await page.getByRole('button', { name: en.findings.export, exact: true }).click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
  },
  'the help': async (page) => {
    await page.keyboard.press('Shift+Slash');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'the list of commands': async (page) => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: en.keys.paletteField })).toBeFocused();
  },
};

for (const [name, open] of Object.entries(layers)) {
  test(`a verdict typed in the moment in which ${name} closes counts, once`, async ({ page }) => {
    await openFindings(page);
    const before = await confirmed();
    await open(page);
    await atOnce(page, escape, ['c', 'KeyC']);
    await expect.poll(confirmed).toBe(before + 1);
    await expect(page.locator('[data-layer]:not([data-closed])')).toHaveCount(0);
    await page.keyboard.press('c');
    await expect.poll(confirmed).toBe(before + 2);
  });
}

test('several keys typed while a menu fades are all for the page below', async ({ page }) => {
  await openFindings(page);
  const before = await confirmed();
  await layers['the menu of exports']!(page);
  await atOnce(page, escape, ['c', 'KeyC'], ['u', 'KeyU'], ['c', 'KeyC'], ['c', 'KeyC']);
  await expect.poll(confirmed).toBe(before + 2);
});

test('a digit typed in the moment in which the help closes gives the segment to a speaker', async ({ page }) => {
  await page.goto(app.url);
  await expect(page.locator('[role=row][data-index]')).toHaveCount(1);
  await page.evaluate((hash) => (location.hash = hash), `#/recording/${recordingId}`);
  await page.locator('[data-index="0"] [data-word]').first().click();
  await page.keyboard.press('Shift+Slash');
  await expect(page.getByRole('dialog')).toBeVisible();
  await atOnce(page, escape, ['2', 'Digit2']);
  const speakerOf = async () =>
    (await callWeb(app.url, 'segments.list', { transcriptId, offset: 0, limit: 1 })).rows[0]?.speaker;
  await expect.poll(speakerOf).toBe(en.speakers.unnamed(2));
});
