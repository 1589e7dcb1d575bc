import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { hostedTest } from './hosted-library.ts';

const test = hostedTest((maker) => {
  maker.recording({ name: 'call.wav', texts: Array.from({ length: 5 }, () => 'The refund was promised.') });
  const terms = [{ term: 'refund', match: 'any', severity: 'high', note: '' } as const];
  maker.library.watch.lists.save({ listId: null, name: 'Money', terms });
});
const { expect } = test;

const states = async (url: string) => {
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  const { rows } = await callWeb(url, 'findings.list', { filter, snapshot: null, offset: 0, limit: 50 });
  return rows.map(({ state }) => state);
};

test('letters of a reason are typed, and never judge, play or move, however fast they come after the keys', async ({
  page,
  hosted,
}) => {
  await callWeb(hosted.url, 'watchLists.run', { all: true });
  await expect.poll(async () => (await states(hosted.url)).length).toBe(5);
  await page.goto(hosted.url);
  await page.getByRole('button', { name: new RegExp(en.nav.review) }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  const reason = page.getByRole('textbox', { name: en.findings.reason });
  for (const text of ['cdur c d u r', 'no refund, just a cup', 'дсг', ' space first']) {
    await page.keyboard.press('KeyR');
    await page.keyboard.type(text);
    await expect(reason).toBeFocused();
    await expect(reason).toHaveValue(text);
    await page.keyboard.press('Escape');
    await expect(reason).not.toBeFocused();
  }
  // Taking back, and at once a reason.
  await page.keyboard.press('KeyC');
  await page.keyboard.press('KeyU');
  await page.keyboard.press('KeyR');
  await page.keyboard.type('cd cd');
  await expect(reason).toHaveValue('cd cd');
  await expect(page.getByRole('button', { name: en.findings.stop })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => states(hosted.url)).toEqual(['new', 'new', 'new', 'new', 'new']);
});
