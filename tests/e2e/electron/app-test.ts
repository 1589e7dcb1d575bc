import type { InterfaceLanguage } from '../../../electron/shared/text/language.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { call } from './call.ts';
import { appHost, launchApp } from './launch-app.ts';

interface Fixtures {
  readonly systemLanguage: InterfaceLanguage;
  readonly userDataDir: string;
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** Every test gets an app of its own with an empty library; the annotation says what it ran on. */
export const test = base.extend<Fixtures>({
  systemLanguage: ['en', { option: true }],
  userDataDir: async ({ systemLanguage }, use) => {
    const dir = mkdtempSync(join(tmpdir(), `stenogram-e2e-${systemLanguage}-`));
    await use(dir);
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  },
  app: async ({ userDataDir, systemLanguage }, use, info) => {
    info.annotations.push({ type: 'host', description: appHost() });
    const app = await launchApp({ userDataDir, systemLanguage });
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    page.setDefaultTimeout(10_000);
    // A window begins empty; the page is there when it has drawn something.
    await page.locator('#root > *').first().waitFor();
    // Recordings are transcribed with the demo model at once, as for a user who said that it is enough.
    await call(page, 'settings.set', { isDemoEnough: true });
    await use(page);
  },
});
export { expect } from '@playwright/test';
