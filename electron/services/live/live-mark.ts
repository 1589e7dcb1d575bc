import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { JobOptions } from '#services/store/records.ts';
import type { PcmFormat } from './sound-file.ts';

/** What is being recorded; beside the library while it is, so that a start after a crash knows of it. */
export interface LiveMark extends PcmFormat {
  readonly path: string;
  readonly name: string;
  readonly startedAtMs: number;
  readonly options: JobOptions;
}

const fileOf = (libraryDir: string) => path.join(libraryDir, 'live.json');

/** On disk when it resolves. */
export async function writeLiveMark(libraryDir: string, mark: LiveMark): Promise<void> {
  const handle = await open(fileOf(libraryDir), 'w');
  try {
    await handle.writeFile(JSON.stringify(mark));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Null where nothing was being recorded. A mark that was cut off by a crash names no sound yet. */
export async function readLiveMark(libraryDir: string): Promise<LiveMark | null> {
  try {
    return JSON.parse(await readFile(fileOf(libraryDir), 'utf8')) as LiveMark;
  } catch {
    return null;
  }
}

export async function removeLiveMark(libraryDir: string): Promise<void> {
  await rm(fileOf(libraryDir), { force: true });
}
