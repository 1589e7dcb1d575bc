import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { makeLibrary } from './made-library.ts';
import { expect, test } from './web-app.ts';

test.use({ before: { prepare: (userData: string) => makeLibrary(userData, 'en') } });

/** From now on the longest animation or transition that any frame has is noted. */
async function watchMotion(page: Page, url: string): Promise<void> {
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
}

/** Opens and closes dialogs, and lets a toast come; how long the longest motion was until now. */
async function walk(page: Page): Promise<number> {
  for (const keys of ['Control+KeyE', 'F1', 'Control+KeyK']) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('Control+Shift+Backspace');
  await expect(page.getByText(en.editing.removed(1)).first()).toBeVisible();
  return await page.evaluate(() => (globalThis as unknown as { seen: { longestMs: number } }).seen.longestMs);
}

test('nothing is animated for those who want no motion', async ({ page, webApp }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await watchMotion(page, webApp.url);
  expect(await walk(page)).toBeLessThanOrEqual(1);
});

test('dialogs and toasts come and go softly for all others', async ({ page, webApp }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await watchMotion(page, webApp.url);
  // On a crowded machine a dialog may be drawn first when its transition is over.
  await expect.poll(() => walk(page), { timeout: 120_000 }).toBeGreaterThan(50);
});
