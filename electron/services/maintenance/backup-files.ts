import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Backup } from '#shared/maintenance/library-health.ts';

/** So many copies are kept; the oldest makes room for the next. */
export const backupsKept = 7;

const namePattern = /^library-(\d{4})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)Z(-\d+)?\.db$/;

export function backupsDir(libraryDir: string): string {
  return join(libraryDir, 'backups');
}

/** Universal time, so that the order of names is the order of time also when the clock is changed for summer. */
export function stampOf(nowMs: number): string {
  return `${new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

/** Newest first. A name says when it was made; what else lies in the folder is left alone. */
export function listBackups(libraryDir: string): readonly Backup[] {
  const dir = backupsDir(libraryDir);
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .flatMap((name) => {
      const madeAtMs = madeAt(name);
      return madeAtMs === null ? [] : [{ name, madeAtMs, sizeBytes: statSync(join(dir, name)).size }];
    })
    .sort((a, b) => b.madeAtMs - a.madeAtMs || b.name.localeCompare(a.name));
}

/** The file of a listed backup; null for any other name, so that a caller's name never becomes a path of its own. */
export function backupFile(libraryDir: string, name: string): string | null {
  if (basename(name) !== name || madeAt(name) === null) return null;
  const file = join(backupsDir(libraryDir), name);
  return existsSync(file) ? file : null;
}

/** Removes all but the newest, and what an interrupted backup left behind. */
export function rotateBackups(libraryDir: string): void {
  const dir = backupsDir(libraryDir);
  for (const { name } of listBackups(libraryDir).slice(backupsKept)) rmSync(join(dir, name), { force: true });
  for (const name of readdirSync(dir)) if (/\.part(-journal)?$/.test(name)) rmSync(join(dir, name), { force: true });
}

function madeAt(name: string): number | null {
  const [, year, month, day, hour, minute, second] = namePattern.exec(name) ?? [];
  if (year === undefined) return null;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}
