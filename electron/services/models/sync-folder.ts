import { open } from 'node:fs/promises';

/** Makes a rename in it survive a power cut. Best effort: Windows has no such call and needs none. */
export async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
