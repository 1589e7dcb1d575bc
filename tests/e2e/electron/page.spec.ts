import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { MenuCommand } from '../../../electron/shared/wire/desktop.ts';
import { answerOpenDialog, answerSaveDialog } from './answer-dialogs.ts';
import { expect, test } from './app-test.ts';
import { call } from './call.ts';

const recording = join(import.meta.dirname, '../../fixtures/speech/short01.wav');

async function chooseFromMenu(app: ElectronApplication, command: MenuCommand): Promise<void> {
  await app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()!.getMenuItemById(id)!.click(), command);
}

const words = {
  en: { file: 'File', search: 'Search all transcripts', save: 'Save…', pause: 'Pause' },
  ru: { file: 'Файл', search: 'Поиск по всем расшифровкам', save: 'Сохранить…', pause: 'Пауза' },
} as const;

for (const systemLanguage of ['en', 'ru'] as const) {
  test.describe(`with a system in “${systemLanguage}”`, () => {
    test.use({ systemLanguage });

    test('the whole way by menu, dialogs and page', async ({ app, page, userDataDir }) => {
      const text = words[systemLanguage];
      const menu = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items[0]!.label.replace('&', ''));
      await expect.poll(menu).toBe(text.file);
      await call(page, 'settings.set', { threads: 1 });

      await answerOpenDialog(app, recording);
      await chooseFromMenu(app, 'add-files');
      await page.locator('[role=row][data-index]').getByText('short01.wav').dblclick();
      await expect(page.getByText(/package/).first()).toBeVisible({ timeout: 100_000 });

      // The first words are shown before they are saved, and found only then.
      const states = async () =>
        (await call(page, 'recordings.list', { offset: 0, limit: 1 })).rows.map((row) => row.state);
      await expect.poll(states, { timeout: 120_000 }).toEqual(['done']);
      await chooseFromMenu(app, 'find-everywhere');
      await page
        .getByRole('searchbox', { name: text.search })
        .or(page.getByLabel(text.search))
        .first()
        .fill('packages');
      await expect(page.locator('mark', { hasText: 'package' }).first()).toBeVisible();
      await page.locator('mark', { hasText: 'package' }).first().click();
      await expect(page.getByRole('heading', { name: 'short01.wav' })).toBeVisible();
      // A hit starts to play at its second.
      await expect(page.getByRole('button', { name: text.pause })).toBeVisible();

      const target = join(userDataDir, 'exported.txt');
      await answerSaveDialog(app, target);
      await chooseFromMenu(app, 'export');
      await page.getByRole('button', { name: text.save }).click();
      await expect.poll(() => (existsSync(target) ? readFileSync(target, 'utf8') : '')).toContain('package');
    });
  });
}
