import type { Library } from '../../../electron/services/library/library.ts';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { chooseOption } from './choose-option.ts';
import { hostedTest, segmentsOf } from './hosted-library.ts';

const long =
  'They told us to come back in the morning with all of the papers that we had signed, and then nobody was there to take them from us.';
/** Cuts of the picture that were found before. */
function addShots(library: Library, recordingId: number, shotsMs: readonly number[]): void {
  const { runs } = library.annotations;
  const found = { analyzer: 'shots', version: 1, model: 'x', parameters: {}, transcriptId: null, isUrgent: false };
  const [runId = 0] = runs.add([{ recordingId, ...found }]);
  const annotations = shotsMs.map((atMs) => ({ startMs: atMs, endMs: atMs, kind: 'shot', value: 'cut' }));
  runs.commitStretch(runId, { startMs: 0, endMs: 60_000, annotations, kept: null });
  runs.finish(runId, { annotations: null, summary: {} }, () => ({}));
}
const call = {
  texts: [`${long} ${long} ${long}`, 'In the harbour.', 'Yes.'],
  speakers: ['Daniel', 'Anna', 'Anna'],
};
const test = hostedTest(({ library, recording }) => {
  const film = recording({
    name: 'film.mp4',
    hasVideo: true,
    texts: ['Nobody saw the boat.', 'It came back.', 'So it did.'],
  });
  addShots(library, film.recordingId, [250, 5200, 9000]);
  return {
    film,
    other: recording({ name: 'other.mp4', hasVideo: true, texts: ['Nobody saw the boat.'] }),
    call: recording({ ...call, name: 'call.wav' }),
    some: recording({ ...call, name: 'some.wav' }),
    played: recording({ name: 'played.wav', texts: ['We came back.', 'In the harbour.', 'Yes.', 'No.'] }),
    shifted: recording({
      name: 'shifted.wav',
      texts: ['We came back. It was late.', 'In the harbour.', 'Yes.', 'No.'],
    }),
  };
});
const { expect } = test;

test('a text is fitted to subtitles by a key, what breaks a rule is found by F8, and one step takes it back', async ({
  page,
  hosted,
  open,
}) => {
  const { recordingId, transcriptId } = hosted.made.call;
  const texts = async () => (await segmentsOf(hosted.url, transcriptId)).map(({ text }) => text);
  await open(recordingId);
  await page.getByRole('button', { name: en.modes.names.subtitles }).click();
  const rows = page.getByRole('listitem');
  await expect(rows.first()).toContainText('They told us');
  const count = await rows.count();
  expect(count).toBeGreaterThan(4);
  await page.keyboard.press('F8');
  await expect(page.locator('[data-selected]')).toContainText(en.subtitles.problems['very-fast']);
  await page.getByRole('button', { name: en.subtitles.fitAll }).click();
  await expect(page.getByText(/^Fitted:/)).toBeVisible();
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(texts).toEqual(call.texts);
  await expect(rows.last()).toContainText('Yes.');
  await expect(rows).toHaveCount(count);
});

test('several subtitles are selected by Shift and fitted together, as one step', async ({ page, hosted, open }) => {
  const { recordingId, transcriptId } = hosted.made.some;
  const texts = async () => (await segmentsOf(hosted.url, transcriptId)).map(({ text }) => text);
  await open(recordingId);
  await page.getByRole('button', { name: en.modes.names.subtitles }).click();
  const rows = page.getByRole('listitem');
  await expect(rows.first()).toContainText('They told us');
  await rows.first().click();
  const button = (count: number) => page.getByRole('button', { name: en.subtitles.fitSelected(count), exact: true });
  await expect(button(1)).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('[data-selected]')).toHaveCount(3);
  await rows.nth(1).click({ modifiers: ['Shift'] });
  await expect(page.locator('[data-selected]')).toHaveCount(2);
  await button(2).click();
  await expect(page.getByText(en.subtitles.fitted(1))).toBeVisible();
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(texts).toEqual(call.texts);
  await expect(rows.last()).toContainText('Yes.');
});

test('what is typed goes to the subtitle it was begun in, also where others move into its row meanwhile', async ({
  page,
  hosted,
  open,
}) => {
  const { recordingId, transcriptId } = hosted.made.shifted;
  await open(recordingId);
  await page.getByRole('button', { name: en.modes.names.subtitles }).click();
  const rows = page.getByRole('listitem');
  await expect(rows).toHaveCount(4);
  await rows.nth(2).dblclick();
  const field = page.getByRole('textbox', { name: en.subtitles.text });
  await expect(field).toHaveValue('Yes.');
  await field.fill('Yes, I did.');
  const [first] = await segmentsOf(hosted.url, transcriptId);
  await callWeb(hosted.url, 'segments.split', { segmentId: first!.id, atChar: 14 });
  await expect(rows).toHaveCount(5);
  await page.keyboard.press('Control+Enter');
  const texts = async () => (await segmentsOf(hosted.url, transcriptId)).map(({ text }) => text);
  await expect.poll(texts).toEqual(['We came back.', 'It was late.', 'In the harbour.', 'Yes, I did.', 'No.']);
});

test('a field that is typed in stays while the sound plays on to other subtitles', async ({ page, hosted, open }) => {
  const { recordingId, transcriptId } = hosted.made.played;
  await open(recordingId);
  await page.getByRole('button', { name: en.modes.names.subtitles }).click();
  await page.getByRole('listitem').nth(1).dblclick();
  const field = page.getByRole('textbox', { name: en.subtitles.text });
  await field.fill('In the old harbour.');
  await page.getByRole('button', { name: en.player.play, exact: true }).dispatchEvent('click');
  const seek = page.getByRole('slider', { name: en.player.seek });
  await expect.poll(async () => Number(await seek.getAttribute('aria-valuenow'))).toBeGreaterThan(10);
  await expect(field).toHaveValue('In the old harbour.');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => (await segmentsOf(hosted.url, transcriptId)).map(({ text }) => text))
    .toEqual(['We came back.', 'In the old harbour.', 'Yes.', 'No.']);
});

test('a recording with a picture shows its shot changes, and subtitles begin at them', async ({
  page,
  hosted,
  open,
}) => {
  await open(hosted.made.film.recordingId);
  await page.getByRole('button', { name: en.modes.names.subtitles }).click();
  await expect(page.getByText(en.shots.found(3))).toBeVisible();
  // Spoken from 0.4 s on.
  await expect(page.getByRole('listitem').first()).toContainText('00:00:00.250');
  const presets = en.exportDialog.cuePresets;
  await chooseOption(page.getByRole('combobox', { name: en.exportDialog.cuePreset }), presets.youtube);
  await expect(page.getByRole('listitem').first()).toContainText('00:00:00.400');
});

test('shot changes are looked for when asked to', async ({ page, hosted, open }) => {
  await open(hosted.made.other.recordingId);
  await page.getByRole('button', { name: en.modes.names.subtitles }).click();
  const find = page.getByRole('button', { name: en.shots.find });
  await expect(find).toBeVisible();
  await find.click();
  await expect(find).toHaveCount(0);
});
