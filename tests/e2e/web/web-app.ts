import type { InterfaceLanguage } from '../../../electron/shared/text/language.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { callWeb } from './call-web.ts';
import { cliPath } from '../../support/cli-path.ts';

interface WebApp {
  readonly url: string;
  readonly dir: string;
}

interface Fixtures {
  /** What is done with the user's folder before the host starts. */
  readonly before: { prepare(userData: string): void };
  readonly systemLanguage: InterfaceLanguage;
  readonly webApp: WebApp;
  /** Violations of the Content-Security-Policy and uncaught errors; must stay empty. */
  readonly complaints: readonly string[];
}

/** Every test gets a host of its own, started from the command line, with an empty library. */
export const test = base.extend<Fixtures>({
  systemLanguage: ['en', { option: true }],
  // The page speaks the browser's language.
  locale: async ({ systemLanguage }, use) => use(systemLanguage === 'ru' ? 'ru-RU' : 'en-US'),
  before: [{ prepare() {} }, { option: true }],
  webApp: async ({ systemLanguage, before }, use) => {
    const dir = mkdtempSync(join(tmpdir(), `stenogram-web-${systemLanguage}-`));
    before.prepare(dir);
    const locale = systemLanguage === 'ru' ? 'ru_RU.UTF-8' : 'en_US.UTF-8';
    const child = spawn(process.execPath, [cliPath, 'serve'], {
      env: { ...process.env, STENOGRAM_USER_DATA: dir, LC_ALL: locale },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (data: Buffer) => resolve(data.toString().trim()));
      child.once('close', (code) => reject(new Error(`the host ended with code ${code}`)));
    });
    // Recordings are transcribed with the demo model at once, as for a user who said that it is enough.
    await callWeb(url, 'settings.set', { isDemoEnough: true });
    await use({ url, dir });
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await closed;
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  },
  complaints: async ({ page }, use) => {
    const recognised: string[] = [];
    page.on('pageerror', (error) => recognised.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content.Security.Policy/i.test(message.text()))
        recognised.push(message.text());
    });
    await use(recognised);
  },
});
export { expect } from '@playwright/test';
