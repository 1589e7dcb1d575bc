import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { conversation } from './conversation.ts';
import { makeLibrary } from './made-library.ts';
import { expect, test } from './web-app.ts';

const lines = conversation.en.lines.map(({ text }) => text);
const [anna, john] = ['Anna Berg', 'John Hale'];

test.use({ before: { prepare: (userData: string) => makeLibrary(userData, 'en') } });

/** Opens the only recording by keys; the list of segments has them then. */
async function open(page: Page, url: string) {
  await page.goto(url);
  await page.locator('[role=row][data-index]').first().waitFor();
  const list = page.getByRole('list', { name: en.transcript.segments });
  await expect(async () => {
    // A try that was only slow has opened it.
    if (!(await list.isVisible())) {
      await page.getByRole('grid').focus({ timeout: 1000 });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await expect(list).toBeFocused({ timeout: 2000 });
  }).toPass();
  await page.locator('[data-word]').first().waitFor();
  await goTo(page, 0);
  return list;
}

/** The segments as the library has them. */
async function saved(url: string) {
  const { rows } = await callWeb(url, 'segments.list', { transcriptId: 1, offset: 0, limit: 50 });
  return rows;
}

const savedTexts = async (url: string) => (await saved(url)).map(({ text }) => text);
const savedSpeakers = async (url: string) => (await saved(url)).map(({ speaker }) => speaker);

async function press(page: Page, key: string, times = 1) {
  for (let nth = 0; nth < times; nth += 1) await page.keyboard.press(key);
}

/** From the beginning of the text. */
async function goTo(page: Page, index: number) {
  const active = page.locator('[data-index]:has([data-active])');
  for (let nth = 0; nth <= index; nth += 1) {
    if ((await active.count()) === 1 && Number(await active.getAttribute('data-index')) >= index) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(page.getByRole('listitem').nth(index).locator('[data-active]')).toBeVisible();
}

test('Enter cuts a segment at the time of the word, Backspace at the start joins it again', async ({
  page,
  webApp,
  complaints,
}) => {
  const list = await open(page, webApp.url);
  const before = await saved(webApp.url);
  await goTo(page, 3);
  await page.keyboard.press('F2');
  const field = page.locator('[data-segment-editor]');
  await expect(field).toHaveValue(lines[3]!);
  const cut = lines[3]!.indexOf('which');
  await field.evaluate((element: HTMLTextAreaElement, at) => element.setSelectionRange(at, at), cut);
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('which is not usual for a freighter of that size.');
  await expect(field).toBeFocused();
  expect(await field.evaluate((element: HTMLTextAreaElement) => element.selectionStart)).toBe(0);
  const halves = await saved(webApp.url);
  expect(halves.length).toBe(lines.length + 1);
  expect(halves[3]?.text).toBe('She came in without lights,');
  const word = before[3]!.words.find(({ text }) => text === 'which')!;
  expect(halves[4]?.startMs).toBe(word.startMs);
  expect([...halves[3]!.words, ...halves[4]!.words]).toEqual(before[3]!.words);

  await page.keyboard.press('Backspace');
  await expect(field).toHaveValue(lines[3]!);
  await expect(field).toBeFocused();
  expect(await field.evaluate((element: HTMLTextAreaElement) => element.selectionStart)).toBe(cut);
  expect(await savedTexts(webApp.url)).toEqual(lines);
  expect((await saved(webApp.url))[3]!.words).toEqual(before[3]!.words);
  await page.keyboard.press('Control+KeyS');
  await expect(list).toBeFocused();

  await press(page, 'Control+KeyZ');
  await expect.poll(() => savedTexts(webApp.url)).toHaveLength(lines.length + 1);
  await press(page, 'Control+KeyZ');
  await expect.poll(() => savedTexts(webApp.url)).toEqual(lines);
  expect(complaints).toEqual([]);
});

test('a segment is put in, one left empty is none, and what was deleted comes back whole', async ({ page, webApp }) => {
  const list = await open(page, webApp.url);
  await goTo(page, 1);
  await page.keyboard.press('Insert');
  const field = page.locator('[data-segment-editor]');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await page.keyboard.type('A door closes.');
  await page.keyboard.press('Control+KeyS');
  await expect(list).toBeFocused();
  const more = [...lines.slice(0, 2), 'A door closes.', ...lines.slice(2)];
  await expect.poll(() => savedTexts(webApp.url)).toEqual(more);
  const times = (await saved(webApp.url)).flatMap(({ startMs, endMs }) => [startMs, endMs]);
  expect(times).toEqual(times.toSorted((one, other) => one - other));

  await page.keyboard.press('Insert');
  await expect(field).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(list).toBeFocused();
  await expect.poll(() => savedTexts(webApp.url)).toEqual(more);

  const before = await saved(webApp.url);
  await press(page, 'ArrowUp', 1);
  await press(page, 'Shift+ArrowDown', 2);
  await page.keyboard.press('Control+Shift+Backspace');
  await expect(page.getByText(en.editing.removed(3))).toBeVisible();
  await expect.poll(() => saved(webApp.url)).toHaveLength(more.length - 3);
  await expect(list).toBeFocused();
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(() => saved(webApp.url)).toEqual(before);
  await expect(page.getByRole('listitem')).toHaveCount(more.length);
});

test('borders move by 20 and 100 ms, while text is typed too, and presses in a row are one step', async ({
  page,
  webApp,
}) => {
  await open(page, webApp.url);
  const { startMs, endMs } = (await saved(webApp.url))[2]!;
  const edges = async () => {
    const row = (await saved(webApp.url))[2]!;
    return [row.startMs - startMs, row.endMs - endMs];
  };
  await goTo(page, 2);
  await press(page, 'Alt+BracketRight', 2);
  await expect.poll(edges).toEqual([40, 0]);
  await press(page, 'Alt+Shift+BracketLeft');
  await expect.poll(edges).toEqual([-60, 0]);
  await press(page, 'Alt+Comma');
  await press(page, 'Alt+Shift+Period');
  await expect.poll(edges).toEqual([-60, 80]);
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(edges).toEqual([0, 0]);

  await page.keyboard.press('F2');
  await expect(page.locator('[data-segment-editor]')).toBeFocused();
  await press(page, 'Alt+Shift+Comma');
  await expect.poll(edges).toEqual([0, -100]);
  await expect(page.locator('[data-segment-editor]')).toHaveValue(lines[2]!);
  await expect(page.locator('[data-segment-editor]')).toBeFocused();
  const { words } = (await saved(webApp.url))[2]!;
  expect(Math.max(...words.map((word) => word.endMs))).toBeLessThanOrEqual(endMs - 100);
});

test('speakers are given by digits, named everywhere at once, and two become one', async ({ page, webApp }) => {
  const list = await open(page, webApp.url);
  await page.keyboard.press('Shift+Digit2');
  await expect.poll(async () => (await savedSpeakers(webApp.url))[0]).toBe(john);
  await goTo(page, 1);
  await press(page, 'Shift+ArrowDown', 2);
  await page.keyboard.press('Digit3');
  const third = en.speakers.unnamed(3);
  await expect
    .poll(async () => (await savedSpeakers(webApp.url)).slice(0, 5))
    .toEqual([john, third, third, third, anna]);

  await page.keyboard.press('KeyP');
  const panel = page.getByRole('complementary', { name: en.speakers.title });
  const name = panel.getByLabel(en.speakers.name(3));
  await expect(name).toHaveValue(third);
  await name.focus();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('The clerk');
  await page.keyboard.press('Enter');
  await expect(list).toBeFocused();
  await expect(list.getByText('The clerk')).toBeVisible();
  await expect(list.getByText(third)).toHaveCount(0);
  await expect.poll(async () => (await savedSpeakers(webApp.url)).slice(1, 4)).toEqual(Array(3).fill('The clerk'));
  const text = await callWeb(webApp.url, 'exports.render', { transcriptId: 1, format: 'txt' });
  expect(JSON.stringify(text)).toContain('The clerk');

  await panel.getByRole('button', { name: en.speakers.menu('The clerk') }).press('Enter');
  await page.getByRole('menuitem', { name: en.speakers.mergeInto(john) }).press('Enter');
  await expect(panel.getByRole('textbox')).toHaveCount(2);
  await expect.poll(async () => (await savedSpeakers(webApp.url)).slice(0, 4)).toEqual(Array(4).fill(john));
  await list.focus();
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(async () => (await savedSpeakers(webApp.url)).slice(1, 4)).toEqual(Array(3).fill('The clerk'));
  await page.keyboard.press('Digit0');
  await expect.poll(async () => (await savedSpeakers(webApp.url)).slice(1, 4)).toEqual([null, null, null]);
});

test('the history names each step and goes to any of them, also after a reload', async ({ page, webApp }) => {
  const list = await open(page, webApp.url);
  await page.keyboard.press('F2');
  await page.keyboard.type(' Sit down.');
  await page.keyboard.press('Control+KeyS');
  await expect.poll(async () => (await savedTexts(webApp.url))[0]).toBe(`${lines[0]} Sit down.`);
  await page.keyboard.press('Digit2');
  await expect.poll(async () => (await savedSpeakers(webApp.url))[0]).toBe(john);
  await page.keyboard.press('Control+KeyJ');
  await expect.poll(() => savedTexts(webApp.url)).toHaveLength(lines.length - 1);

  await page.reload();
  await expect(list).toBeFocused();
  await page.keyboard.press('KeyH');
  const panel = page.getByRole('complementary', { name: en.history.title });
  const steps = panel.getByRole('list').getByRole('button');
  await expect(steps).toHaveCount(4);
  await expect(steps.last()).toHaveText(en.history.start);
  await expect(steps.first()).toHaveAttribute('aria-current', 'true');
  await steps.nth(2).press('Enter');
  await expect.poll(() => savedTexts(webApp.url)).toHaveLength(lines.length);
  expect((await savedSpeakers(webApp.url))[0]).toBe(anna);
  expect((await savedTexts(webApp.url))[0]).toBe(`${lines[0]} Sit down.`);
  await expect(steps.nth(2)).toHaveAttribute('aria-current', 'true');
  await expect(steps.nth(2)).toBeFocused();
  await steps.last().press('Enter');
  await expect.poll(() => savedTexts(webApp.url)).toEqual(lines);

  await page.reload();
  await expect(list).toBeFocused();
  await page.keyboard.press('Control+Shift+KeyZ');
  await expect.poll(async () => (await savedTexts(webApp.url))[0]).toBe(`${lines[0]} Sit down.`);
  await press(page, 'Control+Shift+KeyZ');
  await expect.poll(async () => (await savedSpeakers(webApp.url))[0]).toBe(john);
  await press(page, 'Control+Shift+KeyZ');
  await expect.poll(() => savedTexts(webApp.url)).toHaveLength(lines.length - 1);
});

test('what was recognised can be seen beside the correction and put back', async ({ page, webApp }) => {
  const list = await open(page, webApp.url);
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('Nothing of the sort.');
  await page.keyboard.press('Control+KeyS');
  await expect.poll(async () => (await savedTexts(webApp.url))[0]).toBe('Nothing of the sort.');
  await page.keyboard.press('KeyO');
  const original = page.getByRole('region', { name: en.editing.original });
  await expect(original.getByText(lines[0]!)).toBeVisible();
  await original.getByRole('button', { name: en.editing.restore }).press('Enter');
  await expect.poll(async () => (await savedTexts(webApp.url))[0]).toBe(lines[0]);
  await expect(list).toBeFocused();
  await expect(original).toBeHidden();
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(async () => (await savedTexts(webApp.url))[0]).toBe('Nothing of the sort.');
  await page.keyboard.press('KeyO');
  await page.keyboard.press('KeyO');
  await expect(original).toBeHidden();
});
