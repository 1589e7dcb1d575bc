import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { sourceOf } from './made-library.ts';
import { addMany, startApp, type SharedApp } from './shared-app.ts';

const voice = resolve('tests/fixtures/speech/short06.wav');
let app: SharedApp;

test.beforeEach(async () => {
  app = await startApp((library) => {
    const ids = addMany(library, 300);
    // One of them can be listened to.
    library.recordings.setSource(ids[9] ?? 0, sourceOf(voice));
    for (const id of ids.slice(0, 5))
      library.jobs.setState(id, 'failed', { code: 'not-audio', params: { name: 'x.txt' } });
    library.jobs.setState(ids[5] ?? 0, 'failed', { code: 'too-short', params: { name: 'y.wav' } });
    library.recordings.setSoundCheck(ids[9] ?? 0, { faults: ['quiet', 'noisy'], startMs: 400, endMs: 1400 });
    // The queue stands still, so that its order can be checked.
    library.settings.set({ isQueuePaused: true, isDemoEnough: true });
  });
});
test.afterEach(() => app.end());

const list = (page: Page) => page.getByRole('grid', { name: en.activity.next });
const order = async () => {
  const { rows } = await callWeb(app.url, 'jobs.next', { offset: 0, limit: 5 });
  return rows.map(({ name }) => name);
};

async function open(page: Page): Promise<void> {
  await page.goto(app.url);
  await page.getByRole('button', { name: en.nav.activity, exact: true }).click();
  await expect(list(page).getByRole('row').first()).toContainText('call 7.wav');
}

test('the order is changed by keys and by dragging, and the row that was moved stays under the cursor', async ({
  page,
}) => {
  await open(page);
  await expect(page.getByText(en.activity.waiting(294)).first()).toBeVisible();
  await list(page).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(order).toEqual(['call 8.wav', 'call 7.wav', 'call 9.wav', 'call 10.wav', 'call 11.wav']);
  await expect(page.getByText(en.activity.movedTo('call 7.wav', 2))).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+Home');
  await expect.poll(order).toEqual(['call 9.wav', 'call 8.wav', 'call 7.wav', 'call 10.wav', 'call 11.wav']);
  const rows = list(page).getByRole('row');
  await expect(rows.first()).toContainText('call 9.wav');
  await rows.nth(3).dragTo(rows.nth(1), { targetPosition: { x: 200, y: 6 } });
  await expect.poll(order).toEqual(['call 9.wav', 'call 10.wav', 'call 8.wav', 'call 7.wav', 'call 11.wav']);
  await list(page).focus();
  await page.keyboard.press('End');
  await expect(list(page).getByRole('row').filter({ hasText: 'call 300.wav' })).toBeInViewport();
  await page.keyboard.press('Alt+Home');
  await expect.poll(async () => (await order())[0]).toBe('call 300.wav');
});

test('a key that would act out of sight brings its row back first', async ({ page }) => {
  await open(page);
  await list(page).focus();
  await list(page).evaluate((element) => (element.scrollTop = 6000));
  await page.waitForTimeout(300);
  await page.keyboard.press('Delete');
  await page.waitForTimeout(200);
  expect((await callWeb(app.url, 'jobs.counts', {})).waiting).toBe(294);
  await expect(list(page).getByRole('row').first()).toBeInViewport();
});

test('the queue that is paused says so, is resumed, and is paused again for good', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('region', { name: en.nav.activity }).getByText(en.activity.paused)).toBeVisible();
  await page.getByRole('button', { name: en.activity.resume }).click();
  await expect(page.getByRole('button', { name: en.activity.pauseAll })).toBeVisible();
  await expect.poll(async () => (await callWeb(app.url, 'jobs.running', {}))?.name ?? null).not.toBeNull();
  await page.getByRole('button', { name: en.activity.pauseAll }).click();
  await expect.poll(async () => await callWeb(app.url, 'jobs.running', {})).toBeNull();
  await page.reload();
  await expect(page.getByRole('button', { name: en.activity.resume })).toBeVisible();
});

test('what waits and sounds poor says so, is played as it is and treated, and is left as it is or not', async ({
  page,
}) => {
  await open(page);
  const row = list(page).getByRole('row').filter({ hasText: 'call 10.wav' });
  const rest = ' Also: noise.';
  await expect(row.getByText(`Very quiet. The level is raised before recognition.${rest}`)).toBeVisible();
  await expect(list(page).getByRole('row').filter({ hasText: 'call 11.wav' }).getByRole('button')).toHaveCount(2);
  const answered = page.waitForResponse((response) => response.url().endsWith('/treated'));
  const treated = row.getByRole('button', { name: en.soundNote.treated });
  await treated.click();
  expect((await answered).headers()['content-type']).toBe('audio/wav');
  await expect(treated).toHaveAttribute('aria-pressed', 'true');
  await expect(treated).toHaveAttribute('aria-pressed', 'false');
  const recorded = row.getByRole('button', { name: en.soundNote.recorded });
  await recorded.click();
  await expect(recorded).toHaveAttribute('aria-pressed', 'true');
  await row.getByRole('button', { name: en.soundNote.leave.level }).click();
  await expect(row.getByText(`Very quiet. Raise the level?${rest}`)).toBeVisible();
  // The page of the recording says the same.
  await row.click();
  await list(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Very quiet. Raise the level?${rest}`)).toBeVisible();
  await page.getByRole('button', { name: en.soundNote.treat.level }).click();
  await expect(page.getByText(/The level is raised before/)).toBeVisible();
});

test('the buttons of what waits are gone through by keys, from its row and back to it', async ({ page }) => {
  await open(page);
  const row = list(page).getByRole('row').filter({ hasText: 'call 10.wav' });
  await list(page).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  await expect(row).toHaveAttribute('aria-selected', 'true');
  const names = [
    en.activity.first,
    en.job.cancel,
    en.soundNote.recorded,
    en.soundNote.treated,
    en.soundNote.leave.level,
  ];
  for (const name of names) {
    await page.keyboard.press('ArrowRight');
    await expect(row.getByRole('button', { name })).toBeFocused();
  }
  // There is no further one.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(row.getByText(/Raise the level\?/)).toBeVisible();
  await expect(row.getByRole('button', { name: en.soundNote.treat.level })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect(list(page)).toBeFocused();
  await expect(list(page).getByRole('row').filter({ hasText: 'call 9.wav' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Delete');
  await expect.poll(order).toEqual(['call 7.wav', 'call 8.wav', 'call 10.wav', 'call 11.wav', 'call 12.wav']);
});

test('what failed is grouped by cause, and all of one cause are queued again by one button', async ({ page }) => {
  await open(page);
  const failed = page.getByRole('region', { name: en.activity.failed });
  await expect(failed.getByRole('listitem')).toHaveCount(2);
  await failed.getByRole('listitem').first().getByRole('button', { name: en.activity.retryAll }).click();
  await expect(failed.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByText(en.activity.waiting(299)).first()).toBeVisible();
});

test('a screen reader announces what runs, what waits with its place, what failed and what ran', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Activity" [level=1]
      - region "Now":
        - heading "Now" [level=2]
      - region "Next":
        - heading /Next 294 recordings/ [level=2]
        - grid "Next":
          - row "1 call 7.wav 1:00" [selected]:
            - gridcell:
              - button "Move to the front"
              - button "Cancel transcription"
      - complementary "Failed and finished":
        - region "Failed"
        - region "Log"
  `);
});
