import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import { expect, test } from './web-app.ts';

const recording = join(import.meta.dirname, '../../fixtures/speech/short01.wav');
const text = readFileSync(recording.replace('.wav', '.txt'), 'utf8');
const words = { en, ru };

for (const systemLanguage of ['en', 'ru'] as const) {
  test.describe(`with a system in “${systemLanguage}”`, () => {
    test.use({ systemLanguage, locale: systemLanguage === 'ru' ? 'ru-RU' : 'en-US' });

    test('a recording is added, read, found, played, corrected and exported', async ({ page, webApp, complaints }) => {
      const say = words[systemLanguage];
      await page.goto(webApp.url);
      await expect(page.getByText(say.firstRun.title)).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', systemLanguage);
      expect(page.url()).not.toContain('token');

      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: say.add.add }).first().click();
      await (await choosing).setFiles(recording);
      const row = page.locator('[role=row][data-index]').filter({ hasText: 'short01.wav' });
      await expect(row).toHaveAttribute('data-job', 'done', { timeout: 120_000 });

      await row.getByText('short01.wav').dblclick();
      const firstWord = text.split(/\W+/)[0]!;
      await expect(page.getByText(firstWord).first()).toBeVisible();

      await page.keyboard.press('/');
      const last = text.trim().split('\n').at(-1)!.replaceAll(/[.?!]/g, '').split(' ');
      const phrase = last.slice(0, 3).join(' ');
      const field = page
        .getByRole('searchbox', { name: say.search.field })
        .or(page.getByLabel(say.search.field))
        .first();
      await field.fill(`"${phrase}"`);
      const hit = page.getByText(phrase.split(' ')[0]!, { exact: false }).last();
      await expect(page.locator('mark').first()).toBeVisible();
      await hit.click();
      const position = page.getByRole('slider', { name: say.player.seek });
      await expect.poll(async () => Number(await position.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(8);

      const sentence = page.getByText(text.split('\n')[1]!);
      await sentence.dblclick();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('Исправленный текст, made by hand.');
      await page.keyboard.press('Enter');
      await expect(page.getByText(say.transcript.saved)).toBeVisible();
      await expect(page.getByText('Исправленный текст, made by hand.')).toBeVisible();

      await page.getByRole('button', { name: say.transcript.export }).click();
      await page.getByRole('radio', { name: say.exportDialog.formats.srt }).click();
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: say.exportDialog.save }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe('short01.srt');
      const saved = readFileSync(await download.path(), 'utf8');
      expect(saved).toMatch(/^1\r\n00:00:0\d,\d{3} --> 00:00:0\d,\d{3}\r\n/);
      expect(saved.replaceAll(/\s+/g, ' ')).toContain(phrase);
      expect(saved).toContain('Исправленный текст');

      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.keyboard.press('/');
      await field.fill('исправленные');
      await expect(page.locator('mark')).toHaveText('Исправленный');
      expect(complaints).toEqual([]);
    });
  });
}
