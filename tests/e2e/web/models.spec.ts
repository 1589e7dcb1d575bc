import { copyFileSync, closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { en } from '../../../renderer/locales/en/words.ts';
import { ru } from '../../../renderer/locales/ru/words.ts';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './web-app.ts';

const demoModel = join(import.meta.dirname, '../../../resources/models/ggml-demo-q8_0.bin');
const words = { en, ru };

for (const systemLanguage of ['en', 'ru'] as const) {
  test.describe(`with a system in “${systemLanguage}”`, () => {
    test.use({ systemLanguage, locale: systemLanguage === 'ru' ? 'ru-RU' : 'en-US' });
    const t = words[systemLanguage];
    const say = t.models;

    test('a model is brought in, accepted, tested, chosen and removed by keyboard', async ({
      page,
      webApp,
      complaints,
    }, info) => {
      test.setTimeout(600_000);
      const name = 'с флешки.bin';
      const file = info.outputPath(name);
      copyFileSync(demoModel, file);
      await page.goto(webApp.url);
      const press = pressOn(page);
      const row = page.getByRole('listitem').filter({ hasText: name });
      await press(t.nav.models);
      const choosing = page.waitForEvent('filechooser');
      await press(say.import);
      await (await choosing).setFiles(file);
      await expect(page.getByText(say.unacceptedText).first()).toBeVisible({ timeout: 240_000 });
      await press(`${say.accept}: ${name}`);
      // It is tried by itself, and once more when that is asked for: once is enough to see both, a test takes two cores.
      await expect(row.getByText(/×/)).toBeVisible({ timeout: 240_000 });
      if (systemLanguage === 'en') {
        await press(`${say.test}: ${name}`);
        await expect(row.getByRole('button', { name: say.testing })).toHaveCount(0, { timeout: 240_000 });
      }
      await press(`${say.use}: ${name}`);
      await expect(row.getByText(say.inUse)).toBeVisible();
      await press(`${say.verify}: ${name}`);
      await expect(page.getByText(say.verified(name)).first()).toBeVisible({ timeout: 240_000 });
      damage(join(webApp.dir, 'models'), name);
      await press(`${say.verify}: ${name}`);
      await expect(row.getByText(say.damagedText)).toBeVisible({ timeout: 240_000 });

      const remove = `${say.remove}: ${name}`;
      await press(remove);
      const dialog = page.getByRole('dialog', { name: say.removeTitle(name) });
      await expect(dialog).toContainText(say.removeInUse);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(page.getByRole('button', { name: remove })).toBeFocused();
      await page.keyboard.press('Enter');
      await press(say.removeNow);
      await expect(row).toHaveCount(0);
      await expect(page.getByRole('listitem').filter({ hasText: say.demoName }).getByText(say.inUse)).toBeVisible();
      expect(complaints).toEqual([]);
    });

    test('a download is begun, paused, continued and given up by keyboard', async ({ page, webApp, complaints }) => {
      const source = await slowSource();
      try {
        await page.goto(webApp.url);
        const press = pressOn(page);
        await setBaseUrl(page, webApp.url, source.url);
        await press(t.nav.models);
        await press(new RegExp(`^${say.showAll(0).replace(/0$/, '')}`));
        const first = page.getByRole('list', { name: say.published }).getByRole('listitem').first();
        const name = (await first.getByRole('button').getAttribute('aria-label'))!.split(': ')[1]!;
        const row = page
          .getByRole('listitem')
          .filter({ has: page.getByRole('button', { name: new RegExp(`: ${escape(name)}$`) }) });
        await press(`${say.download}: ${name}`);
        await expect(row.getByText(say.downloadState.running)).toBeVisible();
        await expect(row.getByText(say.slowLine)).toBeVisible({ timeout: 240_000 });
        await press(`${say.pause}: ${name}`);
        await expect(row.getByText(say.downloadState.paused)).toBeVisible();
        await press(`${say.resume}: ${name}`);
        await expect(row.getByText(say.downloadState.running)).toBeVisible();
        await press(`${say.cancel}: ${name}`);
        await expect(row.getByRole('progressbar')).toHaveCount(0);
        expect(complaints).toEqual([]);
      } finally {
        source.server.closeAllConnections();
        source.server.close();
      }
    });

    test('the first page is walked by keyboard, and a model dropped on it is brought in', async ({ page, webApp }) => {
      await page.goto(webApp.url);
      await expect(page.getByRole('heading', { name: t.firstRun.title })).toBeVisible();
      await tabTo(page, page.getByRole('button', { name: t.firstRun.tryButtons[systemLanguage] }));
      await tabTo(page, page.getByRole('button', { name: t.firstRun.others }));
      const choosing = page.waitForEvent('filechooser');
      await pressOn(page)(t.firstRun.haveButton);
      await choosing;
      const data = await page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(2000)], 'не модель.bin'));
        return transfer;
      });
      await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
      await page.dispatchEvent('body', 'drop', { dataTransfer: data });
      await expect(page.getByText('не модель.bin').first()).toBeVisible({ timeout: 240_000 });
      expect(readdirSync(join(webApp.dir, 'models')).filter((entry) => entry.endsWith('.bin'))).toEqual([]);
    });
  });
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function pressOn(page: Page): (name: string | RegExp) => Promise<void> {
  return async (name) => {
    const button = page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
  };
}

/** Presses Tab until the control has the focus: it must be reachable without a pointer. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await expect(target).toBeEnabled({ timeout: 240_000 });
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it');
}

/** One bit in the middle, with size and time as they were before or not: the hash shows it. */
function damage(dir: string, name: string): void {
  const file = openSync(join(dir, name), 'r+');
  writeSync(file, Buffer.from([0xa5, 0x5a]), 0, 2, 5_000_000);
  closeSync(file);
}

interface Source {
  readonly server: Server;
  readonly url: string;
}

const catalogueFile = join(import.meta.dirname, '../../../resources/models/catalogue.json');
const { models } = JSON.parse(readFileSync(catalogueFile, 'utf8')) as {
  models: readonly { fileName: string; sizeBytes: number }[];
};
const sizes = new Map(models.map(({ fileName, sizeBytes }) => [fileName, sizeBytes]));

/** Sends a few bytes a second of whatever is asked for. */
async function slowSource(): Promise<Source> {
  const server = createServer((request, response) => {
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const total = sizes.get(request.url?.split('/').at(-1) ?? '') ?? 0;
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': total - from,
      'accept-ranges': 'bytes',
      etag: '"slow"',
      ...(from > 0 && { 'content-range': `bytes ${from}-${total - 1}/${total}` }),
    });
    const timer = setInterval(() => response.write(Buffer.alloc(5000)), 200);
    response.once('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function setBaseUrl(page: Page, appUrl: string, modelBaseUrl: string): Promise<void> {
  const { origin, hash } = new URL(appUrl);
  await page.request.post(`${origin}/api/settings.set`, {
    headers: { authorization: `Bearer ${hash.replace(/^#token=/, '')}`, origin },
    data: { modelBaseUrl },
  });
}
