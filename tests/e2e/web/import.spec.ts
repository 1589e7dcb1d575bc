import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { dropFiles } from './drop-files.ts';
import { expect, test } from './web-app.ts';

const speech = join(import.meta.dirname, '../../fixtures/speech');
const demoModel = join(import.meta.dirname, '../../../resources/models/ggml-demo-q8_0.bin');

const row = (page: Page, name: string) => page.locator('[role=row][data-index]').filter({ hasText: name });

test('a dropped folder adds the recordings in it and below, and nothing else', async ({ page, webApp }, info) => {
  const folder = info.outputPath('Папка с записями');
  mkdirSync(join(folder, 'inner'), { recursive: true });
  copyFileSync(join(speech, 'short06.wav'), join(folder, 'шестая.wav'));
  copyFileSync(join(speech, 'short07.wav'), join(folder, 'inner', 'седьмая.wav'));
  writeFileSync(join(folder, 'notes.txt'), 'not a recording');
  await page.goto(webApp.url);
  await dropFiles(page, [folder]);
  for (const name of ['шестая.wav', 'седьмая.wav']) {
    await expect(row(page, name)).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
  }
  await expect(row(page, 'notes.txt')).toHaveCount(0);
});

test('a pasted file is added, and one that is no recording says why and what to do', async ({ page, webApp }) => {
  await page.goto(webApp.url);
  await expect(page.getByText(en.firstRun.title)).toBeVisible();
  const bytes = readFileSync(join(speech, 'short07.wav')).toString('base64');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], 'pasted.wav', { type: 'audio/wav' }));
    data.items.add(new File(['just text '.repeat(40)], 'text.wav', { type: 'audio/wav' }));
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, bytes);
  await expect(row(page, 'pasted.wav')).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
  await expect(row(page, 'text.wav')).toContainText('is not an audio or video file');
});

test('removing a recording can be undone from the note that reports it', async ({ page, webApp }) => {
  await page.goto(webApp.url);
  await dropFiles(page, [join(speech, 'short07.wav')]);
  await expect(row(page, 'short07.wav')).toHaveAttribute('data-job', 'done', { timeout: 120_000 });
  await row(page, 'short07.wav').click();
  await page.keyboard.press('Delete');
  await expect(row(page, 'short07.wav')).toHaveCount(0);
  await page.getByRole('button', { name: en.common.undo }).click();
  await expect(row(page, 'short07.wav')).toHaveCount(1);
});

test('a model file is imported and can be chosen', async ({ page, webApp }, info) => {
  const file = info.outputPath('моя модель.bin');
  copyFileSync(demoModel, file);
  await page.goto(webApp.url);
  await page.getByRole('button', { name: en.nav.models }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: en.models.import }).first().click();
  await (await choosing).setFiles(file);
  await expect(page.getByText('моя модель').first()).toBeVisible({ timeout: 90_000 });
});
