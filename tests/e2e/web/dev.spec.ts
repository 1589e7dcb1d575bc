import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { en } from '../../../renderer/locales/en/words.ts';

const root = join(import.meta.dirname, '../../..');

test('the development server shows the page over the real services', async ({ page }, info) => {
  const child = spawn(process.execPath, [join(root, 'scripts/dev.ts'), '--web'], {
    env: { ...process.env, STENOGRAM_USER_DATA: info.outputPath('data') },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (data: Buffer) => {
        const found = /http:\S+/.exec(data.toString());
        if (found !== null) resolve(found[0]);
      });
      child.once('close', (code) => reject(new Error(`ended with code ${code}`)));
    });
    await page.goto(url);
    // Vite may find new packages at its first start and load the page once more.
    await expect(page.getByRole('button', { name: en.firstRun.tryButtons.en })).toBeVisible({ timeout: 90_000 });
  } finally {
    child.kill('SIGINT');
  }
});
