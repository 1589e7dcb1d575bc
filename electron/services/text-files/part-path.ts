import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const hourMs = 3_600_000;
const ours = /^\.stenogram-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.part$/;
/** When each folder was cleaned up last. */
const lookedAtMs = new Map<string, number>();

/**
 * Where a file or folder is written before it gets its name, in the same folder. What a program that was killed left there
 * more than an hour ago is removed.
 */
export async function partPath(folder: string, nowMs = Date.now()): Promise<string> {
  if (Math.abs(nowMs - (lookedAtMs.get(folder) ?? 0)) > hourMs) {
    lookedAtMs.set(folder, nowMs);
    await removeOldParts(folder, nowMs);
  }
  return path.join(folder, `.stenogram-${randomUUID()}.part`);
}

/** What cannot be read or removed stays: it is in nobody's way. */
async function removeOldParts(folder: string, nowMs: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => ours.test(one))) {
    const part = path.join(folder, name);
    const changedMs = await lastChangeMs(part).catch(() => nowMs);
    if (nowMs - changedMs > hourMs) await rm(part, { recursive: true, force: true }).catch(() => {});
  }
}

/** Of a folder also what is in it: it may be filled for hours. */
async function lastChangeMs(place: string): Promise<number> {
  const found = await stat(place);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await readdir(place, { recursive: true });
  const times = await Promise.all(inside.map(async (name) => (await stat(path.join(place, name))).mtimeMs));
  return Math.max(found.mtimeMs, ...times);
}
