import { join } from 'node:path';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import { callWeb } from './call-web.ts';
import { expect, test } from './web-app.ts';

const speech = join(import.meta.dirname, '../../fixtures/speech');

for (const [systemLanguage, words] of [
  ['en', en],
  ['ru', ru],
] as const) {
  test.describe(systemLanguage, () => {
    test.use({ systemLanguage });
    test('the bin deletes one recording and then all of them for good, after it named what goes', async ({
      page,
      webApp,
    }) => {
      const paths = ['short01.wav', 'short02.mp3', 'short03.m4a'].map((name) => join(speech, name));
      const { added } = await callWeb(webApp.url, 'recordings.add', { paths, isHeld: true });
      await callWeb(webApp.url, 'recordings.remove', { recordingIds: added.map(({ id }) => id) });
      await callWeb(webApp.url, 'backups.make', {});
      await page.goto(webApp.url);
      await page.getByRole('button', { name: words.nav.bin }).click();
      const row = page.locator('[role=row][data-index]').filter({ hasText: 'short02.mp3' });
      await row.getByRole('button', { name: words.library.actionsFor('short02.mp3') }).click();
      await page.getByRole('menuitem', { name: words.erase.action }).click();
      const dialog = page.getByRole('dialog', { name: words.erase.titleOne('short02.mp3') });
      await expect(dialog).toContainText(words.erase.stays);
      await expect(dialog).toContainText('backups/library-');
      await expect(dialog).toContainText(words.erase.beyond);
      await dialog.getByRole('button', { name: words.common.cancel }).click();
      await expect(row).toBeVisible();
      await row.getByRole('button', { name: words.library.actionsFor('short02.mp3') }).click();
      await page.getByRole('menuitem', { name: words.erase.action }).click();
      await dialog.getByRole('checkbox').check();
      await dialog.getByRole('button', { name: words.erase.now }).click();
      await expect(row).toHaveCount(0);
      expect((await callWeb(webApp.url, 'library.health', {})).backups).toEqual([]);
      await page.getByRole('button', { name: words.erase.emptyBin }).click();
      await page.getByRole('dialog').getByRole('button', { name: words.erase.now }).click();
      await expect(page.getByText(words.bin.emptyTitle)).toBeVisible();
    });
  });
}
