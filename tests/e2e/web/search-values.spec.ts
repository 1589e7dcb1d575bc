import { expect, test } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    const filler = Array.from({ length: 12 }, (_, nth) => `It rains, day ${nth + 1}.`);
    const [first = 0] = addMany(library, 1);
    addText(library, first, ['Anna Brown lives in London.', ...filler, 'Her phone is 415-555-0122.']);
    library.jobs.setState(first, 'done');
  });
  const [recording] = (await callWeb(app.url, 'recordings.list', { bin: false, offset: 0, limit: 1 })).rows;
  const recordings = { recordingIds: [recording?.id ?? 0] };
  for (const analyzer of ['entities', 'personal-data'])
    await callWeb(app.url, 'analyses.start', { analyzer, recordings });
  await expect
    .poll(async () => (await callWeb(app.url, 'search.values', { field: 'has', text: '', limit: 9 })).length)
    .toBe(3);
});
test.afterAll(() => app.end());

test('values of a filter are offered while it is typed, taken by keys, and hits stand at the mention', async ({
  page,
}) => {
  await page.goto(app.url);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.evaluate(() => (location.hash = '#/search'));
  const field = page.getByRole('combobox', { name: en.search.field });
  const offers = page.getByRole('listbox', { name: en.search.offers });
  await field.pressSequentially('entity:bro');
  await expect(offers.getByRole('option')).toHaveText(['Anna Brown1']);
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('entity:"Anna Brown" ');
  await expect(offers).toBeHidden();
  const hits = page.locator('#search-results').getByRole('option');
  await expect(hits).toHaveCount(1);
  await expect(hits.locator('mark')).toHaveText('Anna Brown');
  await field.fill('has:');
  await expect(offers.getByRole('option')).toHaveCount(3);
  await field.press('Escape');
  await expect(offers).toBeHidden();
  await expect(field).toHaveValue('has:');
  // Keys do not wait for the answer about the last letter: they are for the offers in sight.
  await field.pressSequentially('p');
  await expect(offers.getByRole('option')).toHaveCount(3);
  let answer = () => {};
  const isAnswered = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/search\.values/, (route) => isAnswered.then(() => route.continue()));
  const isAsked = page.waitForRequest(/search\.values/);
  await page.keyboard.press('h');
  await isAsked;
  await expect(offers.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  answer();
  await expect(field).toHaveValue('has:phone ');
  await expect(hits).toHaveCount(1);
  await expect(hits).toContainText('Her phone is 415-555-0122.');
});
