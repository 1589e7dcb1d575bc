import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import { expect, test } from './web-app.ts';

const recording = join(import.meta.dirname, '../../fixtures/speech/short01.wav');

/** Presses a key, after which something must have the keyboard: focus that falls back to the page is lost. */
async function press(page: Page, key: string, times = 1) {
  for (let nth = 0; nth < times; nth += 1) {
    await page.keyboard.press(key);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.tagName), `focus after ${key}`)
      .not.toBe('BODY');
  }
}

/** Tab by Tab, as someone without a mouse gets there. */
async function tabTo(page: Page, place: Locator, maxSteps = 25) {
  await expect(place).toBeVisible();
  for (let nth = 0; nth < maxSteps; nth += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await press(page, 'Tab');
  }
  await expect(place).toBeFocused();
}

test('import, open, play, correct, name speakers and export without a mouse', async ({ page, webApp, complaints }) => {
  await page.goto(webApp.url);
  await expect(page.getByText(en.firstRun.title)).toBeVisible();
  // The keys listen a moment after the page is seen.
  await expect(async () => {
    const choosing = page.waitForEvent('filechooser', { timeout: 2000 });
    await page.keyboard.press('Control+KeyO');
    await (await choosing).setFiles(recording);
  }).toPass();
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(page.locator('[role=row][data-index]')).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
  await expect(page.getByRole('grid')).toBeFocused();
  await press(page, 'ArrowDown');
  await press(page, 'Enter');
  const list = page.getByRole('list', { name: en.transcript.segments });
  await expect(list).toBeFocused();

  await press(page, 'Space');
  await expect(page.getByRole('button', { name: en.player.pause })).toBeVisible();
  await press(page, 'Space');
  await press(page, 'ArrowDown');
  await press(page, 'Enter');
  const field = page.locator('[data-segment-editor]');
  await expect(field).toBeFocused();
  await press(page, 'Control+KeyA');
  await page.keyboard.type('Typed by hand.');
  await press(page, 'Control+KeyS');
  await expect(page.getByText(en.transcript.saved)).toBeVisible();
  await expect(list).toBeFocused();
  await press(page, 'F2');
  await page.keyboard.type(' Lost.');
  await press(page, 'Escape');
  await expect(list).toBeFocused();
  await expect(page.getByText('Lost.')).toBeHidden();

  await press(page, 'Digit1');
  await expect(list.getByText(en.speakers.unnamed(1)).first()).toBeVisible();
  await press(page, 'ArrowDown');
  await press(page, 'Shift+ArrowDown');
  await press(page, 'Digit2');
  await expect(list.getByText(en.speakers.unnamed(2)).first()).toBeVisible();
  await press(page, 'KeyP');
  const panel = page.getByRole('complementary', { name: en.speakers.title });
  for (const [place, name] of ['Anna Berg', 'The clerk'].entries()) {
    await tabTo(page, panel.getByLabel(en.speakers.name(place + 1)));
    await press(page, 'Control+KeyA');
    await page.keyboard.type(name);
    await press(page, 'Enter');
    await expect(list).toBeFocused();
    await expect(list.getByText(name).first()).toBeVisible();
  }
  await press(page, 'KeyP');
  await expect(panel).toBeHidden();
  await expect(list).toBeFocused();

  await press(page, 'Control+KeyE');
  await expect(page.getByRole('dialog', { name: en.exportDialog.title })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: en.exportDialog.save }));
  const downloading = page.waitForEvent('download');
  await press(page, 'Enter');
  const text = readFileSync(await (await downloading).path(), 'utf8');
  expect(text).toContain('Typed by hand.');
  expect(text).toContain('Anna Berg');
  expect(text).toContain('The clerk');
  await expect(page.getByRole('dialog', { name: en.exportDialog.title })).toBeHidden();
  await expect(list).toBeFocused();
  await press(page, 'Alt+ArrowLeft');
  await expect(page.getByRole('grid')).toBeFocused();
  expect(complaints).toEqual([]);
});

test('the palette finds a command by its beginning, in Russian too, and runs it', async ({ page, webApp }) => {
  await page.goto(webApp.url);
  await expect(page.getByText(en.firstRun.title)).toBeVisible();
  await page.keyboard.press('Control+KeyK');
  const field = page.getByRole('combobox', { name: en.keys.paletteField });
  await expect(field).toBeFocused();
  await page.keyboard.type('sett');
  await expect(page.getByRole('option').first()).toContainText(en.nav.settings);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: en.settings.title, level: 1 })).toBeVisible();

  await page.getByRole('combobox', { name: en.settings.language }).click();
  await page.getByRole('option', { name: 'Русский' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(page.getByRole('option', { name: 'Русский' })).toBeHidden();
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type('корз');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('option', { selected: true })).toContainText(ru.nav.bin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: ru.bin.title, level: 1 })).toBeVisible();
});

test('a key is changed, its conflict shown, used, kept and taken back', async ({ page, webApp }) => {
  await page.goto(webApp.url);
  await expect(page.getByText(en.firstRun.title)).toBeVisible();
  await page.keyboard.press('Control+Comma');
  await page.getByRole('button', { name: en.settings.sections.keyboard }).click();
  const row = (id: string) => page.locator(`[data-command="${id}"]`);
  const help = row('help');
  await help.getByRole('button', { name: '?', exact: false }).first().click();
  await page.keyboard.press('F6');
  await expect(help.getByRole('button', { name: 'F6', exact: false })).toBeVisible();
  await page.reload();
  await expect(help.getByRole('button', { name: 'F6', exact: false })).toBeVisible();
  await page.keyboard.press('F6');
  await expect(page.getByRole('dialog', { name: en.keys.helpTitle })).toBeVisible();
  await page.keyboard.press('Escape');

  await help.getByRole('button', { name: 'F6', exact: false }).click();
  await page.keyboard.press('Control+KeyK');
  await expect(help.getByText(en.keys.conflict(en.commandNames.palette, false))).toBeVisible();
  await expect(row('palette').getByText(en.keys.conflict(en.commandNames.help, true))).toBeVisible();
  // What was chosen by hand wins over what the palette comes with.
  await page.getByRole('heading', { name: en.keys.title }).click();
  await page.keyboard.press('Control+KeyK');
  await expect(page.getByRole('dialog', { name: en.keys.helpTitle })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: en.keys.resetAll }).click();
  await expect(help.getByText(en.keys.conflict(en.commandNames.palette, false))).toBeHidden();

  await row('list-remove').getByRole('button', { name: 'Delete' }).click();
  await page.keyboard.press('Control+KeyS');
  await expect(row('list-remove').getByText(en.keys.refused.habit)).toBeVisible();
});
