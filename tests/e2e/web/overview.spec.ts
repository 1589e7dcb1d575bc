import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { assignSpeaker } from '../../../electron/services/edits/speaker-commands.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import { en } from '../../../renderer/locales/en/words.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const lines = [
  'good morning and welcome to the meeting',
  'the turbine stopped, the turbine was loud',
  'we looked at the turbine and its bearing',
  'the bearing of the turbine was hot',
  'who ordered the turbine in the first place',
  'thank you that will be all for today',
];

let app: SharedApp;
test.beforeAll(async () => {
  app = await startApp(fill);
});
test.afterAll(() => app.end());

function fill(library: Library): void {
  const ids = addMany(library, 8, (nth) => `call ${nth + 1}.wav`);
  for (const [nth, id] of ids.entries()) {
    const own =
      nth === 7 ? lines : ['good morning thank you', 'that will be all for today and welcome', 'we looked at it'];
    const transcriptId = addText(library, id, own);
    const segmentIds = [...library.segments.iterate(transcriptId)].map((segment) => segment.id);
    const give = (name: string, which: readonly number[]) =>
      assignSpeaker(library.edits, library.index.database, { transcriptId, segmentIds: which }, { name });
    give('Anna Koch', segmentIds.slice(0, 2));
    give('Boris', segmentIds.slice(2));
  }
  const sample = { recordingId: ids[0] ?? 1, startMs: 0, endMs: 3000, model: 'm' };
  library.annotations.voices.add('Anna Koch', { ...sample, embedding: Int8Array.of(127) });
  library.annotations.voices.add('A. Koch', { ...sample, embedding: Int8Array.of(127) });
}

test('the overview counts the library, leads into it, and profiles a table', async ({ page }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: en.overview.title, exact: true }).click();
  await expect(page.getByRole('heading', { name: en.overview.title })).toBeVisible();
  await expect(page.getByText(en.overview.allWithText)).toBeVisible();
  const file = join(app.dir, 'table.csv');
  writeFileSync(file, 'name,phone,born,x\nWill,+1 415 555 0132,1990-04-01,May\nGrace,+1 415 555 0199,1985-01-30,\n');
  await page.locator('input[type=file]').setInputFiles(file);
  const row = page.getByRole('row', { name: /^phone/ });
  await expect(row).toContainText(en.profile.values['phone'] ?? '');
  await expect(page.getByRole('row', { name: /^name/ })).toContainText(
    `Will person, ${en.overview.atomReasons.heading}`,
  );
  await expect(page.getByRole('row', { name: /^x/ })).toContainText(`May ${en.overview.openAtom}: person / word`);
  await page.getByRole('button', { name: /English/ }).click();
  await expect(page.getByRole('heading', { name: en.library.title })).toBeVisible();
  await expect(page.getByRole('row', { name: /call 1\.wav/ })).toBeVisible();
});

test('the profile of a recording shows who speaks and what is unusual, and leads to the seconds', async ({ page }) => {
  await page.goto(app.url);
  await page.getByText('call 8.wav').dblclick();
  await page.getByRole('button', { name: en.panels.names.profile, exact: true }).click();
  const panel = page.getByRole('complementary', { name: en.profile.title });
  await expect(panel.getByText('Anna Koch').first()).toBeVisible();
  const word = panel.getByRole('button', { name: /^turbine/ });
  await expect(word).toContainText('5');
  await word.click();
  await expect(page).toHaveURL(/#\/recording\/8/);
  const saved = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
});

test('two names of one person become one, and a voice is forgotten', async ({ page }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: en.people.title, exact: true }).click();
  await expect(page.getByRole('heading', { name: 'A. Koch' })).toBeVisible();
  await page.getByRole('button', { name: en.people.changeOf('A. Koch') }).click();
  await page.getByRole('combobox', { name: en.people.name }).fill('Anna Koch');
  await expect(page.getByText(en.people.mergeText('Anna Koch'))).toBeVisible();
  await page.getByRole('button', { name: en.people.merge, exact: true }).click();
  await expect(page.getByRole('heading', { name: 'A. Koch' })).toBeHidden();
  await expect(page.getByText(en.people.samples(2))).toBeVisible();
  await page.getByRole('button', { name: en.people.forgetOf('Anna Koch') }).click();
  await page.getByRole('button', { name: en.people.forget, exact: true }).last().click();
  await expect(page.getByText(en.people.none)).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('button', { name: en.people.title })).toBeHidden();
});
