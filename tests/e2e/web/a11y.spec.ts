import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import { callWeb } from './call-web.ts';
import { settled } from './settled.ts';
import { expect, test } from './web-app.ts';

const recording = join(import.meta.dirname, '../../fixtures/speech/words.wav');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The document is the same in both themes, and the colours in both languages: each is checked once. */
const ofColours = ['color-contrast', 'link-in-text-block'];
const words = { en, ru };
// Each test has its own host, and two of them are the longest of all.
test.describe.configure({ mode: 'parallel' });
const watched = ['spring', 'forest', 'hospital'].map((term) => ({
  term,
  match: 'any' as const,
  severity: 'high' as const,
  note: '',
}));

/** What axe looks at: all that it knows, the colours of another theme, or the words of another language. */
type Look = 'all' | 'colours' | 'words';

/** What axe finds, one line for each, so that a failure says what to change. */
async function violations(page: Page, look: Look): Promise<readonly string[]> {
  const found = await violationsNow(page, look);
  if (found.length === 0) return found;
  // A notice may have begun to fade meanwhile: what is wrong is still there when it is checked again.
  const again = new Set(await violationsNow(page, look));
  return found.filter((line) => again.has(line));
}

async function violationsNow(page: Page, look: Look): Promise<readonly string[]> {
  // A colour on its way from one to another is neither.
  await settled(page);
  // Only frames of other origins need a page of their own to gather what was found, and there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(rules);
  if (look === 'colours') axe.withRules(ofColours);
  if (look === 'words') axe.disableRules(ofColours);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message}`),
  );
}

for (const systemLanguage of ['en', 'ru'] as const) {
  test.describe(`with a system in “${systemLanguage}”`, () => {
    test.use({ systemLanguage, locale: systemLanguage === 'ru' ? 'ru-RU' : 'en-US' });

    test('no screen breaks a rule of WCAG 2.2 AA in either theme', async ({ page, webApp }) => {
      // Two looks of a few seconds each at some thirty screens.
      test.setTimeout(600_000);
      const say = words[systemLanguage];
      await page.goto(webApp.url);
      await expect(page.getByText(say.firstRun.title)).toBeVisible();
      const found: Record<string, readonly string[]> = {};
      const look = async (name: string) => {
        const themes =
          systemLanguage === 'en' ? ({ light: 'all', dark: 'colours' } as const) : ({ light: 'words' } as const);
        for (const [theme, what] of Object.entries(themes)) {
          await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
          found[`${name}, ${theme}`] = await violations(page, what);
        }
      };
      await look('first run');
      await expect(async () => {
        const choosing = page.waitForEvent('filechooser', { timeout: 3000 });
        await page.keyboard.press('Control+KeyO');
        await (await choosing).setFiles(recording);
      }).toPass();
      const row = page.locator('[role=row][data-index]').first();
      await expect(row).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
      await look('library');
      await row.dblclick();
      await expect(page.getByRole('listitem').first()).toBeVisible();
      await look('transcript');
      await page.keyboard.press('F2');
      await look('editing');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+KeyE');
      await expect(page.getByRole('dialog')).toBeVisible();
      await look('export');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await expect(page.getByRole('dialog')).toBeVisible();
      await look('keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+KeyK');
      await look('palette');
      await page.keyboard.press('Escape');
      await page.keyboard.press('KeyB');
      await page.keyboard.press('KeyN');
      const notes = page.getByRole('complementary', { name: say.notes.title });
      await expect(notes.getByRole('textbox').first()).toBeFocused();
      await look('new note');
      await page.keyboard.type('one, two');
      await page.keyboard.press('Tab');
      await page.keyboard.type('tag');
      await page.keyboard.press('Enter');
      await expect(notes.getByText('one, two')).toBeVisible();
      await look('notes');
      await notes.getByRole('button', { name: say.common.close }).click();
      await page.keyboard.press('KeyD');
      const review = page.getByRole('complementary', { name: say.panels.names.review });
      await expect(review.locator('mark')).toBeVisible();
      await page.keyboard.press('Shift+KeyD');
      await look('review');
      await page.keyboard.press('Enter');
      await expect(review.getByLabel(say.review.field)).toBeFocused();
      await look('review, typing');
      await page.keyboard.press('Escape');
      await review.getByRole('button', { name: say.review.accept }).click();
      await look('review, decided');
      await review.getByRole('button', { name: say.common.close }).click();
      await page.keyboard.press('Control+KeyK');
      await page.keyboard.type(say.commandNames['run-again']);
      await page.keyboard.press('Enter');
      const again = page.getByRole('dialog', { name: say.versions.againTitle });
      await expect(again.getByRole('combobox').first()).toBeVisible();
      await look('transcribe again');
      await again.getByRole('combobox', { name: say.recognition.preset }).click();
      await page.getByRole('option', { name: say.recognition.presets.fast }).click();
      await again.getByRole('button', { name: say.versions.start }).click();
      await expect(page.getByRole('button', { name: say.versions.compare, exact: true })).toBeVisible({
        timeout: 120_000,
      });
      await page.getByRole('button', { name: new RegExp(say.versions.button(say.models.demoName)) }).click();
      await expect(page.getByRole('dialog', { name: say.versions.title })).toBeVisible();
      await look('versions');
      await page.keyboard.press('Escape');
      await page.getByRole('list', { name: say.transcript.segments }).focus();
      await page.keyboard.press('Shift+KeyC');
      await expect(page.getByRole('list', { name: say.compare.rows }).locator('p').first()).toBeVisible();
      await look('compare versions');
      await page.getByRole('button', { name: say.common.back, exact: true }).click();
      await expect(page.getByRole('list', { name: say.transcript.segments })).toBeVisible();
      await page.keyboard.press('Control+KeyH');
      await page.keyboard.type('e');
      await expect(page.getByRole('search').locator('ins, del').first()).toBeVisible();
      await look('find and replace');
      await page.keyboard.press('Control+Shift+KeyH');
      await expect(page.getByRole('heading', { name: say.findReplace.title, level: 1 })).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('checkbox').first()).toBeVisible();
      await look('replace in the library');
      await page.keyboard.press('Control+Shift+KeyF');
      await page.keyboard.type('one');
      await expect(page.getByRole('region', { name: say.notes.found(1) })).toBeVisible();
      await look('search with notes');
      for (const view of ['search', 'settings', 'models', 'activity', 'bin'] as const) {
        await page.getByRole('button', { name: say.nav[view], exact: true }).first().click();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await look(view);
      }
      await callWeb(webApp.url, 'watchLists.save', { listId: null, name: 'Numbers', terms: watched });
      const nav = page.getByRole('navigation');
      await nav.getByRole('button', { name: say.nav.rules }).click();
      await expect(page.getByText('Numbers')).toBeVisible();
      await look('watch lists');
      await page.getByRole('button', { name: say.watchLists.add }).click();
      await expect(page.getByLabel(say.watchLists.name)).toBeFocused();
      await look('a new watch list');
      await callWeb(webApp.url, 'watchLists.run', { all: true });
      await nav.getByRole('button', { name: say.nav.review }).click();
      await expect(page.getByRole('option').first()).toBeVisible();
      await look('findings');
      expect(Object.fromEntries(Object.entries(found).filter(([, lines]) => lines.length > 0))).toEqual({});
    });
  });
}

test('text of double size stays inside the window, and can be edited there', async ({ page, webApp }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(webApp.url);
  await expect(page.getByText(en.firstRun.title)).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await page.locator('header').getByRole('button', { name: en.add.add }).click();
  await (await choosing).setFiles(recording);
  const row = page.locator('[role=row][data-index]').first();
  await expect(row).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
  await row.dblclick();
  await expect(page.getByRole('listitem').first()).toBeVisible();
  // What the browser's own zoom of 200 % does: half the room in CSS pixels.
  await page.setViewportSize({ width: 640, height: 400 });
  const size = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(size[0]).toBeLessThanOrEqual(size[1]!);
  for (const name of [en.player.play, en.transcript.tools]) {
    const box = (await page.getByRole('button', { name, exact: true }).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(640);
  }
  const list = page.getByRole('list', { name: en.transcript.segments });
  expect((await list.boundingBox())!.height).toBeGreaterThan(60);
  await list.focus();
  await page.keyboard.press('F2');
  await expect(page.locator('[data-segment-editor]')).toBeInViewport();
});
