import { en } from '../../../renderer/locales/en/words.ts';
import { hostedTest } from './hosted-library.ts';

const long =
  'They told us to come back in the morning with all of the papers that we had signed, and then nobody was there to take them from us.';
const test = hostedTest(({ recording }) => ({
  call: recording({
    name: 'call.wav',
    texts: [`${long} ${long} ${long}`, 'In the harbour.', 'Yes.'],
    speakers: ['Daniel', 'Anna', 'Anna'],
  }),
}));
const { expect } = test;

test('a text is fitted to subtitles by a key, what breaks a rule is found by F8, and one step takes it back', async ({
  page,
  hosted,
  open,
}) => {
  await open(hosted.made.call.recordingId);
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
  await expect(rows.last()).toContainText('Yes.');
  await expect(rows).toHaveCount(count);
});

test('several subtitles are selected by Shift and fitted together, as one step', async ({ page, hosted, open }) => {
  await open(hosted.made.call.recordingId);
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
  await expect(rows.last()).toContainText('Yes.');
});
