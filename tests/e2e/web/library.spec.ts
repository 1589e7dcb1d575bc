import { expect, test, type Page } from '@playwright/test';
import { entitiesAnalyzer } from '../../../electron/services/analyses/mentions/entities-analyzer.ts';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';

const words = en.catalogue;
const names = ['Interview Kowalczyk 10.wav', 'Interview Kowalczyk 9.wav', 'Жалобы клиента.mp3', 'weber call.m4a'];
let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    const ids = addMany(library, 30, (nth) => names[nth] ?? `plain ${nth}.wav`);
    addText(library, ids[2]!, ['the refund was promised', 'by the bank']);
    library.settings.set({ isDemoEnough: true });
    const { name: analyzer, version, model } = entitiesAnalyzer;
    const run = { analyzer, version, model: model.hash, parameters: {}, isUrgent: false };
    const { transcriptId } = library.recordings.get(ids[2]!);
    library.annotations.runs.add([{ recordingId: ids[2]!, transcriptId, ...run }]);
    library.annotations.runs.setStates(['waiting'], 'paused');
    library.jobs.setStates(ids.slice(3), ['waiting'], 'paused');
  });
});
test.afterAll(() => app.end());

const rows = (page: Page) => page.locator('[role=row][data-index]');
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });
const filterField = (page: Page) => page.getByRole('textbox', { name: words.filter });

async function open(page: Page): Promise<void> {
  await page.goto(app.url);
  await expect(rows(page).nth(3)).toBeVisible();
}

test('a press on a column sorts by it, a second one turns it round, and keys can do both', async ({ page }) => {
  await open(page);
  await page.locator('[data-column=name]').click();
  await expect(rows(page).first()).toContainText('Interview Kowalczyk 9.wav');
  await expect(page.getByRole('columnheader', { name: words.columns.name })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toContainText('Жалобы клиента.mp3');
  // Remembered.
  await page.reload();
  await expect(rows(page).first()).toContainText('Жалобы клиента.mp3');
});

test('the filter finds parts and forms of names as they are typed, with the filters of the search', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('Control+f');
  await expect(filterField(page)).toBeFocused();
  await page.keyboard.type('walcz');
  await expect(rows(page)).toHaveCount(2);
  await filterField(page).fill('жалобой');
  await expect(rows(page)).toHaveCount(1);
  await filterField(page).fill('state:done');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText(words.filterCount(1, 30))).toBeVisible();
  await filterField(page).fill('nothing is called so');
  await page.getByRole('button', { name: words.searchText('nothing is called so') }).waitFor();
  await page.getByRole('button', { name: words.clearFilter }).first().click();
  await expect(rows(page).nth(3)).toBeVisible();
});

test('a click selects, letters find a name, F2 renames, and Ctrl+Z takes it back', async ({ page }) => {
  await open(page);
  await row(page, 'plain 20.wav').click();
  await expect(row(page, 'plain 20.wav')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('web');
  await expect(row(page, 'weber call.m4a')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: words.renameField }).fill('Anna Weber.m4a');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Anna Weber.m4a')).toBeVisible();
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(row(page, 'weber call.m4a')).toBeVisible();
});

test('everything a filter finds is tagged at once, by a key too, and dragged onto a collection', async ({ page }) => {
  await open(page);
  await filterField(page).fill('kowalczyk');
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await expect(page.getByText(words.selectedOf(2, 2))).toBeVisible();
  await page.getByRole('toolbar').getByRole('button', { name: words.tag }).click();
  await page
    .getByRole('textbox', { name: words.newTag })
    .or(page.getByRole('combobox', { name: words.newTag }))
    .fill('hot');
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.tagOn('hot', 2))).toBeVisible();
  await page.getByRole('combobox', { name: words.key('hot') }).click();
  await page.getByRole('option', { name: '1', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: en.common.close }).first().click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('1');
    await expect(page.getByText(words.tagOff('hot', 2))).toBeVisible({ timeout: 3000 });
  }).toPass();

  await page.getByRole('button', { name: words.newCollection }).click();
  await page.getByLabel(words.collectionName).fill('Case A');
  await page.getByRole('button', { name: words.save }).click();
  const branch = page.getByRole('treeitem', { name: /^Case A/ });
  await row(page, 'Kowalczyk 9').dragTo(branch);
  await expect(page.getByText(words.putInto(2, 'Case A'))).toBeVisible();
  await branch.click();
  await expect(filterField(page)).toHaveValue('collection:"Case A"');
  await expect(rows(page)).toHaveCount(2);
});

test('details name the file, and fields of one’s own are filled in there', async ({ page }) => {
  await open(page);
  await filterField(page).fill('жалоба');
  await row(page, 'Жалобы клиента.mp3').click();
  await page.keyboard.press('Alt+Enter');
  const panel = page.getByRole('complementary', { name: words.details });
  await expect(panel).toContainText('/calls');
  await panel.getByRole('button', { name: words.manageFields }).click();
  await page.getByRole('textbox', { name: words.fieldName }).fill('Case number');
  await page.getByRole('button', { name: words.addField }).click();
  await page.getByRole('dialog').getByRole('button', { name: en.common.close }).first().click();
  await panel.getByRole('button', { name: 'Case number: –' }).click();
  await panel.getByRole('textbox', { name: 'Case number' }).fill('A-17');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Жалобы клиента.mp3')).toContainText('A-17');
});

test('one value is set for all that is selected, filtered by, and taken back', async ({ page }) => {
  await open(page);
  await filterField(page).fill('plain');
  await expect(page.getByText(words.filterCount(26, 30))).toBeVisible();
  await expect(row(page, 'Kowalczyk')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await expect(page.getByText(words.selectedOf(26, 26))).toBeVisible();
  await page.getByRole('toolbar').getByRole('button', { name: en.library.actionsForSelected }).click();
  await page.getByRole('menuitem', { name: words.setMany }).click();
  const dialog = page.getByRole('dialog', { name: words.setManyTitle(26) });
  await dialog.getByRole('combobox', { name: words.whatToSet }).click();
  await page.getByRole('option', { name: words.participants }).click();
  await dialog.getByLabel(words.participants, { exact: true }).fill('Novak, Weber');
  await dialog.getByRole('button', { name: words.save }).click();
  await expect(page.getByText(words.setOn(words.participants, 26))).toBeVisible();
  await filterField(page).fill('novak');
  await expect(page.getByText(words.filterCount(26, 30))).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(words.noneTitle)).toBeVisible();
});

test('a recording is analysed, after an estimate; Activity shows what waits and resumes it', async ({ page }) => {
  const runs = () => callWeb(app.url, 'analyses.list', { recordingId: 3 });
  await open(page);
  await page.getByRole('button', { name: en.nav.activity, exact: true }).click();
  const queue = page.getByRole('region', { name: en.analyses.title });
  await expect(queue).toContainText(en.analyses.pausedCount(1));
  await queue.getByRole('button', { name: en.analyses.resumeAll }).click();
  await expect.poll(async () => (await runs()).map(({ state }) => state)).toEqual(['done']);
  await expect(queue).toHaveCount(0);

  await open(page);
  await filterField(page).fill('жалобы');
  await expect(rows(page)).toHaveCount(1);
  await row(page, 'Жалобы клиента.mp3').click({ button: 'right' });
  await page.getByRole('menuitem', { name: en.analyses.analyseMany }).click();
  const dialog = page.getByRole('dialog', { name: en.analyses.analyseTitle(1) });
  await expect(dialog.getByText(/^1 · about /).first()).toBeVisible();
  await dialog.getByLabel(en.analyses.names['personal-data']!).check();
  await dialog.getByRole('button', { name: en.analyses.analyse, exact: true }).click();
  await expect(page.getByText(en.analyses.started(1))).toBeVisible();
  await expect.poll(async () => (await runs()).map(({ state }) => state)).toEqual(['done', 'done']);
});

test('the search finds recordings by their names', async ({ page }) => {
  await page.goto(app.url);
  await expect(rows(page).nth(3)).toBeVisible();
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('жалоба');
  await page.getByRole('button', { name: /Жалобы клиента/ }).click();
  await expect(page.getByText('the refund was promised')).toBeVisible();
});
