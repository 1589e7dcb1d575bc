import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { hostedTest, segmentsOf } from './hosted-library.ts';

const texts = Array.from({ length: 60 }, (_, nth) => `Line ${nth + 1} says where the second ship went that night.`);
const talk = ['Where do you work?', 'In the harbour.', 'At the old quay.', 'Since when?', 'For ten years.'];
const who = ['Daniel Cooper', 'Anna Berg', 'Anna Berg', 'Daniel Cooper', 'Anna Berg'];

const test = hostedTest(({ recording }) => ({
  plain: recording({ name: 'plain.wav', texts }),
  talk: recording({ name: 'talk.wav', texts: talk, speakers: who, unsure: ['harbour.'] }),
  unsure: recording({ name: 'unsure.wav', texts: talk, unsure: ['work?', 'quay.'] }),
  edits: recording({ name: 'edits.wav', texts: texts.slice(0, 8) }),
}));
const { expect } = test;

const tab = (page: Page, name: keyof typeof en.panels.names) =>
  page.getByRole('group', { name: en.panels.label }).getByRole('button', { name: en.panels.names[name], exact: true });
const panel = (page: Page, name: keyof typeof en.panels.names) =>
  page.getByRole('complementary', { name: en.panels.names[name] });

test('what is to be known has a chip that opens its panel; what is not has none', async ({ page, hosted, open }) => {
  const { recordingId, transcriptId } = hosted.made.talk;
  await callWeb(hosted.url, 'notes.add', { recordingId, startMs: 5400, endMs: 5400, text: 'Check the quay', tags: [] });
  await open(recordingId);
  const chips = page.getByRole('group', { name: en.chips.label });
  const { pendingCount } = await callWeb(hosted.url, 'review.open', { transcriptId });
  const doubtful = (count: number) => chips.getByRole('button', { name: en.chips.doubtful(count), exact: true });
  await expect(chips.getByRole('button')).toHaveText([
    en.chips.doubtful(pendingCount),
    en.chips.notes(1),
    en.chips.demo,
  ]);
  await chips.getByRole('button', { name: en.chips.notes(1) }).click();
  await expect(panel(page, 'notes').getByText('Check the quay')).toBeVisible();
  await doubtful(pendingCount).click();
  await expect(panel(page, 'review').locator('mark')).toHaveText('harbour');
  for (let left = pendingCount; left > 0; left -= 1) {
    await expect(doubtful(left)).toBeVisible();
    await expect(panel(page, 'review').getByText(`${pendingCount - left} of ${pendingCount}`)).toBeVisible();
    await page.keyboard.press('KeyA');
  }
  await expect(chips.getByRole('button')).toHaveText([en.chips.notes(1), en.chips.demo]);
  await chips.getByRole('button', { name: en.chips.demo }).click();
  await expect(panel(page, 'info').getByText('talk.wav')).toBeVisible();
  await open(hosted.made.plain.recordingId);
  await expect(chips.getByRole('button')).toHaveText([en.chips.demo]);
});

test('several doubtful words of the library are right by one key, and doubtful again by another', async ({
  page,
  hosted,
  open,
}) => {
  await open(hosted.made.unsure.recordingId);
  const { transcriptId } = hosted.made.unsure;
  const { pendingCount } = await callWeb(hosted.url, 'review.open', { transcriptId });
  expect(pendingCount).toBe(2);
  // What is decided from now on keeps its place in the list, and what is decided before then is not in it.
  const pending = async () =>
    (await callWeb(hosted.url, 'review.libraryPlaces', { sinceMs: Date.now() + 60_000, offset: 0, limit: 1 })).total;
  await page.evaluate(() => (location.hash = '#/review/doubtful'));
  await expect(page.getByRole('option', { name: 'unsure.wav' })).toHaveCount(pendingCount);
  const before = await pending();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(en.review.selected(2))).toBeVisible();
  await page.keyboard.press('KeyC');
  await expect(page.getByText(en.review.acceptedMany(2))).toBeVisible();
  expect(await pending()).toBe(before - 2);
  await page.keyboard.press('KeyU');
  await expect.poll(pending).toBe(before);
});

test('the filter of the library offers who speaks', async ({ page, hosted }) => {
  await page.goto(hosted.url);
  const rows = page.locator('[role=row][data-index]');
  await expect(rows).toHaveCount(4);
  await page.getByRole('button', { name: en.catalogue.addFilter }).click();
  await page.getByRole('button', { name: 'Anna Berg', exact: true }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('talk.wav');
});

test('each tab is one panel in the same place, whose width is dragged and remembered', async ({
  page,
  hosted,
  open,
}) => {
  await open(hosted.made.talk.recordingId);
  for (const name of ['speakers', 'review', 'notes', 'sound', 'history', 'info'] as const) {
    await tab(page, name).click();
    await expect(panel(page, name)).toBeVisible();
    await expect(page.getByRole('complementary')).toHaveCount(1);
    await expect(tab(page, name)).toHaveAttribute('aria-pressed', 'true');
  }
  const edge = page.getByRole('slider', { name: en.panels.width });
  const box = (await edge.boundingBox())!;
  await page.mouse.move(box.x + 5, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x - 95, box.y + 100, { steps: 4 });
  await page.mouse.up();
  const width = async () => Math.round((await page.getByRole('complementary').boundingBox())!.width);
  const dragged = await width();
  expect(dragged).toBeGreaterThan(380);
  await edge.press('ArrowLeft');
  expect(await width()).toBe(dragged + 24);
  await page.reload();
  await tab(page, 'speakers').click();
  expect(await width()).toBe(dragged + 24);
  // A narrower window: over the text, which keeps its width; then one menu.
  await page.setViewportSize({ width: 1000, height: 700 });
  const list = page.locator('[data-segments]');
  const before = (await list.boundingBox())!.width;
  await tab(page, 'speakers').click();
  expect((await list.boundingBox())!.width).toBe(before);
  await page.setViewportSize({ width: 760, height: 700 });
  await expect(tab(page, 'notes')).toHaveCount(0);
  await page.getByRole('button', { name: en.panels.menu }).click();
  await page.getByRole('menuitem', { name: en.panels.names.history }).click();
  await expect(panel(page, 'history')).toBeVisible();
});

test('Read is paragraphs by speaker with nothing to change, and is remembered', async ({ page, hosted, open }) => {
  const { recordingId, transcriptId } = hosted.made.talk;
  await open(recordingId);
  await page.getByRole('button', { name: en.modes.names.read, exact: true }).click();
  const text = page.getByRole('document', { name: en.transcript.segments });
  await expect(text.getByRole('heading')).toHaveText([/Daniel Cooper/, /Anna Berg/, /Daniel Cooper/, /Anna Berg/]);
  await expect(text.locator('p').nth(1)).toHaveText('In the harbour. At the old quay.');
  await expect(text.getByRole('button')).toHaveCount(0);
  const letters = await text
    .locator('p')
    .nth(1)
    .evaluate((paragraph) => {
      const context = document.createElement('canvas').getContext('2d')!;
      context.font = getComputedStyle(paragraph).font;
      const sample = 'It was shortly after four, just before the tide turned, and she came in without lights. ';
      return paragraph.clientWidth / (context.measureText(sample).width / sample.length);
    });
  expect(letters).toBeGreaterThan(60);
  expect(letters).toBeLessThan(72);
  // Keys that give and cut have nothing to do here.
  for (const key of ['Digit1', 'KeyS', 'Enter', 'Insert', 'Control+KeyJ']) await page.keyboard.press(key);
  expect((await segmentsOf(hosted.url, transcriptId)).map(({ text, speaker }) => [text, speaker])).toEqual(
    talk.map((line, nth) => [line, who[nth]]),
  );
  await text.getByText('At the old quay.').click();
  await expect(page.getByTestId('player-time')).toHaveText('0:10');
  await page.reload();
  await expect(text).toBeVisible();
  await page.getByRole('button', { name: en.modes.names.edit, exact: true }).click();
  await expect(page.locator('[data-segments]')).toBeVisible();
});

test('a link leads to its moment, and the menu of a segment copies one', async ({ page, hosted, open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { recordingId } = hosted.made.plain;
  await open(recordingId);
  await page.evaluate((hash) => (location.hash = hash), `#/recording/${recordingId}?t=200.5`);
  await expect(page.locator('[data-index="40"]')).toBeInViewport();
  await expect(page.locator('[data-cursor]').locator('xpath=..')).toHaveAttribute('data-index', '40');
  await page.locator('[data-index="42"] [data-segment-text]').click({ button: 'right' });
  await page.getByRole('menuitem', { name: en.editing.copyLink }).click();
  await expect
    .poll(async () => await page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(new RegExp(`#/recording/${recordingId}\\?t=210\\.4$`));
  await page.goto('about:blank');
  await page.goto(`${hosted.url.split('#')[0]}#/recording/${recordingId}?t=210.4`);
  await expect(page.locator('[data-index="42"]')).toBeInViewport();
});

test('several segments have a bar: how many, and what can be done with them', async ({ page, hosted, open }) => {
  const { recordingId, transcriptId } = hosted.made.edits;
  await open(recordingId);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: en.editing.selected(3) });
  await expect(bar).toBeVisible();
  // The turns of the merged text are late, as on a slow computer.
  const late = Promise.withResolvers<void>();
  await page.route('**/api/transcripts.paragraphs', async (route) => {
    await late.promise;
    await route.continue();
  });
  await bar.getByRole('button', { name: en.editing.merge }).click();
  await expect
    .poll(async () => (await segmentsOf(hosted.url, transcriptId)).map(({ text }) => text))
    .toEqual([texts.slice(0, 3).join(' '), ...texts.slice(3, 8)]);
  await expect(bar).toHaveCount(0);
  await expect(page.locator('[data-index="0"] [data-segment-text]')).toContainText(texts[2]!);
  // What a key did is seen, too. Of turns that are not known yet none is reached into.
  await page.keyboard.press('Home');
  await page.keyboard.press('Digit2');
  await expect(page.getByTestId('announcer')).toHaveText(en.speakers.assigned(en.speakers.unnamed(2), 1));
  late.resolve();
  await page.unrouteAll({ behavior: 'wait' });
});

test('the last export comes again by one key, in its format', async ({ page, hosted, open }) => {
  await open(hosted.made.talk.recordingId);
  await page.keyboard.press('Control+KeyE');
  await page.getByRole('radio', { name: en.exportDialog.formats.srt, exact: true }).click();
  await page.keyboard.press('Escape');
  await page.locator('[data-segments]').focus();
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+KeyE');
  expect((await downloading).suggestedFilename()).toBe('talk.srt');
});
