import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const w = en.scorecards;
let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    library.settings.set({ reviewerName: 'Anna' });
    for (const [nth, id] of addMany(library, 3).entries()) {
      addText(library, id, ['good morning', nth === 0 ? 'please read me the code' : 'the weather is fine', 'goodbye']);
      library.jobs.setState(id, 'done');
    }
  });
  const rule = { ruleId: null, name: 'A code is asked for', text: 'said "code"', severity: 'high', note: '' } as const;
  await callWeb(app.url, 'rules.save', rule);
});
test.afterAll(() => app.end());

async function open(page: Page, hash: string): Promise<void> {
  if (!page.url().startsWith('http')) await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate((to) => (location.hash = to), hash);
}

test('a scorecard is made under Rules, answered by rule and by keys, and its results are read', async ({ page }) => {
  await open(page, '#/rules');
  await page.getByRole('button', { name: w.add }).click();
  await page.getByRole('textbox', { name: w.name }).fill('Calls');
  await page.getByRole('textbox', { name: w.question(1) }).fill('Was a code asked for?');
  await page.getByRole('combobox', { name: w.wantedLabel }).click();
  await page.getByRole('option', { name: w.wanted.no }).click();
  await page.getByRole('combobox', { name: w.answeredBy }).click();
  await page.getByRole('option', { name: w.rule('A code is asked for') }).click();
  await page.getByRole('checkbox', { name: w.autoFail }).check();
  await page.getByRole('button', { name: w.addQuestion }).click();
  await page.getByRole('textbox', { name: w.question(2) }).fill('Was the caller polite?');
  await page.getByRole('button', { name: w.save, exact: true }).click();
  await page.getByRole('button', { name: w.results }).click();
  const failed = page.getByRole('row').filter({ hasText: 'call 1.wav' });
  await expect(failed).toContainText(w.failed);
  await expect(page.getByRole('row').filter({ hasText: 'call 2.wav' })).toContainText(w.open(1));
  await failed.getByRole('button', { name: 'call 1.wav' }).click();
  const panel = page.getByRole('complementary', { name: en.panels.names.scorecard });
  await expect(panel.getByRole('status')).toContainText(w.failedBy('Was a code asked for?'));
  await panel
    .getByRole('group', { name: 'Was a code asked for?' })
    .getByRole('button', { name: w.answers.yes })
    .focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('y');
  await expect(panel.getByRole('status')).toContainText(w.complete);
  await page.keyboard.press('r');
  await page.keyboard.type('thanked twice');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('n');
  await expect(panel.getByRole('status')).toContainText('100');
  await page.keyboard.press('Backspace');
  await expect(panel.getByRole('status')).toContainText(w.failed);
  await open(page, '#/review/scores');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const text = await (await download).createReadStream().then((stream) => stream.toArray());
  expect(Buffer.concat(text as Buffer[]).toString()).toContain('thanked twice');
});
