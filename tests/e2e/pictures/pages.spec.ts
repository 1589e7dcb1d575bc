import type { Page } from '@playwright/test';
import type { MethodName, Output, Reply } from '../../../electron/shared/contract/contract.ts';
import type { DoctorCheck } from '../../../electron/shared/system.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import { callWeb } from '../web/call-web.ts';
import { madeAtMs, makeLibrary } from '../web/made-library.ts';
import { addVersion, fillLibrary } from './visual-library.ts';
import { answered } from '../web/settled.ts';
import { expect, test } from '../web/web-app.ts';

const dictionaries = { en, ru };
const pinned: Partial<Record<DoctorCheck['subject'], Partial<DoctorCheck>>> = {
  node: { found: 'v24.0.0, linux' },
  ffmpeg: { found: '7.1 (PATH: /usr/bin/ffmpeg)' },
  engine: { found: 'whisper.cpp, AVX2 FMA F16C' },
  library: { found: '/home/anna/Stenogram/library' },
  disk: { freeBytes: 77_000_000_000 },
  log: { found: '/home/anna/Stenogram/logs/stenogram.log' },
};

/** The app brings its letters; where they are not shown, every picture would differ for one reason. */
async function requireLetters(page: Page): Promise<void> {
  const isShown = await page.evaluate(async () => {
    await document.fonts.ready;
    return document.fonts.check("16px 'Inter Variable'", 'Aя');
  });
  expect(isShown).toBe(true);
}

type Answer<N extends MethodName> = (value: Output<N>) => Output<N>;

async function answer<N extends MethodName>(page: Page, name: N, change: Answer<N>): Promise<void> {
  await page.route(`**/api/${name}`, async (route) => {
    const response = await route.fetch();
    const reply = (await response.json()) as Reply<Output<N>>;
    await route.fulfill({ response, json: reply.ok ? { ok: true, value: change(reply.value) } : reply });
  });
}

/** What differs from one computer to the next is replaced by fixed values. */
async function pinComputer(page: Page): Promise<void> {
  await answer(page, 'system.doctor', ({ checks }) => ({
    checks: checks.map((check) => ({
      ...check,
      ...pinned[check.subject],
    })),
  }));
  await answer(page, 'system.info', (info) => ({
    ...info,
    cpuCount: 8,
    logFile: '/home/anna/Stenogram/logs/stenogram.log',
  }));
  await answer(page, 'models.catalogue', (models) =>
    models
      .toSorted((one, other) => one.sizeBytes - other.sizeBytes)
      .map((model) => ({
        ...model,
        advice: {
          ...model.advice,
          verdict: model.id === 'tiny-q8_0' ? 'advised' : 'fits',
          speed: null,
          isMeasured: false,
        },
      })),
  );
}

for (const language of ['en', 'ru'] as const) {
  const say = dictionaries[language];

  /** In both themes; all that differ are reported at the end. */
  const look = async (page: Page, name: string) => {
    // A hand that rests on something shows more of it.
    await page.mouse.move(0, 0);
    await answered(page);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
      await expect.soft(page).toHaveScreenshot(`${name}-${language}-${theme}.png`);
    }
  };
  const goTo = (page: Page, hash: string) => page.evaluate((there) => (location.hash = there), hash);

  test.describe(`in “${language}”`, () => {
    test.use({
      systemLanguage: language,
      locale: language === 'ru' ? 'ru-RU' : 'en-US',
      timezoneId: 'UTC',
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    });
    test.beforeEach(async ({ page }) => {
      await answered(page);
      test.setTimeout(600_000);
      await page.clock.setFixedTime(madeAtMs + 26 * 3_600_000);
      await pinComputer(page);
    });

    test('an empty library looks as it did', async ({ page, webApp }) => {
      await page.goto(webApp.url);
      await expect(page.getByText(say.firstRun.title)).toBeVisible();
      await requireLetters(page);
      await expect(page.getByRole('button', { name: say.firstRun.others })).toBeVisible();
      await look(page, 'first-run');
    });

    test.describe('with a library', () => {
      const fill = (library: Library) => fillLibrary(library, language);
      test.use({ before: { prepare: (userData: string) => makeLibrary(userData, language, fill) } });

      test('the pages of one transcript look as they did', async ({ page, webApp }) => {
        await page.goto(webApp.url);
        await expect(page.getByRole('row').nth(4)).toBeVisible();
        await requireLetters(page);
        await goTo(page, '#/recording/1');
        await expect(page.locator('[data-word]').first()).toBeVisible();
        await expect(page.getByTestId('wave').and(page.locator('[data-drawn]'))).toBeVisible({ timeout: 120_000 });
        const list = page.getByRole('list', { name: say.transcript.segments });
        await list.focus();
        for (let nth = 0; nth < 3; nth += 1) await page.keyboard.press('ArrowDown');
        await expect(page.locator('[data-index="2"] [data-active]')).toBeVisible();
        await look(page, 'transcript');
        await page.keyboard.press('F2');
        await expect(page.locator('[data-segment-editor]')).toBeFocused();
        await look(page, 'editing');
        await page.keyboard.press('Escape');
        for (const [name, key] of [
          ['review', 'KeyD'],
          ['notes', 'Shift+KeyN'],
          ['speakers', 'KeyP'],
          ['history', 'KeyH'],
        ] as const) {
          await page.keyboard.press(key);
          const panel = page.getByRole('complementary', { name: say.panels.names[name] });
          await expect(panel).toBeVisible();
          await look(page, name);
          await panel.getByRole('button', { name: say.common.close }).first().click();
          await list.focus();
        }
        await page.keyboard.press('Control+KeyH');
        await page.keyboard.type(language === 'en' ? 'the' : 'по');
        await expect(page.getByRole('search').locator('ins, del, mark').first()).toBeVisible();
        await look(page, 'find');
        await page.keyboard.press('Escape');
        for (const [name, key] of [
          ['export', 'Control+KeyE'],
          ['keys', 'F1'],
          ['palette', 'Control+KeyK'],
        ] as const) {
          await page.keyboard.press(key);
          await expect(page.getByRole('dialog')).toBeVisible();
          await look(page, name);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        }
      });

      test('the other pages look as they did', async ({ page, webApp }) => {
        await callWeb(webApp.url, 'watchLists.run', { all: true });
        await page.goto(webApp.url);
        await expect(page.getByRole('row').nth(4)).toBeVisible();
        await requireLetters(page);
        await look(page, 'library');
        await goTo(page, '#/search');
        await page
          .getByLabel(say.search.field)
          .first()
          .fill(language === 'en' ? 'the' : 'на');
        await expect(page.getByRole('option').first()).toBeVisible();
        await look(page, 'search');
        await goTo(page, '#/review');
        await expect(page.getByRole('option').first()).toBeVisible();
        await look(page, 'findings');
        await goTo(page, '#/rules');
        await expect(page.getByRole('listitem').first()).toBeVisible();
        await look(page, 'watch-lists');
        await page.getByRole('button', { name: say.watchLists.add }).click();
        await expect(page.getByLabel(say.watchLists.name)).toBeFocused();
        await look(page, 'watch-list');
        await goTo(page, '#/bin');
        await expect(page.getByRole('row').last()).toBeVisible();
        await look(page, 'bin');
        await goTo(page, '#/activity');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await look(page, 'activity');
        await goTo(page, '#/models');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await look(page, 'models');
        await goTo(page, '#/settings/system');
        await expect(page.getByText(say.settings.offline)).toBeAttached();
        await look(page, 'settings');
        await page.getByText(say.settings.offline).scrollIntoViewIfNeeded();
        await look(page, 'settings-end');
      });
    });

    test.describe('with two versions of a text', () => {
      const fill = (library: Library) => addVersion(library, language);
      test.use({ before: { prepare: (userData: string) => makeLibrary(userData, language, fill) } });

      test('comparing, running again and replacing everywhere look as they did', async ({ page, webApp }) => {
        await page.goto(webApp.url);
        await expect(page.getByRole('row').last()).toBeVisible();
        await requireLetters(page);
        await goTo(page, '#/recording/1');
        await expect(page.locator('[data-word]').first()).toBeVisible();
        await page.keyboard.press('Control+KeyK');
        await page.getByRole('dialog').getByRole('combobox').fill(say.commandNames['run-again']);
        await expect(page.getByRole('option').first()).toBeVisible();
        await page.keyboard.press('Enter');
        const dialog = page.getByRole('dialog', { name: say.versions.againTitle });
        await expect(dialog.getByRole('combobox', { name: say.settings.model })).toBeVisible();
        await look(page, 'run-again');
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
        await goTo(page, '#/compare/1');
        const rows = page.getByRole('list', { name: say.compare.rows });
        await expect(rows.locator('del, ins').first()).toBeVisible();
        await page.keyboard.press('KeyN');
        await expect(rows.locator('[data-cursor]')).toHaveCount(1);
        await look(page, 'compare');
        await goTo(page, '#/replace');
        await page.getByLabel(say.findReplace.find, { exact: true }).fill(language === 'en' ? 'the' : 'на');
        await page.getByLabel(say.findReplace.with, { exact: true }).fill(language === 'en' ? 'a' : 'по');
        await page.keyboard.press('Enter');
        await expect(page.locator('ins').first()).toBeVisible();
        await look(page, 'replace');
      });
    });
  });
}
