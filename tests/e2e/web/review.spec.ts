import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { expect, test } from '@playwright/test';
import { addMany, addText, startApp, type SharedApp } from './shared-app.ts';
import { randomWalk } from './random-walk.ts';

let app: SharedApp;

test.beforeAll(async () => {
  app = await startApp((library) => {
    const terms = [
      { term: 'refund', match: 'any', severity: 'high', note: '' },
      { term: 'weather', match: 'any', severity: 'low', note: '' },
    ] as const;
    library.watch.lists.save({ listId: null, name: 'Money', terms: [...terms] });
    for (const id of addMany(library, 4)) {
      addText(
        library,
        id,
        Array.from({ length: 40 }, (_, nth) =>
          nth % 2 ? 'the weather was fine' : 'a refund was promised by the bank',
        ),
      );
      library.jobs.setState(id, 'done');
    }
  });
});
test.afterAll(() => app.end());

const everything = { states: [], severities: [], listId: null, recordingId: null };
const counts = async () => (await callWeb(app.url, 'findings.counts', {})) as unknown as Record<string, number>;

async function open(page: Page): Promise<void> {
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => (location.hash = '#/review'));
  await expect(page.getByRole('option').first()).toBeVisible();
}

test.beforeEach(() => reset());

async function reset(): Promise<void> {
  const { rows } = await callWeb(app.url, 'findings.list', {
    filter: { ...everything, states: ['confirmed', 'unsure', 'dismissed'] },
    snapshot: null,
    offset: 0,
    limit: 200,
  });
  if (rows.length > 0)
    await callWeb(app.url, 'findings.decide', { findingIds: rows.map(({ id }) => id), state: 'new', reason: '' });
}

test('several are judged by one key after Shift+↓, and taken back by one', async ({ page }) => {
  await open(page);
  for (let nth = 0; nth < 3; nth += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(en.findings.selected(4))).toBeVisible();
  await page.keyboard.press('KeyD');
  await expect.poll(counts).toMatchObject({ new: 156, dismissed: 4 });
  await expect(page.getByText(en.findings.decidedMany('dismissed', 4))).toBeVisible();
  await expect(page.getByRole('option').nth(4)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('KeyU');
  await expect.poll(counts).toMatchObject({ new: 160, dismissed: 0 });
});

test('Escape lets go of a selection and stays', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(en.findings.selected(2))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(en.findings.selected(2))).toBeHidden();
  await page.keyboard.press('Escape');
  expect(new URL(page.url()).hash).toBe('#/review');
});

test('all of a term here, and in the library, by A and a verdict', async ({ page }) => {
  await open(page);
  const scope = page.getByRole('combobox', { name: en.findings.scope });
  await page.keyboard.press('KeyA');
  await expect(scope).toHaveText(en.findings.scopes.recording(20));
  await page.keyboard.press('KeyC');
  await expect.poll(counts).toMatchObject({ confirmed: 20 });
  // The next finding begins with itself alone.
  await expect(scope).toHaveText(en.findings.scopes.one);
  await page.keyboard.press('KeyA');
  await page.keyboard.press('KeyA');
  await expect(scope).toHaveText(en.findings.scopes.library(80));
  await page.keyboard.press('KeyS');
  await expect.poll(counts).toMatchObject({ confirmed: 20, unsure: 80, new: 60 });
});

test('a digit gives a verdict and its reason; reasons are changed in a dialog', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Digit5');
  await expect.poll(counts).toMatchObject({ unsure: 1 });
  await page.getByRole('button', { name: en.findings.codesEdit }).click();
  await page.getByRole('textbox', { name: en.findings.codeOf(7) }).fill('Ask the lawyer');
  await page.getByRole('combobox', { name: en.findings.verdictOf(7) }).click();
  await page.getByRole('option', { name: en.findings.states.confirmed }).click();
  await page.getByRole('button', { name: en.findings.save }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('complementary').getByText('Ask the lawyer')).toBeVisible();
  await page.keyboard.press('Digit7');
  await expect.poll(counts).toMatchObject({ unsure: 1, confirmed: 1 });
  const { rows } = await callWeb(app.url, 'findings.list', {
    filter: { ...everything, states: ['confirmed'] },
    snapshot: null,
    offset: 0,
    limit: 5,
  });
  expect(rows).toMatchObject([{ reason: 'Ask the lawyer' }]);
});

test('a note is no verdict', async ({ page }) => {
  await open(page);
  await page.keyboard.press('KeyN');
  await page.keyboard.type('call the client back');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: en.findings.remark })).toHaveValue('call the client back');
  await expect.poll(counts).toMatchObject({ new: 160 });
  await page.keyboard.press('KeyU');
});

test('by term and the severest first', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: en.findings.group }).click();
  await page.getByRole('option', { name: en.findings.groups.term }).click();
  await page.getByRole('button', { name: en.findings.bySeverity }).click();
  const first = page.getByRole('listbox', { name: en.findings.table }).getByRole('option').first();
  await expect(first).toContainText('refund');
  await expect(first).toContainText(en.severity.high);
  await expect(first.getByText('refund').first()).toBeVisible();
});

test('a verdict out of sight only brings the finding back', async ({ page }) => {
  await open(page);
  const list = page.getByRole('listbox', { name: en.findings.table });
  await list.evaluate((element) => (element.scrollTop = 3000));
  await page.waitForTimeout(300);
  await page.keyboard.press('KeyC');
  await expect(page.getByText(en.findings.backInSight)).toBeVisible();
  expect((await counts()).new).toBe(160);
  await page.keyboard.press('KeyC');
  await expect.poll(counts).toMatchObject({ confirmed: 1 });
});

test('a screen reader reads severity, term, place and text of a finding', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Review" [level=1]
      - navigation "Review":
        - button /Findings/
        - button "Doubtful words"
      - listbox "Findings":
        - option /High refund 0:00 a refund was promised/ [selected]
      - complementary "refund":
        - button /Play ten seconds/
        - combobox "The verdict applies to"
        - button "Confirm"
        - button "Dismiss"
        - button "Unsure"
        - textbox "Reason (optional)"
        - textbox "Note (no verdict)"
  `);
});

/** `npm run test:random-keys` walks longer and from more seeds. */
const [firstSeed = 1, lastSeed = firstSeed] = (process.env['WALK_SEEDS'] ?? '1').split('-').map(Number);
const steps = Number(process.env['WALK_STEPS'] ?? 120);
for (let seed = firstSeed; seed <= lastSeed; seed += 1) {
  test(`random keys, clicks and scrolls judge nothing out of sight or of a page just left (seed ${seed})`, async ({
    page,
  }) => {
    test.setTimeout(60_000 + steps * 200);
    expect(await randomWalk(page, { url: app.url, seed, steps, reset })).toEqual([]);
  });
}
