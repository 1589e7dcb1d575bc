import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { readModelHeader } from '#native/lib/model-file/model-header.ts';
import { EngineError } from '#native/lib/types.ts';
import { AppFailure, failureOf } from '#shared/failure.ts';
import type { ImportResult, ModelInfo } from '#shared/model.ts';
import { readCard } from './model-card.ts';
import { copyHashed, openReadable, type HashedCopy } from './copy-hashed.ts';
import { diskFailure, requireRoom } from './disk-room.ts';
import { hashFile } from './download/hash-file.ts';
import { foldersWithModels, importFolder } from './folder/import-folder.ts';
import { lockModel } from './model-lock.ts';
import { factsOf, type InstalledModelStore } from './installed-models.ts';
import { targetName } from './target-name.ts';
import type { ModelsParts } from './models-parts.ts';
import { syncFolder } from './sync-folder.ts';

export type ImportHow = 'copy' | 'reference';

/** A file, a folder that is a model, or every model in a folder; a file that is no model is refused, in a folder it is passed over with its reason. */
export async function importModels(
  parts: ModelsParts,
  installed: InstalledModelStore,
  given: { path: string; how: ImportHow },
): Promise<ImportResult> {
  const full = path.resolve(given.path);
  const isFolder = await stat(full).then(
    (found) => found.isDirectory(),
    () => false,
  ); // a missing file is reported below
  if (!isFolder) return { imported: [await importOne(parts, installed, full, given.how)], refused: [] };
  const files = (await readdir(full)).filter((name) => name.toLowerCase().endsWith('.bin')).toSorted();
  const folders = await foldersWithModels(full);
  if (folders[0] === full) return { imported: [await importFolder(parts, installed, full, given.how)], refused: [] };
  if (files.length === 0 && folders.length === 0) throw new AppFailure('model-missing', { name: path.basename(full) });
  const imported: ModelInfo[] = [];
  const refused: ImportResult['refused'][number][] = [];
  for (const file of [...files.map((name) => path.join(full, name)), ...folders]) {
    try {
      const bring = folders.includes(file) ? importFolder : importOne;
      imported.push(await bring(parts, installed, file, given.how));
    } catch (error) {
      refused.push({ path: file, failure: failureOf(error) });
    }
  }
  return { imported, refused };
}

let count = 0;

async function importOne(
  parts: ModelsParts,
  installed: InstalledModelStore,
  file: string,
  how: ImportHow,
): Promise<ModelInfo> {
  const { modelsDir } = parts;
  if (path.dirname(file) === modelsDir) return await installed.describe(file);
  const { sizeBytes } = await factsOf(file);
  await checkKind(parts, file, sizeBytes);
  await mkdir(modelsDir, { recursive: true }).catch((error: unknown) => {
    throw diskFailure(error, modelsDir, 0);
  });
  if (how === 'reference') return await keepReference(parts, installed, file);
  await requireRoom(modelsDir, sizeBytes, path.basename(file));
  count += 1;
  const part = path.join(modelsDir, `import-${process.pid}-${count}.part`);
  try {
    const copy = await copyHashed(file, part);
    await checkCopy(file, sizeBytes, copy);
    return await putInPlace(parts, installed, { file, part, copy });
  } catch (error) {
    throw diskFailure(error, path.join(modelsDir, path.basename(file)), sizeBytes);
  } finally {
    await rm(part, { force: true });
  }
}

/** What whisper.cpp could not stand is refused before gigabytes are copied; other published files go by their hash. */
async function checkKind({ catalogue }: ModelsParts, file: string, sizeBytes: number): Promise<void> {
  if (catalogue.some((entry) => entry.kind === 'vad' && entry.sizeBytes === sizeBytes)) return;
  const name = path.basename(file);
  await (await openReadable(file)).close();
  await readModelHeader(file).catch((error: unknown) => {
    if (error instanceof EngineError) throw new AppFailure('model-bad', { name, detail: error.message }, error);
    throw error;
  });
}

async function checkCopy(file: string, sizeBytes: number, copy: HashedCopy): Promise<void> {
  const name = path.basename(file);
  const card = await readCard(file);
  if (copy.sizeBytes !== sizeBytes) throw new AppFailure('source-changed', { name });
  if (card !== null && card.sha256 !== copy.sha256) throw new AppFailure('model-damaged', { name });
}

async function putInPlace(
  parts: ModelsParts,
  installed: InstalledModelStore,
  { file, part, copy }: { file: string; part: string; copy: HashedCopy },
): Promise<ModelInfo> {
  const { modelsDir, records } = parts;
  const fileName = await freeName(parts, file, copy.sha256);
  const target = path.join(modelsDir, fileName);
  const lock = lockModel(modelsDir, fileName, 'exclusive');
  if (lock === null) throw new AppFailure('download-elsewhere', { name: fileName });
  try {
    const before = records.get(fileName);
    await rename(part, target);
    await syncFolder(modelsDir);
    remember(
      parts,
      fileName,
      { ...copy, ...(await factsOf(target)) },
      { isAccepted: before?.isAccepted ?? false, at: null },
    );
    return await installed.describe(target);
  } finally {
    lock.release();
  }
}

async function keepReference(parts: ModelsParts, installed: InstalledModelStore, file: string): Promise<ModelInfo> {
  const handle = await openReadable(file);
  let hashed;
  try {
    hashed = (await hashFile(handle)).finish();
  } finally {
    await handle.close();
  }
  const facts = await factsOf(file);
  await checkCopy(file, facts.sizeBytes, { ...hashed, sizeBytes: facts.sizeBytes });
  const fileName = await freeName(parts, file, hashed.sha256);
  // A copy of the same file is there: it is the better one, it cannot be unplugged.
  const isCopied = await stat(path.join(parts.modelsDir, fileName)).then(
    () => true,
    () => false,
  );
  if (!isCopied) remember(parts, fileName, { ...hashed, ...facts }, { isAccepted: false, at: file });
  return await installed.describe(path.join(parts.modelsDir, fileName));
}

interface Remembered extends Pick<HashedCopy, 'sha256' | 'blocks'> {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

function remember(
  { records, catalogue }: ModelsParts,
  fileName: string,
  { sha256, blocks, sizeBytes, modifiedMs }: Remembered,
  { isAccepted, at }: { isAccepted: boolean; at: string | null },
): void {
  const isPublished = catalogue.some((entry) => entry.sha256 === sha256);
  records.setBlocks(fileName, blocks);
  records.set(fileName, {
    sha256,
    sizeBytes,
    modifiedMs,
    isAccepted: isPublished || isAccepted,
    referencePath: at,
    isSuspect: false,
    isDamaged: false,
  });
}

/** A published model gets its published name; another file of that name that is there already is never replaced. */
async function freeName({ modelsDir, catalogue, records }: ModelsParts, file: string, sha256: string): Promise<string> {
  const published = catalogue.find((entry) => entry.sha256 === sha256);
  const wanted = published?.fileName ?? targetName(path.basename(file));
  const there = await stat(path.join(modelsDir, wanted)).then(
    () => true,
    () => false,
  );
  const known = records.get(wanted);
  const isFree = published !== undefined || (!there && known === null) || known?.sha256 === sha256;
  return isFree ? wanted : targetName(`${wanted.replace(/\.bin$/, '')}-${sha256.slice(0, 8)}.bin`);
}
