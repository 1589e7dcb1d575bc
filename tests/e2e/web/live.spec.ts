import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { callWeb } from './call-web.ts';
import { startApp, type SharedApp } from './shared-app.ts';

/** What the fake microphone plays, over and over. */
const sound = join(tmpdir(), 'stenogram-microphone.wav');
const interview = resolve(import.meta.dirname, '../../../resources/samples/interview.wav');

let app: SharedApp;
test.beforeAll(async () => {
  execFileSync('ffmpeg', ['-y', '-v', 'error', '-i', interview, '-t', '30', '-ar', '48000', '-ac', '1', sound]);
  app = await startApp(() => undefined);
  await callWeb(app.url, 'settings.set', { isDemoEnough: true });
});
test.afterAll(() => app.end());

test.use({
  permissions: ['microphone'],
  launchOptions: async ({ launchOptions }, use) => {
    const fake = [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${sound}`,
    ];
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...fake] });
  },
});

test('what is said into the microphone is text within seconds, and a recording afterwards', async ({ page }) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  // The text is shown as it comes also to who viewed another recording in another mode before.
  await page.addInitScript(() => localStorage.setItem('stenogram.mode', 'redact'));
  await page.goto(app.url);
  await page.getByRole('button', { name: en.live.record, exact: true }).click();
  await page.getByRole('textbox', { name: en.live.name }).fill('Morning meeting');
  await page.getByRole('button', { name: en.live.start }).click();
  const bar = page.getByRole('region', { name: en.live.bar });
  await expect(bar).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Morning meeting' })).toBeVisible();
  await expect(page.locator('[data-segments]')).toContainText(/[a-z]{4}/i, { timeout: 90_000 });

  await page.keyboard.press('m');
  await expect(page.getByTestId('announcer')).toHaveText(en.live.marked);
  await page.keyboard.press('Shift+M');
  await expect(bar).toContainText(en.live.paused);
  await expect(page.getByRole('region', { name: en.nav.activity })).toContainText(en.live.paused);
  // What was recorded before the pause may still come in; then the clock stands.
  await expect(async () => {
    const before = await bar.getByRole('timer').textContent();
    await page.waitForTimeout(1200);
    expect(await bar.getByRole('timer').textContent()).toBe(before);
  }).toPass();
  await bar.getByRole('button', { name: en.live.goOn }).click();
  await expect(bar).not.toContainText(en.live.paused);
  await bar.getByRole('button', { name: en.live.stop }).click();
  await expect(bar).toBeHidden();

  await expect
    .poll(async () => ((await callWeb(app.url, 'recordings.get', { recordingId: 1 })) as { state: string }).state, {
      timeout: 120_000,
    })
    .toBe('done');
  const { path, durationMs } = (await callWeb(app.url, 'recordings.get', { recordingId: 1 })) as {
    path: string;
    durationMs: number;
  };
  // As much as it took until the first words stood there.
  expect(durationMs).toBeGreaterThan(500);
  const pcm = readFileSync(path).subarray(80);
  expect(Math.round(pcm.length / 96)).toBe(durationMs);
  const { rows } = (await callWeb(app.url, 'notes.list', { recordingId: 1, offset: 0, limit: 5 })) as {
    rows: readonly { startMs: number }[];
  };
  expect(rows).toHaveLength(1);
  expect(problems).toEqual([]);
});
