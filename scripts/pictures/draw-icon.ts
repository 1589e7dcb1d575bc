/** Draws resources/icons/icon.png from icon.svg in Chromium; electron-builder derives every other size and format. */
import { chromiumPath } from '../chromium-path.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const icons = fileURLToPath(new URL('../../resources/icons', import.meta.url));
const sidePx = 1024;

const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage({ viewport: { width: sidePx, height: sidePx } });
await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(path.join(icons, 'icon.svg'), 'utf8')}`);
await page.screenshot({ path: path.join(icons, 'icon.png'), omitBackground: true });
await browser.close();
