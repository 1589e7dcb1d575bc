import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../../renderer/locales/en.ts';
import { ru } from '../../../renderer/locales/ru.ts';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './web-app.ts';

const demoModel = join(import.meta.dirname, '../../../resources/models/ggml-demo-q8_0.bin');
const words = { en, ru };

for (const systemLanguage of ['en', 'ru'] as const) {
  test.describe(`with a system in “${systemLanguage}”`, () => {
    test.use({ systemLanguage, locale: systemLanguage === 'ru' ? 'ru-RU' : 'en-US' });

    test('a model is brought in, accepted, tested, chosen and removed by keyboard', async ({
      page,
      webApp,
      complaints,
    }, info) => {
      const say = words[systemLanguage].models;
      const file = info.outputPath('с флешки.bin');
      copyFileSync(demoModel, file);
      await page.goto(webApp.url);
      const press = async (name: string) => {
        const button = page.getByRole('button', { name, exact: true });
        await tabTo(page, button);
        await page.keyboard.press('Enter');
      };
      await press(words[systemLanguage].nav.models);
      const choosing = page.waitForEvent('filechooser');
      await press(say.import);
      await (await choosing).setFiles(file);
      await expect(page.getByText(say.unacceptedText).first()).toBeVisible({ timeout: 30_000 });
      await press(`${say.accept}: с флешки.bin`);
      await press(`${say.test}: с флешки.bin`);
      await expect(page.getByText(/×.*162|×/).first()).toBeVisible({ timeout: 60_000 });
      await press(`${say.use}: с флешки.bin`);
      await expect(page.getByRole('listitem').filter({ hasText: 'с флешки.bin' }).getByText(say.inUse)).toBeVisible();
      await press(`${say.remove}: с флешки.bin`);
      await expect(page.getByRole('listitem').filter({ hasText: 'с флешки.bin' })).toHaveCount(0);
      expect(complaints).toEqual([]);
    });
  });
}

/** Presses Tab until the control has the focus: it must be reachable without a pointer. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await expect(target).toBeEnabled({ timeout: 60_000 });
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it');
}
