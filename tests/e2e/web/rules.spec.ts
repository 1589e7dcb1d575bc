import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const w = en.rules;
let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    for (const id of addMany(library, 3)) {
      addText(library, id, ['hello and good morning', 'please read me the code', 'the card is mine', 'goodbye']);
      library.jobs.setState(id, 'done');
    }
  });
});
test.afterAll(() => app.end());

async function open(page: Page, hash: string): Promise<void> {
  if (!page.url().startsWith('http')) await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate((to) => (location.hash = to), hash);
}

test('a rule is put together as a sentence, tried, saved, and written in its text form', async ({ page }) => {
  await open(page, '#/rules');
  await page.getByRole('button', { name: w.add }).click();
  await page.getByRole('textbox', { name: w.name }).fill('Code near card');
  await page.getByRole('textbox', { name: w.phrase }).fill('code');
  const trial = page.getByRole('region', { name: w.trial });
  await expect(trial).toContainText(w.found(3));
  await page.getByRole('button', { name: w.addCondition }).click();
  await page.getByRole('textbox', { name: w.phrase }).last().fill('card');
  await page.getByRole('combobox', { name: w.joinLabel }).click();
  await page.getByRole('option', { name: w.joins.near }).click();
  await expect(trial.locator('mark').first()).toContainText('code');
  await page.getByRole('radio', { name: w.text }).click();
  const field = page.getByRole('textbox', { name: w.text });
  await expect(field).toHaveValue('said "code" near within 10 s said "card"');
  await field.fill('said "code" nea');
  await expect(page.getByRole('status').filter({ hasText: w.mistakes.expected })).toBeVisible();
  await page.getByRole('button', { name: 'near', exact: true }).click();
  await expect(field).toHaveValue(/said "code" near /);
  await field.fill('said "code" near within 10 s said "card"');
  await page.getByRole('button', { name: w.save, exact: true }).click();
  await expect
    .poll(async () => (await callWeb(app.url, 'rules.list', {})).rules.map(({ name, newCount }) => [name, newCount]))
    .toEqual([['Code near card', 3]]);
  await page.getByRole('radio', { name: w.sentence }).click();
  await expect(page.getByRole('textbox', { name: w.phrase }).last()).toHaveValue('card');
});

test('a ready-made rule is switched on, its findings say why, and it is switched off', async ({ page }) => {
  await open(page, '#/rules');
  const name = 'A code is asked for';
  await page.getByRole('switch', { name: w.isOn(name) }).click();
  const row = page.getByRole('list', { name: w.own }).getByRole('listitem').filter({ hasText: name });
  await row.getByRole('button', { name: en.watchLists.newCount(3) }).click();
  await expect(page.getByRole('option')).toHaveCount(3);
  await page.getByRole('option').first().click();
  await expect(page.getByText(w.why)).toBeVisible();
  await open(page, '#/rules');
  await row.getByRole('switch').click();
  await expect(row.getByRole('switch')).not.toBeChecked();
});

test('a second reader judges by keys, without the first verdict, and the agreement is shown', async ({ page }) => {
  await callWeb(app.url, 'rules.save', {
    ruleId: null,
    name: 'Goodbye',
    text: 'said "goodbye"',
    severity: 'low',
    note: '',
  });
  await callWeb(app.url, 'settings.set', { reviewerName: 'Anna' });
  const filter = { states: [], severities: [], listId: null, recordingId: null };
  await expect
    .poll(async () => (await callWeb(app.url, 'findings.list', { filter, snapshot: null, offset: 0, limit: 50 })).total)
    .toBeGreaterThan(2);
  const { rows } = await callWeb(app.url, 'findings.list', { filter, snapshot: null, offset: 0, limit: 50 });
  await callWeb(app.url, 'findings.decide', {
    findingIds: rows.slice(0, 3).map(({ id }) => id),
    state: 'confirmed',
    reason: 'plain',
  });
  await open(page, '#/review/agreement');
  const name = page.getByRole('textbox', { name: en.judging.reviewerName });
  await expect(name).toHaveValue('Anna');
  await name.fill('Boris');
  await name.blur();
  await expect.poll(async () => (await callWeb(app.url, 'settings.get', {})).reviewerName).toBe('Boris');
  await page.getByRole('button', { name: en.judging.second }).click();
  await expect(page.getByRole('article')).toBeVisible();
  // Named from the first moment: the questions on the buttons depend on it.
  await expect(page.getByRole('heading', { name: en.judging.reading.second })).toBeVisible();
  await expect(page.getByRole('article')).not.toContainText('plain');
  for (const [nth, key] of ['c', 'c', 'd'].entries()) {
    await page.keyboard.press(key);
    await expect(page.getByText(en.judging.position(nth + 1, 3))).toBeVisible();
  }
  await expect(page.getByText(en.judging.finished)).toBeVisible();
  await page.getByRole('button', { name: en.judging.close }).click();
  await expect(page.getByRole('row', { name: en.judging.all })).toContainText('67');
  await expect(page.getByRole('list', { name: en.judging.disagreements }).getByRole('listitem')).toHaveCount(1);
});
