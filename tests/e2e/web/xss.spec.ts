import type { Page } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';
import { makeXssLibrary } from './xss-library.ts';
import { nameOf, payloads } from './xss-payloads.ts';
import { expect, test } from './web-app.ts';

test.use({ before: { prepare: makeXssLibrary }, viewport: { width: 1280, height: 2400 } });

/** What a page has when a text became markup. */
async function countMarkup(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const inside = document.body.querySelectorAll(
      // The page's own forms have a class.
      'script, iframe, object, embed, form:not([class]), style, meta, base, template, math',
    );
    const handlers = [...document.body.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value)),
    );
    const images = document.body.querySelectorAll('img[src="x"], img[src=""], video, source');
    return inside.length + handlers.length + images.length;
  });
}

/** Every row of a virtual list comes into the page once; returns how many of the payloads were seen. */
async function scrollThrough(page: Page, texts: readonly string[]): Promise<number> {
  const seen = new Set<string>();
  await page.mouse.move(640, 1200);
  for (let step = 0; step < 40 && seen.size < texts.length; step += 1) {
    const shown = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
    for (const text of texts) if (shown.includes(text.replaceAll(/\s+/g, ' '))) seen.add(text);
    expect(await countMarkup(page)).toBe(0);
    await page.mouse.wheel(0, 1800);
    await page.waitForTimeout(60);
  }
  return seen.size;
}

test('no text is ever run: 160 payloads in every place that shows text', async ({ page, webApp, complaints }) => {
  const ran: string[] = [];
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  const own = new URL(webApp.url).host;
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (host !== own && protocol !== 'data:' && protocol !== 'blob:') ran.push(request.url());
  });
  expect(payloads.length).toBeGreaterThanOrEqual(150);
  const names = payloads.map(nameOf);

  // The library: file names, and the failures of what could not be transcribed.
  await page.goto(webApp.url);
  await expect(page.locator('[role=row][data-index]').nth(5)).toBeVisible();
  expect(await scrollThrough(page, names)).toBe(names.length);

  // Toasts: a recording goes to the bin and comes back.
  const last = names.at(-1)!;
  await page.reload();
  const row = page.locator('[role=row][data-index]').filter({ hasText: last });
  await row.click();
  await page.keyboard.press('Delete');
  await expect(page.getByText(en.library.removedOne(last))).toBeVisible();
  expect(await countMarkup(page)).toBe(0);
  await page.getByRole('button', { name: en.common.undo }).first().click();

  // A transcript: segments, speakers, title, holes.
  await page.goto(`${webApp.url.split('#')[0]}#/recording/1`);
  await expect(page.getByText(en.gaps.title)).toBeVisible();
  expect(await scrollThrough(page, payloads)).toBe(payloads.length);

  // The preview of every format.
  await page.getByRole('button', { name: en.transcript.export }).click();
  for (const kind of await page.getByRole('dialog').getByRole('radio').all()) {
    await kind.click();
    await expect(page.getByRole('dialog').getByText('word0x0').first()).toBeVisible();
    expect(await countMarkup(page)).toBe(0);
  }
  await page.keyboard.press('Escape');

  // Marks of a search, and a query that is itself a payload.
  await page.keyboard.press('/');
  const field = page.getByLabel(en.search.field).first();
  for (const text of ['word3x1 OR word9x2', 'onerror', payloads[4]!, payloads[60]!, payloads[155]!]) {
    await field.fill(text);
    await page.waitForTimeout(400);
    expect(await countMarkup(page)).toBe(0);
  }
  await field.fill('onerror');
  await expect(page.locator('mark').first()).toBeVisible();

  // Fields of the settings, and what the system check says of a strange path.
  await page.getByRole('button', { name: en.nav.settings }).first().click();
  const sections = page.getByRole('navigation', { name: en.settings.sectionsLabel }).getByRole('button');
  const fields: string[] = [];
  for (const section of await sections.all()) {
    await section.click();
    await expect(section).toHaveAttribute('aria-current', 'page');
    await page.waitForTimeout(200);
    const shown = page.getByRole('textbox');
    fields.push(...(await shown.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))));
    expect(await countMarkup(page)).toBe(0);
  }
  expect(fields.join(' ')).toContain('<script>');

  expect(await page.evaluate(() => 'isBroken' in window)).toBe(false);
  expect(ran).toEqual([]);
  expect(complaints).toEqual([]);
});
