import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

let app: SharedApp;
let folder = '';
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'Входящие-'));
  app = await startApp((library) => {
    library.settings.set({ isDemoEnough: true, recognitionLanguage: 'en' });
    const ids = addMany(library, 3, (nth) => `Звонок ${nth + 1}.wav`);
    for (const id of ids) addText(library, id, ['да нет']);
    const [, , last = 0] = ids;
    library.catalogue.journal.change('tags', [{ subject: 'tag', recordingId: last, key: 'старое', after: '1' }]);
  });
});
test.afterAll(async () => {
  await app.end();
  rmSync(folder, { recursive: true, force: true });
});

test('the local API is off, is turned on with a switch, and answers with the token that the page shows', async ({
  page,
}) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Models & network' }).click();
  const api = page.getByRole('region', { name: 'Local API' });
  await expect(api.getByRole('button', { name: 'New token' })).toHaveCount(0);
  await api.getByRole('switch').click();
  await expect(api.getByText(/^http:\/\/127\.0\.0\.1:\d+\/v1$/)).toBeVisible();
  await api.getByRole('button', { name: 'Show' }).click();
  const token = (await api.getByText(/^stg_[\w-]{20,}$/).innerText()).trim();
  const base = (await api.getByText(/\/v1$/).innerText()).trim();
  const models = await fetch(`${base}/models`, { headers: { authorization: `Bearer ${token}` } });
  expect(models.status).toBe(200);
  await api.getByRole('button', { name: 'New token' }).click();
  await expect
    .poll(async () => (await fetch(`${base}/models`, { headers: { authorization: `Bearer ${token}` } })).status)
    .toBe(401);
  await page.getByLabel('Address of a webhook').fill('https://example.com/hook');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('https://example.com/hook')).toBeVisible();
});

test('a folder is watched, what arrives in it is transcribed, and Activity shows it', async ({ page }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Sources' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add folder' }).click();
  // Opened by a click that must not submit it: nothing is complained about before anything was typed.
  await expect(dialog.getByLabel('Folder', { exact: true })).toBeVisible();
  expect(await dialog.locator('form:user-invalid, input:user-invalid').count()).toBe(0);
  await dialog.getByLabel('Folder', { exact: true }).fill(join(folder, 'nowhere'));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/The folder “.*nowhere” does not exist/)).toBeVisible();
  await dialog.getByLabel('Folder', { exact: true }).fill(folder);
  await dialog.getByLabel('Tags, separated by commas').fill('night, суд');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText(folder)).toBeVisible();
  copyFileSync(resolve('tests/fixtures/speech/short02.wav'), join(folder, 'Запись.wav'));
  await expect(dialog.getByText('Done: 1, waiting: 0, failed: 0')).toBeVisible({ timeout: 90_000 });
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await page.getByRole('button', { name: 'Activity' }).click();
  await expect(page.getByRole('region', { name: 'Arrivals' }).getByText('Запись.wav')).toBeVisible();
  await expect(page.getByText('While you were away')).toBeVisible();
  await page.getByRole('region', { name: 'Batches' }).getByText('Done: 1 of 1, failed: 0').click();
  await expect(page.getByRole('button', { name: 'Report as HTML' })).toBeVisible();
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(page.getByText('While you were away')).toHaveCount(0);
});

test('a selection is put together as a batch, which Activity shows with a report and takes apart', async ({ page }) => {
  await page.goto(app.url);
  await page.getByText('Звонок 1.wav').click();
  await page.getByText('Звонок 2.wav').click({ modifiers: ['Shift'] });
  await page.getByRole('toolbar').getByRole('button', { name: en.library.actionsForSelected }).click();
  await page.getByRole('menuitem', { name: en.batch.open }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(en.batch.name).fill('Ночь на среду');
  await dialog.getByRole('combobox', { name: en.sources.priority }).click();
  await page.getByRole('option', { name: en.sources.priorities['-1'] }).click();
  await dialog.getByLabel(en.batch.from).fill('22:00');
  await dialog.getByLabel(en.batch.to).fill('06:00');
  await dialog.getByRole('button', { name: en.batch.make }).click();
  await page.getByRole('button', { name: en.batch.show }).click();
  const batches = page.getByRole('region', { name: en.sources.batches });
  await batches.getByText('Ночь на среду').click();
  const download = page.waitForEvent('download');
  await batches
    .getByRole('button', { name: en.sources.reportAs('CSV') })
    .last()
    .click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await batches.getByRole('button', { name: en.batch.remove }).first().click();
  await expect(batches.getByText('Ночь на среду')).toHaveCount(0);
});

test('what is over its time is listed before anything goes, and a hold keeps it', async ({ page }) => {
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: en.settings.sections.library }).click();
  const keeping = page.getByRole('region', { name: en.keeping.title });
  await keeping.getByRole('combobox', { name: en.keeping.subject }).click();
  await page.getByRole('option', { name: `${en.keeping.kinds.tag}: старое` }).click();
  await keeping.getByLabel(en.keeping.days, { exact: true }).fill('0');
  await keeping.getByRole('button', { name: en.keeping.add, exact: true }).click();
  await expect(keeping.getByText(en.keeping.due(1))).toBeVisible();
  await keeping.getByRole('combobox', { name: en.keeping.purpose }).click();
  await page.getByRole('option', { name: en.keeping.hold }).click();
  await keeping.getByLabel(en.keeping.reason).fill('дело 12');
  await keeping.getByRole('button', { name: en.keeping.add, exact: true }).click();
  await expect(keeping.getByText(en.keeping.due(0))).toBeVisible();
  await keeping.getByRole('button', { name: en.keeping.release }).click();
  await keeping.getByRole('button', { name: en.keeping.look }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Звонок 3.wav')).toBeVisible();
  await dialog.getByRole('button', { name: en.keeping.go }).click();
  await expect(keeping.getByText(en.keeping.due(0))).toBeVisible();
  await page.getByRole('button', { name: 'Library', exact: true }).first().click();
  await expect(page.getByText('Звонок 2.wav')).toBeVisible();
  await expect(page.getByText('Звонок 3.wav')).toHaveCount(0);
});
