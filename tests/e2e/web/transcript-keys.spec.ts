import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { cursorIndex, hostedTest, segmentsOf, wheelText } from './hosted-library.ts';
import { answered } from './settled.ts';

const texts = Array.from({ length: 300 }, (_, nth) => `Line ${nth + 1} says where the second ship went that night.`);

/** Each is a turn by itself, as far as that is known without names. */
const dialogue = Array.from({ length: 40 }, (_, nth) => (nth % 2 === 0 ? `Question ${nth}?` : `Answer ${nth}.`));

const test = hostedTest(({ recording }) => {
  const long = (name: string) => recording({ name, texts });
  return {
    fast: recording({ name: 'fast.wav', texts: dialogue }),
    second: long('second.wav'),
    away: long('away.wav'),
    moves: long('moves.wav'),
    picker: recording({
      name: 'picker.wav',
      texts: texts.slice(0, 6),
      speakers: ['Anna', 'Anna', 'Ben', 'Ben', 'Anna', 'Ben'],
    }),
    copy: recording({
      name: 'copy.wav',
      texts: ['Where do you work?', 'In the harbour.', 'Since when?'],
      speakers: ['Daniel Cooper', 'Anna Berg', 'Daniel Cooper'],
    }),
    signs: recording({
      name: 'signs.wav',
      texts: ['He said goodbye? Then he left.', ...texts.slice(0, 10)],
      unsure: ['goodbye?'],
    }),
    history: recording({ name: 'history.wav', texts: dialogue }),
    buttons: long('buttons.wav'),
    frame: long('frame.wav'),
    apart: long('apart.wav'),
  };
});
const { expect } = test;

test('digits pressed as fast as can be give turn after turn, each to the speaker of that digit', async ({
  page,
  hosted,
  open,
}) => {
  const { recordingId, transcriptId } = hosted.made.fast;
  await open(recordingId);
  await page.keyboard.press('Home');
  for (const slot of ['1', '2', '3', '1', '2', '3']) {
    await page.keyboard.press(`Digit${slot}`);
  }
  const wanted = [1, 2, 3, 1, 2, 3].map((slot) => en.speakers.unnamed(slot));
  await expect
    .poll(async () => (await segmentsOf(hosted.url, transcriptId)).slice(0, 6).map(({ speaker }) => speaker))
    .toEqual(wanted);
  expect(await cursorIndex(page)).toBe(6);
  // The other of the two who spoke last, and with Shift the place stays.
  await page.keyboard.press('KeyX');
  await page.keyboard.press('KeyX');
  await page.keyboard.press('Shift+Digit1');
  await page.keyboard.press('Shift+Digit2');
  await expect
    .poll(async () => (await segmentsOf(hosted.url, transcriptId)).slice(6, 10).map(({ speaker }) => speaker))
    .toEqual([en.speakers.unnamed(2), en.speakers.unnamed(3), en.speakers.unnamed(2), null]);
  expect(await cursorIndex(page)).toBe(8);
  // From here on, whoever has this one.
  await page.keyboard.press('KeyG');
  await expect
    .poll(async () =>
      (await segmentsOf(hosted.url, transcriptId)).slice(8).every((row) => row.speaker === en.speakers.unnamed(2)),
    )
    .toBe(true);
});

test('the name over a turn is a list of who it may be: this one, all like it, from here on, or somebody new', async ({
  page,
  hosted,
  open,
}) => {
  const { recordingId, transcriptId } = hosted.made.picker;
  await open(recordingId);
  const speakers = async () => (await segmentsOf(hosted.url, transcriptId)).map(({ speaker }) => speaker);
  const pick = async (index: number, scope: keyof typeof en.speakers.scopes | null) => {
    await page.locator(`[data-index="${index}"] [data-speaker-anchor]`).click();
    if (scope !== null) await page.getByRole('radio', { name: en.speakers.scopes[scope] }).check();
  };
  await pick(0, null);
  await page.getByRole('button', { name: 'Ben', exact: true }).click();
  await expect.poll(speakers).toEqual(['Ben', 'Ben', 'Ben', 'Ben', 'Anna', 'Ben']);
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(speakers).toEqual(['Anna', 'Anna', 'Ben', 'Ben', 'Anna', 'Ben']);
  await pick(4, 'alike');
  await page.getByRole('textbox', { name: en.speakers.find }).fill('Zoë');
  await page.keyboard.press('Enter');
  await expect.poll(speakers).toEqual(['Zoë', 'Zoë', 'Ben', 'Ben', 'Zoë', 'Ben']);
  await pick(2, 'onwards');
  await page.getByRole('button', { name: 'Zoë', exact: true }).click();
  await expect.poll(speakers).toEqual(Array(6).fill('Zoë'));
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(speakers).toEqual(['Zoë', 'Zoë', 'Ben', 'Ben', 'Zoë', 'Ben']);
  // What was taken back is gone to first.
  await expect.poll(async () => await cursorIndex(page)).toBe(2);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('KeyC');
  await page.getByRole('radio', { name: en.speakers.scopes.segment }).check();
  await page.getByRole('button', { name: en.speakers.noSpeaker }).click();
  await expect.poll(speakers).toEqual(['Zoë', null, 'Ben', 'Ben', 'Zoë', 'Ben']);
  // What is selected is meant where there is something selected, across turns.
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: en.editing.selected(3) });
  await bar.getByRole('button', { name: en.editing.speaker }).click();
  await expect(page.getByRole('radio', { name: en.speakers.scopes.selection })).toBeChecked();
  await page.getByRole('button', { name: 'Ben', exact: true }).click();
  await expect.poll(speakers).toEqual(['Zoë', 'Ben', 'Ben', 'Ben', 'Zoë', 'Ben']);
});

test('a digit is its own speaker for good: 2 on an empty list is the second', async ({ page, hosted, open }) => {
  const { recordingId, transcriptId } = hosted.made.second;
  await open(recordingId);
  await page.keyboard.press('Digit2');
  await expect.poll(async () => (await segmentsOf(hosted.url, transcriptId))[0]?.speaker).toBe(en.speakers.unnamed(2));
  await page.keyboard.press('KeyP');
  const panel = page.getByRole('complementary', { name: en.speakers.title });
  await expect(panel.locator('kbd')).toHaveText(['2']);
  await page.locator('[data-segments]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Digit1');
  await expect(panel.locator('kbd')).toHaveText(['1', '2']);
  expect((await callWeb(hosted.url, 'speakers.list', { transcriptId })).map(({ name, slot }) => [slot, name])).toEqual([
    [1, en.speakers.unnamed(1)],
    [2, en.speakers.unnamed(2)],
  ]);
});

test('a key never acts on a segment out of sight: it brings it back first', async ({ page, hosted, open }) => {
  const { recordingId, transcriptId } = hosted.made.away;
  await open(recordingId);
  await page.locator('[data-word]').nth(3).click();
  await wheelText(page, 5000);
  await expect(page.locator('[data-cursor]')).toHaveCount(0);
  for (const key of ['Digit2', 'KeyS', 'Enter']) {
    await wheelText(page, 5000);
    await page.keyboard.press(key);
    await expect(page.locator('[data-cursor]')).toBeInViewport();
  }
  await expect(page.getByRole('textbox')).toHaveCount(0);
  expect((await segmentsOf(hosted.url, transcriptId)).filter(({ speaker }) => speaker !== null)).toEqual([]);
  await page.keyboard.press('Digit2');
  await expect.poll(async () => (await segmentsOf(hosted.url, transcriptId))[0]?.speaker).toBe(en.speakers.unnamed(2));
});

test('what is selected being in sight, a key that acts on the cursor out of sight only brings it back', async ({
  page,
  hosted,
  open,
}) => {
  const { recordingId, transcriptId } = hosted.made.apart;
  await open(recordingId);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: en.editing.selected(2) });
  await expect(bar).toBeVisible();
  // The position moves on, the text stays, as while a voice plays.
  const seek = page.getByRole('slider', { name: en.player.seek });
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await seek.press(key);
  await page.locator('[data-segments]').focus();
  await expect(page.locator('[data-cursor]')).toHaveCount(0);
  const rows = async () =>
    (await segmentsOf(hosted.url, transcriptId, 200)).map(({ startMs, endMs }) => `${startMs}–${endMs}`);
  const before = await rows();
  await page.keyboard.press('Alt+BracketRight');
  await expect(page.locator('[data-cursor]')).toBeInViewport();
  expect(await cursorIndex(page)).toBeGreaterThan(200);
  await answered(page);
  expect(await rows()).toEqual(before);
  await page.keyboard.press('Alt+BracketRight');
  await expect.poll(rows).not.toEqual(before);
});

test('Home, End, the page keys, arrows after scrolling and a click beside the words move the cursor', async ({
  page,
  hosted,
  open,
}) => {
  await open(hosted.made.moves.recordingId);
  await page.keyboard.press('End');
  await expect.poll(async () => await cursorIndex(page)).toBe(299);
  await expect(page.locator('[data-cursor]')).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => await cursorIndex(page)).toBe(298);
  await page.keyboard.press('PageUp');
  const up = await cursorIndex(page);
  expect(up).toBeLessThan(295);
  await page.keyboard.press('PageDown');
  await expect.poll(async () => await cursorIndex(page)).toBeGreaterThan(up + 2);
  await page.keyboard.press('Home');
  await expect.poll(async () => await cursorIndex(page)).toBe(0);
  await wheelText(page, 3000);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-cursor]')).toBeInViewport();
  expect(await cursorIndex(page)).toBeGreaterThan(50);
  const place = page.locator('[data-index="90"]');
  await place.scrollIntoViewIfNeeded();
  const box = (await place.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
  await expect.poll(async () => await cursorIndex(page)).toBe(90);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: en.player.pause })).toBeVisible();
  await page.keyboard.press('Space');
  expect(await cursorIndex(page)).toBe(90);
});

test('the history says who, a run as one row, and the row flashes where a speaker was given', async ({
  page,
  hosted,
  open,
}) => {
  const { recordingId, transcriptId } = hosted.made.history;
  await open(recordingId);
  await page.keyboard.press('Home');
  await page.keyboard.press('Digit1');
  await expect(page.locator('[data-index="0"] [class*=flash]')).toBeAttached();
  const [speaker] = await expect
    .poll(async () => await callWeb(hosted.url, 'speakers.list', { transcriptId }))
    .not.toEqual([])
    .then(async () => await callWeb(hosted.url, 'speakers.list', { transcriptId }));
  await callWeb(hosted.url, 'speakers.rename', { speakerId: speaker!.id, name: 'Daniel Cooper' });
  for (let nth = 0; nth < 5; nth += 1) await page.keyboard.press('Digit1');
  await page.keyboard.press('Digit0');
  await page.keyboard.press('KeyH');
  const panel = page.getByRole('complementary', { name: en.history.title });
  await expect(panel.getByText(en.history.steps['assign-speaker']({ to: 'Daniel Cooper', count: 5 }))).toBeVisible();
  await expect(panel.getByText('No speaker')).toHaveCount(0);
});

test('letters are commands on a header button too; Space and Enter press it', async ({ page, hosted, open }) => {
  await open(hosted.made.buttons.recordingId);
  await page.getByRole('button', { name: new RegExp(en.versions.button(en.models.demoName)) }).focus();
  await page.keyboard.press('KeyP');
  await expect(page.getByRole('complementary', { name: en.speakers.title })).toBeVisible();
  await page.keyboard.press('KeyH');
  await expect(page.getByRole('complementary', { name: en.history.title })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(en.versions.useText)).toBeVisible();
});

test('Ctrl+C copies what is selected with times and speakers, Ctrl+Shift+C without times', async ({
  page,
  context,
  hosted,
  open,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = async () => await page.evaluate(async () => await navigator.clipboard.readText());
  await open(hosted.made.copy.recordingId);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+KeyC');
  await expect.poll(clipboard).toBe('[0:00] Daniel Cooper: Where do you work?\n[0:05] Anna Berg: In the harbour.');
  await page.keyboard.press('Control+Shift+KeyC');
  await expect.poll(clipboard).toBe('Daniel Cooper: Where do you work?\nAnna Berg: In the harbour.');
  const [from, to] = [
    page.locator('[data-index="0"] [data-word="2"]'),
    page.locator('[data-index="2"] [data-word="0"]'),
  ];
  const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!];
  await page.mouse.move(start.x + 1, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width - 1, end.y + end.height / 2, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.press('Control+KeyC');
  await expect.poll(clipboard).toBe('you work?\nIn the harbour.\nSince');
});

test('a doubtful word is marked and corrected without the signs around it', async ({ page, hosted, open }) => {
  const { recordingId, transcriptId } = hosted.made.signs;
  await open(recordingId);
  await page.keyboard.press('KeyD');
  const panel = page.getByRole('complementary', { name: en.panels.names.review });
  await expect(panel.locator('mark')).toHaveText('goodbye');
  await page.keyboard.press('Enter');
  await expect(panel.getByLabel(en.review.field)).toHaveValue('goodbye');
  await page.keyboard.type('do?');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await segmentsOf(hosted.url, transcriptId))[0]?.text)
    .toBe('He said do? Then he left.');
});

test('the focus stands on the segment that keys act on, not round the whole text', async ({ page, hosted, open }) => {
  await open(hosted.made.frame.recordingId);
  await page.keyboard.press('ArrowDown');
  const outline = async (selector: string) =>
    await page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(await outline('[data-segments]')).toBe('none');
  expect(await outline('[data-cursor]')).toBe('solid');
  await wheelText(page, 6000);
  expect(await outline('[data-segments]')).toBe('none');
});
