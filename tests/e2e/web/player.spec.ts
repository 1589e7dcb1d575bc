import { chromiumPath } from '../../../scripts/chromium-path.ts';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { expect, test } from './web-app.ts';

const speech = join(import.meta.dirname, '../../fixtures/speech/short01.wav');

test.use({
  launchOptions: {
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
    executablePath: chromiumPath,
  },
});

async function addAndOpen(page: Page, url: string, file: string): Promise<void> {
  await page.goto(url);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: en.add.add }).first().click();
  await (await choosing).setFiles(file);
  const row = page.locator('[role=row][data-index]').first();
  await expect(row).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
  await row.dblclick();
  await expect(page.getByRole('listitem').first()).toBeVisible();
}

const seconds = async (page: Page) =>
  Number(await page.getByRole('slider', { name: en.player.seek }).getAttribute('aria-valuenow'));

test('keys play, hold, go back on resume, change the speed and repeat a selection', async ({ page, webApp }) => {
  await addAndOpen(page, webApp.url, speech);
  const pause = page.getByRole('button', { name: en.player.pause });
  await page.keyboard.press('Space');
  await expect(pause).toBeVisible();
  await expect.poll(() => seconds(page)).toBeGreaterThanOrEqual(2);
  await page.keyboard.press('Space');
  await expect(pause).toBeHidden();

  await page.keyboard.down('F4');
  await expect(pause).toBeVisible();
  await page.keyboard.up('F4');
  await expect(pause).toBeHidden();

  await page.keyboard.press('Shift+Period');
  await expect(page.getByTestId('announcer')).toHaveText(en.listening.rateIs('1.25'));
  await page.keyboard.press('Backslash');
  await expect(page.getByTestId('announcer')).toHaveText(en.listening.rateIs('1'));

  const wave = page.getByTestId('wave');
  const box = (await wave.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.2, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('KeyL');
  await expect(page.getByRole('button', { name: en.listening.loop })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Space');
  const spanS = Math.ceil((box.width * 0.2 * 20) / box.width) + 1;
  let [before, backs, latest] = [0, 0, 0];
  // Twice round, however late it begins.
  await expect(async () => {
    const now = await seconds(page);
    latest = Math.max(latest, now);
    backs += Number(now < before);
    before = now;
    expect(backs).toBeGreaterThanOrEqual(2);
  }).toPass({ intervals: [200], timeout: 60_000 });
  expect(latest).toBeLessThanOrEqual(spanS);
});

test('playback waits while somebody types and resumes a second later', async ({ page, webApp }) => {
  await addAndOpen(page, webApp.url, speech);
  const pause = page.getByRole('button', { name: en.player.pause });
  await page.keyboard.press('Space');
  await expect(pause).toBeVisible();
  await page.keyboard.press('F2');
  await expect(pause).toBeVisible();
  await page.keyboard.type('ab', { delay: 60 });
  await expect(pause).toBeHidden();
  await expect(pause).toBeVisible({ timeout: 3000 });
  await page.keyboard.press('F9');
  await expect(pause).toBeHidden();

  // A note is about what is played, so that typing one makes playback wait too; what is typed to search does not.
  await page.keyboard.press('Escape');
  await page.keyboard.press('KeyN');
  await expect(page.getByPlaceholder(en.notes.placeholder)).toBeFocused();
  await page.keyboard.press('F9');
  await expect(pause).toBeVisible();
  await page.keyboard.type('cd', { delay: 60 });
  await expect(pause).toBeHidden();
  await expect(pause).toBeVisible({ timeout: 3000 });
  await page.keyboard.press('Control+KeyF');
  await page.keyboard.type('ef', { delay: 60 });
  await expect(pause).toBeVisible();
});

test('a format that Chromium cannot play is played through a converted sound', async ({ page, webApp }) => {
  const dir = mkdtempSync(join(tmpdir(), 'stenogram-proxy-'));
  const file = join(dir, 'call.mkv');
  execFileSync('ffmpeg', ['-v', 'error', '-i', speech, '-c:a', 'ac3', file]);
  await addAndOpen(page, webApp.url, file);
  await page.getByRole('list').locator('[data-word]').nth(3).click();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: en.player.pause })).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => seconds(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
  await expect(page.getByText(en.player.failed)).toBeHidden();
  rmSync(dir, { recursive: true });
});

test('a video shows its picture, which lies over nothing, widens by keys and can be hidden', async ({
  page,
  webApp,
}) => {
  const dir = mkdtempSync(join(tmpdir(), 'stenogram-video-'));
  const file = join(dir, 'meeting.webm');
  const picture = ['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=5'];
  const quickly = ['-deadline', 'realtime', '-cpu-used', '8', '-b:v', '200k'];
  const coding = ['-c:v', 'libvpx', ...quickly, '-c:a', 'libopus', '-shortest'];
  execFileSync('ffmpeg', ['-v', 'error', ...picture, '-i', speech, ...coding, file]);
  await addAndOpen(page, webApp.url, file);
  const pane = page.getByTestId('picture');
  await expect(pane.locator('video')).toBeVisible();
  const before = (await pane.boundingBox())!;
  await page.getByRole('slider', { name: en.listening.resizePicture }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await pane.boundingBox())!.width).toBeGreaterThan(before.width);
  for (const size of [
    { width: 1280, height: 800 },
    { width: 1000, height: 700 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size);
    const shown = (await pane.boundingBox())!;
    const overlaps = (await page.locator('[data-segments]').boundingBox())!;
    const apart =
      overlaps.x + overlaps.width <= shown.x + 1 ||
      shown.y + shown.height <= overlaps.y + 1 ||
      shown.y >= overlaps.y + overlaps.height - 1;
    expect(apart, `${size.width} px`).toBe(true);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('list').focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: en.player.pause })).toBeVisible();
  await page.keyboard.press('KeyV');
  await expect(pane).toBeHidden();
  await expect(page.getByRole('button', { name: en.player.pause })).toBeVisible();
  rmSync(dir, { recursive: true });
});
