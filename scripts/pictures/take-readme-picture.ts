/** Takes docs/pictures/transcript.png: the page of the sample's transcript, in the built page (`npm run build`). */
import { chromiumPath } from '../chromium-path.ts';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
const picture = path.join(root, 'docs/pictures/transcript.png');
const palette = 'split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=dither=none';

async function call(url: string, name: string, input: object): Promise<unknown> {
  const { origin, hash } = new URL(url);
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${hash.slice('#token='.length)}`,
    origin,
  };
  const response = await fetch(`${origin}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
  return ((await response.json()) as { value: unknown }).value;
}

const dir = mkdtempSync(path.join(tmpdir(), 'stenogram-picture-'));
const host = spawn(process.execPath, [path.join(root, 'electron/hosts/cli.ts'), 'serve'], {
  env: { ...process.env, STENOGRAM_USER_DATA: dir, LC_ALL: 'en_US.UTF-8' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [address] = (await host.stdout.take(1).toArray()) as readonly Buffer[];
const url = String(address).trim();
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ['--no-sandbox'],
});
try {
  await call(url, 'settings.set', { isDemoEnough: true });
  const { added } = (await call(url, 'recordings.addSample', {})) as { added: readonly { id: number }[] };
  const recordingId = added[0]?.id;
  const state = async () => ((await call(url, 'recordings.get', { recordingId })) as { state: string }).state;
  while ((await state()) !== 'done') await wait(500);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', locale: 'en-US' });
  await page.goto(url);
  await page.goto(`${url.split('#')[0]}#/recording/${recordingId}`);
  await wait(3000);
  await page.screenshot({ path: `${picture}.png` });
  const small = ['-vf', palette, '-pix_fmt', 'pal8', '-compression_level', '9', '-pred', 'mixed'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', `${picture}.png`, ...small, picture]);
  rmSync(`${picture}.png`);
} finally {
  await browser.close();
  host.kill('SIGTERM');
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}
