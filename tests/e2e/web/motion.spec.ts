import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { makeLibrary } from './made-library.ts';
import { expect, test } from './web-app.ts';

test.use({ before: { prepare: (userData: string) => makeLibrary(userData, 'en') } });

/** The longest animation or transition that any frame has, while dialogs, menus and a toast come and go. */
async function maxMotionMs(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.locator('[role=row][data-index]').first().dblclick();
  await expect(page.locator('[data-word]').first()).toBeVisible();
  await page.evaluate(() => {
    const seen = { longestMs: 0 };
    Object.assign(globalThis, { seen });
    const look = () => {
      for (const { effect } of document.getAnimations()) {
        const { duration, iterations } = effect?.getComputedTiming() ?? {};
        if (typeof duration === 'number') seen.longestMs = Math.max(seen.longestMs, duration * (iterations ?? 1));
      }
      requestAnimationFrame(look);
    };
    look();
    // On a busy machine a transition may be over before the next frame: each says itself that it runs.
    const longest = (durations: string) => Math.max(0, ...durations.split(',').map((one) => parseFloat(one) * 1000));
    document.addEventListener('transitionrun', ({ target }) => {
      if (target instanceof Element)
        seen.longestMs = Math.max(seen.longestMs, longest(getComputedStyle(target).transitionDuration));
    });
  });
  for (const keys of ['Control+KeyE', 'F1', 'Control+KeyK']) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('Control+Shift+Backspace');
  await expect(page.getByText(en.editing.removed(1))).toBeVisible();
  return await page.evaluate(() => (globalThis as unknown as { seen: { longestMs: number } }).seen.longestMs);
}

test('nothing is animated for those who want no motion', async ({ page, webApp }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await maxMotionMs(page, webApp.url)).toBeLessThanOrEqual(1);
});

test('dialogs and toasts come and go softly for all others', async ({ page, webApp }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await maxMotionMs(page, webApp.url)).toBeGreaterThan(50);
});
