import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const w = en.watchLists;
let app: SharedApp;
let recordingId = 0;
let transcriptId = 0;

test.beforeAll(async () => {
  app = await startApp((library) => {
    for (const id of addMany(library, 1)) {
      recordingId = id;
      transcriptId = addText(library, id, ['the refund was promised', 'nobody called back', 'it is late']);
      library.notes.add({ recordingId: id, startMs: 1000, endMs: 1000, text: 'first note', tags: [] });
    }
    const terms = ['refund', 'promise'].map((term) => ({ term, match: 'any', severity: 'high', note: '' }) as const);
    library.watch.lists.save({ listId: null, name: 'Money', terms });
  });
});
test.afterAll(() => app.end());

async function twoPages(page: Page, hash: string): Promise<readonly [Page, Page]> {
  const other = await page.context().newPage();
  for (const one of [page, other]) {
    await one.goto(app.url);
    await expect(one.locator('[role=row][data-index]')).toHaveCount(1);
    await one.evaluate((wanted) => (location.hash = wanted), hash);
  }
  return [page, other];
}

const recording = () => `#/recording/${recordingId}`;
const texts = async () =>
  (await callWeb(app.url, 'segments.list', { transcriptId, offset: 0, limit: 50 })).rows.map(({ text }) => text);

test('text: the later one is shown what stands there now, and keeps its own until it chooses', async ({ page }) => {
  const [mine, theirs] = await twoPages(page, recording());
  for (const one of [mine, theirs]) {
    await one.locator('[data-index="1"] [data-word]').first().dblclick();
    await expect(one.getByRole('textbox')).toBeFocused();
  }
  await theirs.getByRole('textbox').fill('nobody ever called back');
  await theirs.keyboard.press('Control+KeyS');
  await expect.poll(texts).toContain('nobody ever called back');
  await mine.getByRole('textbox').fill('no one called us back');
  await mine.keyboard.press('Control+KeyS');
  const alert = mine.getByRole('alert');
  await expect(alert).toContainText('nobody ever called back');
  expect(await texts()).toContain('nobody ever called back');
  await expect(mine.locator('[data-index="1"]')).toContainText('no one called us back');
  await alert.getByRole('button', { name: en.transcript.keepMine }).click();
  await expect.poll(texts).toContain('no one called us back');
});

test('a note: both are kept, as two notes', async ({ page }) => {
  const [mine, theirs] = await twoPages(page, recording());
  for (const one of [mine, theirs]) {
    await one.keyboard.press('Shift+N');
    await one.getByRole('button', { name: en.notes.edit('0:01') }).click();
  }
  const field = (one: Page) => one.getByLabel(en.notes.noteAt('0:01'), { exact: true });
  await field(theirs).fill('their note');
  await field(theirs).press('Enter');
  await expect(field(theirs)).toBeHidden();
  await field(mine).fill('my note');
  await field(mine).press('Enter');
  await expect(mine.getByRole('alert')).toContainText('their note');
  await expect(field(mine)).toHaveValue('my note');
  await mine.getByRole('button', { name: en.notes.keepBoth }).click();
  const notes = async () =>
    (await callWeb(app.url, 'notes.list', { recordingId, offset: 0, limit: 9 })).rows.map(({ text }) => text);
  await expect.poll(notes).toEqual(['their note', 'my note']);
});

test('a note that the other window removed is not lost with it', async ({ page }) => {
  const { note } = await callWeb(app.url, 'notes.add', {
    recordingId,
    startMs: 7000,
    endMs: 7000,
    text: 'old',
    tags: [],
  });
  const [mine] = await twoPages(page, recording());
  await mine.keyboard.press('Shift+N');
  await mine.getByRole('button', { name: en.notes.edit('0:07') }).click();
  const field = mine.getByLabel(en.notes.noteAt('0:07'), { exact: true });
  await field.fill('what I wrote');
  await callWeb(app.url, 'notes.remove', { noteIds: [note.id] });
  await expect(field).toHaveValue('what I wrote');
  await field.press('Enter');
  await mine.getByRole('button', { name: en.notes.saveAsNew }).click();
  await expect(field).toBeHidden();
  await expect(mine.getByText('what I wrote')).toBeVisible();
});

test('a name of a speaker: the later one is warned, and chooses', async ({ page }) => {
  const [segment] = (await callWeb(app.url, 'segments.list', { transcriptId, offset: 0, limit: 1 })).rows;
  await callWeb(app.url, 'segments.assignSpeaker', { segmentIds: [segment!.id], speaker: { name: 'Speaker 1' } });
  const [mine, theirs] = await twoPages(page, recording());
  const field = (one: Page) => one.getByRole('textbox', { name: en.speakers.name(1) });
  for (const one of [mine, theirs]) {
    await expect(one.locator('[data-index="0"]')).toContainText('Speaker 1');
    await one.keyboard.press('p');
    await expect(field(one)).toHaveValue('Speaker 1');
  }
  await field(mine).fill('Анна');
  await field(theirs).fill('Anna');
  await field(theirs).press('Enter');
  await expect(mine.locator('[data-index="0"]')).toContainText('Anna');
  await expect(field(mine)).toHaveValue('Анна');
  await field(mine).press('Enter');
  await expect(mine.getByRole('alert')).toContainText('Anna');
  await expect(field(mine)).toHaveValue('Анна');
  await mine.getByRole('button', { name: en.speakers.keepMine }).click();
  await expect(theirs.locator('[data-index="0"]')).toContainText('Анна');
  await expect(field(theirs)).toHaveValue('Анна');
});

const termField = (page: Page, nth: number) => page.getByRole('textbox', { name: `${w.termNumber(nth)}: ${w.term}` });
const savedTerms = async () => {
  const { lists } = await callWeb(app.url, 'watchLists.list', {});
  return (await callWeb(app.url, 'watchLists.get', { listId: lists[0]!.id })).terms.map(({ term }) => term);
};

test('a watch list: what one adds the other sees, and changes at the same time are both kept and reported', async ({
  page,
}) => {
  const { lists } = await callWeb(app.url, 'watchLists.list', {});
  const [mine, theirs] = await twoPages(page, `#/watch/${lists[0]!.id}`);
  for (const one of [mine, theirs]) await expect(termField(one, 2)).toHaveValue('promise');
  await theirs.getByRole('button', { name: w.addTerm }).click();
  await theirs.keyboard.type('chargeback');
  await expect(termField(mine, 3)).toHaveValue('chargeback');
  await expect(mine.getByText(w.overtaken)).toBeHidden();
  // This one receives nothing of the other for a while.
  await mine.route('**/api/watchLists.get', (route) => route.abort());
  await termField(theirs, 1).fill('refunds');
  await termField(theirs, 1).press('Tab');
  await expect.poll(savedTerms).toEqual(['refunds', 'promise', 'chargeback']);
  await termField(mine, 2).fill('promised');
  await expect(mine.getByText(w.overtaken)).toBeVisible();
  await expect.poll(savedTerms).toEqual(['promised', 'chargeback', 'refunds']);
  await expect(termField(mine, 1)).toBeFocused();
  await expect(termField(mine, 3)).toHaveValue('refunds');
  for (const term of ['promised', 'chargeback', 'refunds'])
    await expect(theirs.locator(`input[value="${term}"]`)).toBeVisible();
});

test('a watch list that the other window removed is reported, and what was written is saved as a new one', async ({
  page,
}) => {
  const terms = [{ term: 'pilot', match: 'any' as const, severity: 'low' as const, note: '' }];
  const { id } = await callWeb(app.url, 'watchLists.save', { listId: null, name: 'Harbour', terms });
  const [mine] = await twoPages(page, `#/watch/${id}`);
  await expect(termField(mine, 1)).toHaveValue('pilot');
  await mine.route('**/api/watchLists.get', (route) => route.abort());
  await callWeb(app.url, 'watchLists.remove', { listId: id });
  await termField(mine, 1).fill('pilots');
  const again = mine.getByRole('button', { name: w.saveAsNew });
  await expect(again).toBeVisible();
  await mine.unroute('**/api/watchLists.get');
  await again.click();
  await expect(mine.getByText(w.saved, { exact: true })).toBeVisible();
  const { lists } = await callWeb(app.url, 'watchLists.list', {});
  expect(lists.map(({ name }) => name)).toEqual(['Harbour', 'Money']);
});

test('a finding that the other window decided otherwise is reported, and only an answer replaces its verdict', async ({
  page,
}) => {
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  const first = async () => {
    const request = { filter, snapshot: null, offset: 0, limit: 5 };
    return (await callWeb(app.url, 'findings.list', request)).rows[0]!;
  };
  await expect.poll(async () => (await callWeb(app.url, 'findings.counts', {})).new).toBeGreaterThan(0);
  await page.goto(app.url);
  await expect(page.locator('[role=row][data-index]')).toHaveCount(1);
  await page.evaluate(() => (location.hash = '#/findings'));
  const { id, matched } = await first();
  await expect(page.getByText(matched).first()).toBeVisible();
  await callWeb(app.url, 'findings.decide', { findingIds: [id], state: 'dismissed', reason: 'a joke' });
  await page.keyboard.press('c');
  await expect(page.getByText(`“${matched}” was dismissed in another window: a joke.`)).toBeVisible();
  expect(await first()).toMatchObject({ state: 'dismissed', reason: 'a joke' });
  await page.getByRole('button', { name: en.findings.keepMine.confirmed }).click();
  await expect.poll(first).toMatchObject({ state: 'confirmed', reason: '' });
  await callWeb(app.url, 'findings.undo', {});
  expect(await first()).toMatchObject({ state: 'dismissed', reason: 'a joke' });
});
