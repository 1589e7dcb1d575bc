import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkGigaamFiles } from '#native/lib/onnx/gigaam-files.ts';
import { readTextModel, textModelFileNames, textTaskOf } from '#native/lib/onnx/text-model-files.ts';
import { checkSoundModel, holdsSoundModel, isSoundModelFile } from '#native/lib/onnx/sound-model.ts';
import { checkVoiceFiles, holdsVoiceModels } from '#native/lib/onnx/voice-models.ts';
import { EngineError } from '#native/lib/types.ts';
import { AppFailure } from '#shared/failure.ts';
import { isDemoId, type ModelInfo, type ModelKind, type ModelTest } from '#shared/model.ts';
import { folderEntryOf, type CatalogueEntry } from '../catalogue.ts';
import { openReadable } from '../copy-hashed.ts';
import { hashFile } from '../download/hash-file.ts';
import { folderHash } from './folder-hash.ts';
import type { ModelRecord, ModelRecords } from '../model-records.ts';

export interface FolderFile {
  readonly fileName: string;
  readonly sha256: string;
}

export interface FolderParts {
  readonly catalogue: readonly CatalogueEntry[];
  readonly records: ModelRecords;
  testsOf(sha256: string): readonly ModelTest[];
}

/** By folder, names, sizes and dates: hundreds of megabytes are read once. */
const hashes = new Map<string, readonly FolderFile[]>();

/** Names of the files of a model in a folder, in order. */
export async function folderFiles(folder: string): Promise<readonly string[]> {
  const isText = textTaskOf(folder) !== null;
  const isOfSounds = await holdsSoundModel(folder);
  const ofText: readonly string[] = textModelFileNames;
  const isOfModel = (name: string) =>
    isText ? ofText.includes(name) : isOfSounds ? isSoundModelFile(name) : /\.(?:onnx|txt)$/u.test(name);
  return (await readdir(folder)).filter(isOfModel).toSorted();
}

/** All sizes together, and the date of the newest file. */
export async function folderFacts(folder: string): Promise<{ sizeBytes: number; modifiedMs: number; key: string }> {
  const names = await folderFiles(folder).catch((error: unknown) => {
    throw new AppFailure('model-missing', { name: path.basename(folder) }, error);
  });
  const facts = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(path.join(folder, name));
      return { name, size, mtimeMs };
    }),
  );
  return {
    sizeBytes: facts.reduce((sum, { size }) => sum + size, 0),
    modifiedMs: Math.max(0, ...facts.map(({ mtimeMs }) => mtimeMs)),
    key: [folder, ...facts.map(({ name, size, mtimeMs }) => `${name} ${size} ${mtimeMs}`)].join('\n'),
  };
}

/** Reads every file of a folder, unless it was read before and is forced to be read again. */
export async function hashFolder(folder: string, isForced = false): Promise<readonly FolderFile[]> {
  const { key } = await folderFacts(folder);
  const known = hashes.get(key);
  if (known !== undefined && !isForced) return known;
  const files: FolderFile[] = [];
  for (const fileName of await folderFiles(folder)) {
    const handle = await openReadable(path.join(folder, fileName));
    try {
      files.push({ fileName, sha256: (await hashFile(handle)).finish().sha256 });
    } finally {
      await handle.close();
    }
  }
  hashes.set(key, files);
  return files;
}

/** Before a byte of it is copied or run. Fails with `model-bad`. */
export async function checkFolder(folder: string): Promise<void> {
  const check = await checkOf(folder);
  await check(folder).catch((error: unknown) => {
    if (!(error instanceof EngineError)) throw error;
    throw new AppFailure('model-bad', { name: path.basename(folder), detail: error.message }, error);
  });
}

async function checkOf(folder: string): Promise<(folder: string) => Promise<unknown>> {
  if (await holdsSoundModel(folder)) return checkSoundModel;
  if (await holdsVoiceModels(folder)) return checkVoiceFiles;
  return textTaskOf(folder) === null ? checkGigaamFiles : readTextModel;
}

/**
 * A model of several files, which is a folder: known by the hash of its files' names and hashes. `record` is the name of
 * its record; null where the user named the path, which is the acceptance.
 */
export async function describeFolder(
  parts: FolderParts,
  folder: string,
  record: string | null,
  isForced = false,
): Promise<ModelInfo> {
  const { catalogue, records } = parts;
  const before = record === null ? null : records.get(record);
  const at = before?.referencePath ?? folder;
  const facts = await folderFacts(at);
  const isSame = before?.sizeBytes === facts.sizeBytes && before.modifiedMs === facts.modifiedMs;
  const files = isSame && !isForced ? null : await hashFolder(at, isForced);
  const kept = files === null ? before : recordOf({ before, facts, files, catalogue, fileName: path.basename(folder) });
  if (kept === null) throw new AppFailure('model-missing', { name: path.basename(folder) });
  if (record !== null && files !== null) records.set(record, kept);
  const isAccepted = kept.isAccepted || record === null;
  if (!kept.isDamaged) await checkFolder(at);
  const task = textTaskOf(at);
  const isOfVoices = await holdsVoiceModels(at);
  const isOfSounds = await holdsSoundModel(at);
  const identity = identityOf(catalogue, path.basename(folder), kept.sha256);
  return {
    ...identity,
    ...(task !== null && { kind: 'text' as const, task }),
    ...(isOfVoices && { kind: 'voices' as const }),
    ...(isOfSounds && { kind: 'sounds' as const }),
    fileName: path.basename(folder),
    path: at,
    sizeBytes: facts.sizeBytes,
    sha256: kept.sha256,
    state: kept.isDamaged ? 'damaged' : isAccepted ? 'ready' : 'unaccepted',
    isMultilingual: true,
    sizeClass: task === null && !isOfVoices && !isOfSounds ? 'gigaam' : 'unknown',
    isReference: record === null || kept.referencePath !== null,
    tests: parts.testsOf(kept.sha256),
  };
}

interface Found {
  readonly before: ModelRecord | null;
  readonly facts: { readonly sizeBytes: number; readonly modifiedMs: number };
  readonly files: readonly FolderFile[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly fileName: string;
}

function recordOf({ before, facts: { sizeBytes, modifiedMs }, files, catalogue, fileName }: Found): ModelRecord {
  const sha256 = folderHash(files);
  const published = catalogue.find((entry) => entry.files !== undefined && entry.fileName === fileName);
  // A published folder without all hashes is known only by what it was when it came.
  const isNamedHash = published?.files?.every((file) => file.sha256 !== null) === true;
  const expected = before?.sha256 ?? (isNamedHash ? published?.sha256 : undefined) ?? sha256;
  return {
    sha256: expected,
    sizeBytes,
    modifiedMs,
    isAccepted: before?.isAccepted ?? isPublishedFolder(catalogue, files),
    referencePath: before?.referencePath ?? null,
    isSuspect: false,
    isDamaged: sha256 !== expected,
  };
}

/** Every hash of it is published, and right. */
export function isPublishedFolder(catalogue: readonly CatalogueEntry[], files: readonly FolderFile[]): boolean {
  return folderEntryOf(catalogue, files)?.files?.every(({ sha256 }) => sha256 !== null) === true;
}

/** What is known of a folder by its hash or, where not every hash is published, by its name. */
export function identityOf(
  catalogue: readonly CatalogueEntry[],
  fileName: string,
  sha256: string | null,
): { id: string; kind: ModelKind } {
  const folders = catalogue.filter(({ files }) => files !== undefined);
  const isUnpublished = (entry: CatalogueEntry) => entry.files?.some((file) => file.sha256 === null) === true;
  const known = folders.find(
    (entry) => entry.sha256 === sha256 || (isUnpublished(entry) && entry.fileName === fileName),
  );
  if (known !== undefined) return { id: known.id, kind: 'catalogue' };
  const isTaken = isDemoId(fileName) || catalogue.some((entry) => entry.id === fileName);
  return { id: isTaken ? `${fileName}-file` : fileName, kind: 'imported' };
}

/** Folders of the models folder that hold a model of several files; not those that a download or an import fills. */
export async function modelFolders(modelsDir: string): Promise<readonly string[]> {
  const entries = await readdir(modelsDir, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory() || entry.name.endsWith('.part')) continue;
    if (await holdsModel(path.join(modelsDir, entry.name))) found.push(entry.name);
  }
  return found.toSorted();
}

/**
 * True for a folder with an encoder in it, whole or not, or a model that reads texts or distinguishes voices or sounds.
 */
export async function holdsModel(folder: string): Promise<boolean> {
  if (textTaskOf(folder) !== null || (await holdsVoiceModels(folder)) || (await holdsSoundModel(folder))) return true;
  const names = await readdir(folder).catch(() => []);
  return names.some((name) => name.includes('encoder') && name.endsWith('.onnx'));
}
