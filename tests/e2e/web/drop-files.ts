import { expect, type Page } from '@playwright/test';

/** A drop as the browser's own process makes it, so that folders are folders. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  // Before the page is there, no one receives the drop.
  await expect(page.getByRole('main')).toBeVisible();
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  }
}
