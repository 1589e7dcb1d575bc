import { en } from '../../../renderer/locales/en/words.ts';
import { expect, test } from './web-app.ts';

test('a button says its name where the pointer rests and where the focus comes by keys, until Escape', async ({
  page,
  webApp,
}) => {
  await page.goto(webApp.url);
  await expect(page.getByText(en.firstRun.title)).toBeVisible();
  const button = page.getByRole('button', { name: en.add.more });
  const tip = page.locator('[data-tip-popup]');
  await button.hover();
  await expect(tip).toHaveText(en.add.more);
  // It can be reached, for people who enlarge what is under the pointer.
  await tip.hover();
  await page.waitForTimeout(400);
  await expect(tip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await page.mouse.move(400, 700);
  await page.locator('header').getByRole('button', { name: en.add.add }).focus();
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await expect(tip).toHaveText(en.add.more);
});
