import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { launchApp } from '../tools/standin/launch.mjs';
export const test = base.extend<{ app: ElectronApplication; page: Page }>({
  app: async ({}, use, info) => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'app-'));
    const app = await launchApp({ args: [`--user-data-dir=${dir}`] });
    info.annotations.push({ type: 'host', description: app.host });
    await use(app);
    await app.close();
    rmSync(dir, { recursive: true, force: true });
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    page.setDefaultTimeout(8000);
    await use(page);
  },
});
export { expect } from '@playwright/test';
