import { en } from '../../../renderer/locales/en/words.ts';
import { cursorIndex, hostedTest, segmentsOf } from './hosted-library.ts';
import { answered } from './settled.ts';

/** What the page does where an answer or a change reaches it late. */
const texts = Array.from({ length: 40 }, (_, nth) => `Line ${nth + 1} says where the second ship went that night.`);

const test = hostedTest(({ recording }) => {
  const made = (name: string) => recording({ name, texts });
  return { late: made('late.wav'), opened: made('opened.wav'), early: made('early.wav') };
});
const { expect } = test;

for (const name of ['edits.undo', 'segments.indexAt']) {
  test(`an undo whose answer comes late does not move a cursor that keys moved meanwhile: ${name}`, async ({
    page,
    hosted,
    open,
  }) => {
    const { recordingId, transcriptId } = hosted.made.late;
    await open(recordingId);
    await page.keyboard.press('Home');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Digit1']) await page.keyboard.press(key);
    const speakerOf = async (nth: number) => (await segmentsOf(hosted.url, transcriptId))[nth]?.speaker;
    await expect.poll(async () => await speakerOf(3)).toBe(en.speakers.unnamed(1));
    const [isAsked, isFree] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route(`**/api/${name}`, async (route) => {
      isAsked.resolve();
      await isFree.promise;
      await route.continue();
    });
    await page.keyboard.press('Control+KeyZ');
    await isAsked.promise;
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    const answer = page.waitForResponse(`**/api/${name}`);
    isFree.resolve();
    await (await answer).finished();
    await answered(page);
    expect(await cursorIndex(page)).toBe(1);
    expect(await speakerOf(3)).toBeNull();
  });
}

test('Escape gives a segment that was just made its own text again, never that of the one that stood there', async ({
  page,
  hosted,
  open,
}) => {
  const { recordingId, transcriptId } = hosted.made.opened;
  await open(recordingId);
  const field = page.locator('[data-segment-editor]');
  const rows = async () => (await segmentsOf(hosted.url, transcriptId)).slice(0, 4).map(({ text }) => text);
  // What is asked for is known from now on.
  await answered(page);
  for (const typed of ['', 'w']) {
    await page.keyboard.press('Home');
    await page.keyboard.press('Insert');
    await expect(field).toBeFocused();
    if (typed !== '') await field.pressSequentially(typed);
    await page.keyboard.press('Escape');
    await expect(field).toHaveCount(0);
    await answered(page);
    expect(await rows()).toEqual(texts.slice(0, 4));
  }
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.press('Home');
  for (let nth = 0; nth < 4; nth += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(texts[0]!.slice(5));
  await page.keyboard.press('Escape');
  await answered(page);
  expect(await rows()).toEqual(['Line', texts[0]!.slice(5), ...texts.slice(1, 3)]);
});

test('a field that is open before its segment is on the page begins with the text of that segment', async ({
  page,
  hosted,
  open,
}) => {
  const { recordingId, transcriptId } = hosted.made.early;
  // The page learns of the new segment with the next change only.
  await page.route('**/events*', (route) => route.abort());
  await page.route('**/api/segments.insert', async (route) => {
    const response = await route.fetch();
    const { value, ...rest } = (await response.json()) as { readonly value: object };
    await route.fulfill({ response, json: { ...rest, value: { ...value, changes: [] } } });
  });
  await open(recordingId);
  await page.keyboard.press('Home');
  await page.keyboard.press('Insert');
  const rows = async () => (await segmentsOf(hosted.url, transcriptId)).slice(0, 3).map(({ text }) => text);
  await expect.poll(rows).toEqual([texts[0], '', texts[1]]);
  await answered(page);
  await page.keyboard.press('Digit1');
  const field = page.locator('[data-segment-editor]');
  await expect(field).toHaveValue('');
  await field.pressSequentially('w');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await answered(page);
  expect(await rows()).toEqual(texts.slice(0, 3));
});
