import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { readModelHeader } from '#native/model-header.ts';
import { EngineError } from '#native/types.ts';
import { AppFailure } from '#shared/failure.ts';
import type { ModelInfo, ModelKind } from '#shared/model.ts';
import { fileSha256 } from '../media/file-hash.ts';
import { acceptedModels, type AcceptedModels } from './accepted-models.ts';
import { demoModel, readCatalogue, type CatalogueEntry } from './catalogue.ts';

/** Whisper's sizes by the number of encoder layers. */
const sizeClasses: Readonly<Record<number, string>> = { 4: 'tiny', 6: 'base', 12: 'small', 24: 'medium', 32: 'large' };

/** The models this computer has: the demo that ships with the app, and the files in the models folder. */
export interface ModelStore {
  /** The demo first, then by name. */
  list(): Promise<readonly ModelInfo[]>;
  /** By id, or a path to a file. Fails with `model-unknown`, `model-missing` or `model-bad`. */
  resolve(idOrPath: string): Promise<ModelInfo>;
  /** Checks the file, copies it in under its own name, remembers its hash. */
  importFile(file: string): Promise<ModelInfo>;
  /** Reads the whole file again and compares its hash. */
  verify(id: string): Promise<ModelInfo>;
}

export function createModelStore(dirs: { modelsDir: string; resourcesDir: string }): ModelStore {
  return new FolderModelStore(dirs.modelsDir, dirs.resourcesDir);
}

class FolderModelStore implements ModelStore {
  readonly #modelsDir: string;
  readonly #demoFile: string;
  readonly #catalogue: readonly CatalogueEntry[];
  readonly #accepted: AcceptedModels;

  constructor(modelsDir: string, resourcesDir: string) {
    this.#modelsDir = modelsDir;
    this.#demoFile = path.join(resourcesDir, 'models', demoModel.fileName);
    this.#catalogue = readCatalogue(resourcesDir);
    this.#accepted = acceptedModels(modelsDir);
  }

  async list(): Promise<readonly ModelInfo[]> {
    const names = await readdir(this.#modelsDir).catch(() => []);
    const files = names.filter((name) => name.endsWith('.bin')).toSorted((a, b) => a.localeCompare(b));
    const found: ModelInfo[] = [];
    for (const file of [this.#demoFile, ...files.map((name) => path.join(this.#modelsDir, name))]) {
      found.push(await this.#describe(file, false).catch((error: unknown) => this.#unusable(file, error)));
    }
    return found;
  }

  async resolve(idOrPath: string): Promise<ModelInfo> {
    if (/[\\/]/.test(idOrPath) || idOrPath.endsWith('.bin')) return await this.#describe(path.resolve(idOrPath), false);
    const model = await this.#byId(idOrPath);
    if (model.state === 'damaged') {
      throw new AppFailure('model-bad', { name: model.fileName, detail: 'it differs from what it was' });
    }
    return model;
  }

  async importFile(file: string): Promise<ModelInfo> {
    const source = await describeBeforeImport(path.resolve(file));
    const target = path.join(this.#modelsDir, source.fileName);
    if (target === source.path) return await this.#describe(target, true);
    await copyIn(source.path, target);
    this.#accepted.set(source.fileName, { sha256: source.sha256, ...(await sizeAndDate(target)) });
    return await this.#describe(target, false);
  }

  async verify(id: string): Promise<ModelInfo> {
    const model = await this.#byId(id);
    return await this.#describe(model.path, true);
  }

  async #byId(id: string): Promise<ModelInfo> {
    const model = (await this.list()).find((candidate) => candidate.id === id);
    if (model === undefined) throw new AppFailure('model-unknown', { name: id });
    if (model.state === 'missing') throw new AppFailure('model-missing', { name: model.fileName });
    return model;
  }

  /** `isForced` reads the whole file even where its size and date are those of the last reading. */
  async #describe(file: string, isForced: boolean): Promise<ModelInfo> {
    const fileName = path.basename(file);
    const size = await sizeAndDate(file);
    const header = await readModelHeader(file).catch((error: unknown) => toFailure(error, fileName));
    const isOurs = path.dirname(file) === this.#modelsDir;
    const last = isOurs ? this.#accepted.get(fileName) : null;
    const isKnown = last !== null && last.sizeBytes === size.sizeBytes && last.modifiedMs === size.modifiedMs;
    const sha256 = isKnown && !isForced ? last.sha256 : await fileSha256(file);
    const expected =
      file === this.#demoFile ? demoModel.sha256 : isOurs ? (last?.sha256 ?? this.#published(fileName)) : null;
    const isSame = expected === null || expected === sha256;
    if (isOurs && isSame && !isKnown) this.#accepted.set(fileName, { sha256, ...size });
    return {
      ...this.#identity(file, fileName, sha256),
      fileName,
      path: file,
      sizeBytes: size.sizeBytes,
      sha256,
      state: isSame ? 'ready' : 'damaged',
      isMultilingual: header.isMultilingual,
      sizeClass: sizeClasses[header.audioLayers] ?? 'unknown',
    };
  }

  #published(fileName: string): string | null {
    return this.#catalogue.find((entry) => entry.fileName === fileName)?.sha256 ?? null;
  }

  #identity(file: string, fileName: string, sha256: string): { id: string; kind: ModelKind } {
    if (file === this.#demoFile) return { id: demoModel.id, kind: 'demo' };
    const known = this.#catalogue.find((entry) => entry.sha256 === sha256);
    if (known !== undefined) return { id: known.id, kind: 'catalogue' };
    return { id: idOf(fileName), kind: 'imported' };
  }

  #unusable(file: string, error: unknown): ModelInfo {
    const isMissing = error instanceof AppFailure && error.code === 'model-missing';
    return {
      ...this.#identity(file, path.basename(file), ''),
      fileName: path.basename(file),
      path: file,
      sizeBytes: 0,
      sha256: null,
      state: isMissing ? 'missing' : 'damaged',
      isMultilingual: false,
      sizeClass: 'unknown',
    };
  }
}

async function describeBeforeImport(file: string): Promise<{ fileName: string; path: string; sha256: string }> {
  const fileName = path.basename(file);
  await sizeAndDate(file);
  await readModelHeader(file).catch((error: unknown) => toFailure(error, fileName));
  return {
    fileName: fileName.endsWith('.bin') ? fileName : `${fileName}.bin`,
    path: file,
    sha256: await fileSha256(file),
  };
}

async function copyIn(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  try {
    await mkdir(path.dirname(to), { recursive: true });
    await copyFile(from, part);
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true });
    const detail = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (detail === 'ENOSPC') throw new AppFailure('disk-full', { neededMb: 100 }, error);
    throw new AppFailure('cannot-write', { name: path.basename(to), detail }, error);
  }
}

/** `ggml-base-q8_0.bin` → `base-q8_0`; any other name without its extension. */
function idOf(fileName: string): string {
  return fileName.replace(/\.bin$/, '').replace(/^ggml-/, '');
}

async function sizeAndDate(file: string): Promise<{ sizeBytes: number; modifiedMs: number }> {
  const found = await stat(file).catch((error: unknown) => {
    throw new AppFailure('model-missing', { name: path.basename(file) }, error);
  });
  if (!found.isFile()) throw new AppFailure('model-bad', { name: path.basename(file), detail: 'not an ordinary file' });
  return { sizeBytes: found.size, modifiedMs: found.mtimeMs };
}

function toFailure(error: unknown, fileName: string): never {
  if (error instanceof EngineError) throw new AppFailure('model-bad', { name: fileName, detail: error.message }, error);
  throw error;
}
