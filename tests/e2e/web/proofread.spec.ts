import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { expect, test } from './web-app.ts';

const speech = join(import.meta.dirname, '../../fixtures/speech');

/** Imports the recording and opens its text; the list has the keys then. */
async function open(page: Page, url: string, name = 'short01.wav') {
  await page.goto(url);
  await expect(page.getByText(en.firstRun.title)).toBeVisible();
  await expect(async () => {
    const choosing = page.waitForEvent('filechooser', { timeout: 2000 });
    await page.keyboard.press('Control+KeyO');
    await (await choosing).setFiles(join(speech, name));
  }).toPass();
  await expect(page.locator('[role=row][data-index]')).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const list = page.getByRole('list', { name: en.transcript.segments });
  await expect(list).toBeFocused();
  return list;
}

test('doubtful words are walked through by keys, and how far it is stays', async ({ page, webApp, complaints }) => {
  await open(page, webApp.url, 'words.wav');
  await page.keyboard.press('KeyD');
  const panel = page.getByRole('complementary', { name: en.panels.names.review });
  const walk = panel.getByRole('group', { name: en.review.title });
  await expect(walk).toBeFocused();
  const total = Number(/of (\d+)/.exec((await walk.textContent()) ?? '')?.[1]);
  expect(total).toBeGreaterThan(1);
  await expect(panel.getByText(en.review.progress(0, total, '0%'))).toBeVisible();

  const word = panel.locator('mark');
  const first = (await word.textContent())!;
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: en.player.pause })).toBeVisible();
  await page.keyboard.press('KeyA');
  await expect(panel.getByText(`1 of ${total}`)).toBeVisible();
  await expect(word).not.toHaveText(first);
  await expect(walk).toBeFocused();

  const second = (await word.textContent())!.replaceAll(/[^\p{L}\p{N}]/gu, '');
  await page.keyboard.press('Enter');
  await expect(panel.getByLabel(en.review.field)).toHaveValue(second);
  await page.keyboard.type('Zanzibar');
  await page.keyboard.press('Enter');
  await expect(panel.getByText(`2 of ${total}`)).toBeVisible();
  await expect(walk).toBeFocused();
  await expect(page.getByRole('listitem').filter({ hasText: 'Zanzibar' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('list', { name: en.transcript.segments })).toBeVisible();
  await page.keyboard.press('KeyD');
  await expect(panel.getByText(`2 of ${total}`)).toBeVisible();
  // What is undone is doubtful again.
  await page.keyboard.press('Control+KeyZ');
  await expect(panel.getByText(`1 of ${total}`)).toBeVisible();
  await expect(page.getByText('Zanzibar')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('text is found, seen before it is replaced, and all of it brought back by one undo', async ({ page, webApp }) => {
  const list = await open(page, webApp.url);
  const before = await list.textContent();
  await page.keyboard.press('Control+KeyH');
  const bar = page.getByRole('search', { name: en.findReplace.bar });
  const field = bar.getByLabel(en.findReplace.find, { exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.type('(\\w+)e\\b');
  await bar.getByRole('button', { name: en.findReplace.regex }).click();
  await bar.getByLabel(en.findReplace.with, { exact: true }).fill('$1E');
  const said = bar.getByRole('status');
  await expect(said).toHaveText(/^1 of \d+$/);
  const total = Number(/\d+$/.exec((await said.textContent())!)![0]);
  expect(total).toBeGreaterThan(2);
  await expect(bar.locator('ins')).toHaveText(/E$/);
  await field.press('Enter');
  await expect(said).toHaveText(`1 of ${total}`);
  await field.press('Shift+Enter');
  await expect(said).toHaveText(`${total} of ${total}`);

  await bar.getByRole('button', { name: en.findReplace.all }).click();
  await expect(page.getByText(en.findReplace.replaced(total))).toBeVisible();
  await expect.poll(() => list.textContent()).toMatch(/\wE\b/);
  await field.press('Escape');
  await expect(list).toBeFocused();
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(() => list.textContent()).toBe(before);
});

test('an expression that would hang a usual engine is answered, and one that cannot be is refused', async ({
  page,
  webApp,
}) => {
  await open(page, webApp.url);
  await page.keyboard.press('Control+KeyF');
  const bar = page.getByRole('search', { name: en.findReplace.bar });
  await bar.getByRole('button', { name: en.findReplace.regex }).click();
  const field = bar.getByLabel(en.findReplace.find, { exact: true });
  await field.fill('(\\w+\\s?)+!');
  await expect(bar.getByRole('status')).toHaveText(en.findReplace.none);
  await field.fill('(a)\\1');
  await expect(bar.getByRole('status')).toHaveText(en.findReplace.problems['not-linear']);
  await field.fill('(');
  await expect(bar.getByRole('status')).toHaveText(en.findReplace.problems.invalid);
});

test('notes and bookmarks are put by key, found by the search, exported and brought back', async ({ page, webApp }) => {
  await open(page, webApp.url);
  await page.keyboard.press('KeyN');
  const panel = page.getByRole('complementary', { name: en.notes.title });
  await expect(panel.getByRole('textbox').first()).toBeFocused();
  await page.keyboard.type('Про договоры поставки');
  await page.keyboard.press('Tab');
  await page.keyboard.type('срочно, важно');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('Про договоры поставки')).toBeVisible();
  await page.getByRole('list', { name: en.transcript.segments }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('KeyB');
  await expect(panel.getByRole('listitem')).toHaveCount(2);
  await panel.getByRole('button', { name: en.notes.onlyTag('важно') }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(1);

  const downloading = page.waitForEvent('download');
  await panel.getByRole('button', { name: en.notes.export }).click();
  expect(readFileSync(await (await downloading).path(), 'utf8')).toContain(
    'note,Про договоры поставки,"срочно; важно"',
  );

  await panel.getByRole('button', { name: /^Remove the note/ }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(0);
  await page.getByRole('button', { name: en.common.undo }).click();
  await expect(panel.getByText('Про договоры поставки')).toBeVisible();

  // Undo takes notes back in turn with what is done to the text.
  await page.getByRole('list', { name: en.transcript.segments }).focus();
  await page.keyboard.press('Control+KeyZ');
  await page.keyboard.press('Control+KeyZ');
  await expect(panel.getByText('Про договоры поставки')).toHaveCount(0);
  await page.keyboard.press('KeyH');
  const history = page.getByRole('complementary', { name: en.history.title });
  const added = history.getByRole('button').filter({ hasText: /^Note “Про договоры поставки”/ });
  await added.click();
  await expect(added).toHaveAttribute('aria-current', 'true');
  await page.getByRole('list', { name: en.transcript.segments }).focus();
  await page.keyboard.press('Shift+KeyN');
  await expect(panel.getByText('Про договоры поставки')).toBeVisible();

  await page.keyboard.press('Control+Shift+KeyF');
  await page.keyboard.type('договор');
  const found = page.getByRole('region', { name: en.notes.found(1) });
  await found.getByRole('button').click();
  await expect(page.getByRole('list', { name: en.transcript.segments })).toBeVisible();
});

test('a word is replaced in the whole library, but for what was unticked', async ({ page, webApp }) => {
  const list = await open(page, webApp.url);
  const words = ((await list.textContent()) ?? '').match(/\bthe\b/gi) ?? [];
  expect(words.length).toBeGreaterThan(1);
  await page.keyboard.press('Control+Shift+KeyH');
  await expect(page.getByRole('heading', { name: en.findReplace.title, level: 1 })).toBeVisible();
  await page.getByLabel(en.findReplace.find, { exact: true }).fill('the');
  await page.getByRole('button', { name: en.findReplace.wholeWord }).click();
  await page.getByLabel(en.findReplace.with, { exact: true }).fill('THAT');
  await page.keyboard.press('Enter');
  await expect(page.getByText(en.findReplace.found(words.length, 1))).toBeVisible();
  await page
    .getByRole('checkbox', { name: /^Replace at/ })
    .first()
    .uncheck();
  await page.getByRole('button', { name: en.findReplace.apply(String(words.length - 1)) }).click();
  await expect(page.getByText(en.findReplace.replaced(words.length - 1))).toBeVisible();
  await page.goBack();
  await expect.poll(async () => ((await list.textContent()) ?? '').match(/\bTHAT\b/g)?.length).toBe(words.length - 1);
});
