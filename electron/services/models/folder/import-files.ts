import { copyFile, link, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { failureOf } from '#shared/failure.ts';
import type { ImportResult, ModelInfo } from '#shared/model.ts';
import { diskFailure } from '../disk-room.ts';
import type { InstalledModelStore } from '../installed-models.ts';
import type { ModelsParts } from '../models-parts.ts';
import { importFolder } from './import-folder.ts';

let count = 0;

/**
 * Files that were chosen together, each from wherever it lies: every `.bin` is a model of its own (`one`), all others are one model of
 * several files. A page in a browser can give files but no folder.
 */
export async function importFiles(
  parts: ModelsParts,
  installed: InstalledModelStore,
  files: readonly string[],
  one: (file: string) => Promise<ImportResult>,
): Promise<ImportResult> {
  const imported: ModelInfo[] = [];
  const refused: ImportResult['refused'][number][] = [];
  const isSingle = (file: string) => file.toLowerCase().endsWith('.bin');
  for (const file of files.filter(isSingle)) {
    try {
      const result = await one(file);
      imported.push(...result.imported);
      refused.push(...result.refused);
    } catch (error) {
      refused.push({ path: file, failure: failureOf(error) });
    }
  }
  const together = files.filter((file) => !isSingle(file));
  const [first] = together;
  if (first === undefined) return { imported, refused };
  try {
    imported.push(await asFolder(parts, installed, together));
  } catch (error) {
    refused.push({ path: first, failure: failureOf(error) });
  }
  return { imported, refused };
}

async function asFolder(
  parts: ModelsParts,
  installed: InstalledModelStore,
  files: readonly string[],
): Promise<ModelInfo> {
  count += 1;
  const around = path.join(parts.modelsDir, `import-${process.pid}-files${count}.part`);
  const folder = path.join(around, nameOf(files));
  try {
    await mkdir(folder, { recursive: true });
    for (const file of files) {
      const target = path.join(folder, path.basename(file));
      // Another name for the same bytes costs nothing; where the disk is another one, they are copied.
      await link(file, target).catch(async () => await copyFile(file, target));
    }
    return await importFolder(parts, installed, folder, 'copy');
  } catch (error) {
    throw diskFailure(error, folder, 0);
  } finally {
    await rm(around, { recursive: true, force: true });
  }
}

/** What the names have in common; published files get their published name whatever this one is. */
function nameOf(files: readonly string[]): string {
  const [first = '', ...others] = files.map((file) => path.basename(file));
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  const common = first
    .slice(0, length)
    .replaceAll(/[^\w-]+/gu, '-')
    .replaceAll(/^[-_]+|[-_]+$/gu, '');
  return common === '' ? 'model' : common;
}
