import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { expect, test } from './web-app.ts';

/** Presses keys as fast as a keyboard buffer empties: no key waits for what the one before it did. */
async function atOnce(page: Page, keys: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const press = (key: string, code: string, modifiers = 0) =>
    (['keyDown', 'keyUp'] as const).map((type) =>
      client.send('Input.dispatchKeyEvent', {
        type,
        key,
        code,
        modifiers,
        windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0),
        ...(type === 'keyDown' && modifiers === 0 && { text: key }),
      }),
    );
  const sent = [...press('k', 'KeyK', 2), ...Array.from(keys, (key) => press(key, `Key${key.toUpperCase()}`)).flat()];
  await Promise.all(sent);
}

for (const letters of ['settings', 'bin', 'find', 'x', 'library']) {
  test(`“${letters}” typed in one go with the keys that open the list of commands stands in its field`, async ({
    page,
    webApp,
  }) => {
    await page.goto(webApp.url);
    await expect(page.getByRole('button', { name: en.nav.settings })).toBeVisible();
    await atOnce(page, letters);
    await expect(page.getByRole('combobox', { name: en.keys.paletteField })).toHaveValue(letters);
  });
}
