import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { ModelInfo } from '#shared/model.ts';
import { folderEntryOf } from '../catalogue.ts';
import { copyHashed } from '../copy-hashed.ts';
import { diskFailure, requireRoom } from '../disk-room.ts';
import { folderHash } from './folder-hash.ts';
import {
  checkFolder,
  folderFacts,
  folderFiles,
  hashFolder,
  holdsModel,
  isPublishedFolder,
  type FolderFile,
} from './folder-model.ts';
import type { InstalledModelStore } from '../installed-models.ts';
import { readCard } from '../model-card.ts';
import { lockModel } from '../model-lock.ts';
import type { ModelsParts } from '../models-parts.ts';
import { syncFolder } from '../sync-folder.ts';
import { targetName } from '../target-name.ts';

let count = 0;

/** Folders with a model of several files: this one, or those in it. */
export async function foldersWithModels(folder: string): Promise<readonly string[]> {
  if (await holdsModel(folder)) return [folder];
  const inside = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const found: string[] = [];
  for (const { name } of inside) {
    if (await holdsModel(path.join(folder, name))) found.push(path.join(folder, name));
  }
  return found.toSorted();
}

/** Brings a model of several files: checked, copied whole or left where it lies. It gets its name when all of it is here. */
export async function importFolder(
  parts: ModelsParts,
  installed: InstalledModelStore,
  folder: string,
  how: 'copy' | 'reference',
): Promise<ModelInfo> {
  const { modelsDir } = parts;
  if (path.dirname(folder) === modelsDir) return await installed.describe(folder);
  await checkFolder(folder);
  await mkdir(modelsDir, { recursive: true }).catch((error: unknown) => {
    throw diskFailure(error, modelsDir, 0);
  });
  if (how === 'reference') return await keepReference(parts, installed, folder);
  const { sizeBytes } = await folderFacts(folder);
  await requireRoom(modelsDir, sizeBytes, path.basename(folder));
  count += 1;
  const part = path.join(modelsDir, `import-${process.pid}-folder${count}.part`);
  try {
    const files = await copyFiles(folder, part);
    await checkCard(folder, files);
    return await putInPlace(parts, installed, { folder, part, files });
  } catch (error) {
    throw diskFailure(error, path.join(modelsDir, path.basename(folder)), sizeBytes);
  } finally {
    await rm(part, { force: true, recursive: true });
  }
}

/** Copies the files of a model into a new folder, hashing what goes through. */
export async function copyFiles(folder: string, into: string): Promise<readonly FolderFile[]> {
  await mkdir(into);
  const files: FolderFile[] = [];
  for (const fileName of await folderFiles(folder)) {
    const { sha256 } = await copyHashed(path.join(folder, fileName), path.join(into, fileName));
    files.push({ fileName, sha256 });
  }
  await syncFolder(into);
  return files;
}

async function checkCard(folder: string, files: readonly FolderFile[]): Promise<void> {
  const card = await readCard(folder);
  if (card !== null && card.sha256 !== folderHash(files)) {
    throw new AppFailure('model-damaged', { name: path.basename(folder) });
  }
}

async function putInPlace(
  parts: ModelsParts,
  installed: InstalledModelStore,
  { folder, part, files }: { folder: string; part: string; files: readonly FolderFile[] },
): Promise<ModelInfo> {
  const { modelsDir, records } = parts;
  const fileName = await freeName(parts, folder, files);
  const target = path.join(modelsDir, fileName);
  const lock = lockModel(modelsDir, fileName, 'exclusive');
  if (lock === null) throw new AppFailure('download-elsewhere', { name: fileName });
  try {
    const before = records.get(fileName);
    await rm(target, { recursive: true, force: true });
    await rename(part, target);
    await syncFolder(modelsDir);
    await remember(parts, { fileName, files, folder: target, isAccepted: before?.isAccepted ?? false, at: null });
    return await installed.describe(target);
  } finally {
    lock.release();
  }
}

async function keepReference(parts: ModelsParts, installed: InstalledModelStore, folder: string): Promise<ModelInfo> {
  const files = await hashFolder(folder);
  await checkCard(folder, files);
  const fileName = await freeName(parts, folder, files);
  const target = path.join(parts.modelsDir, fileName);
  // A copy of the same model is there: it is the better one, it cannot be unplugged.
  if (!(await isThere(target))) await remember(parts, { fileName, files, folder, isAccepted: false, at: folder });
  return await installed.describe(target);
}

interface Remembered {
  readonly fileName: string;
  readonly files: readonly FolderFile[];
  readonly folder: string;
  readonly isAccepted: boolean;
  /** Where it lies if it was not copied. */
  readonly at: string | null;
}

/** Writes down what a folder was when it came. */
export async function remember(
  { records, catalogue }: ModelsParts,
  { fileName, files, folder, isAccepted, at }: Remembered,
): Promise<void> {
  const { sizeBytes, modifiedMs } = await folderFacts(folder);
  records.set(fileName, {
    sha256: folderHash(files),
    sizeBytes,
    modifiedMs,
    isAccepted: isAccepted || isPublishedFolder(catalogue, files),
    referencePath: at,
    isSuspect: false,
    isDamaged: false,
  });
}

/** A published model gets its published name; another folder of that name that is there already is never replaced. */
async function freeName(
  { modelsDir, catalogue, records }: ModelsParts,
  folder: string,
  files: readonly FolderFile[],
): Promise<string> {
  const published = folderEntryOf(catalogue, files);
  const sha256 = folderHash(files);
  const wanted = published?.fileName ?? targetName(path.basename(folder)).replace(/\.bin$/, '');
  const known = records.get(wanted);
  const isFree = published !== undefined || (known === null && !(await isThere(path.join(modelsDir, wanted))));
  return isFree || known?.sha256 === sha256 ? wanted : `${wanted}-${sha256.slice(0, 8)}`;
}

async function isThere(file: string): Promise<boolean> {
  return await stat(file).then(
    () => true,
    () => false,
  );
}
