import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isModelFolder } from '#native/lib/onnx/gigaam-files.ts';
import { readModelHeader } from '#native/lib/model-file/model-header.ts';
import { EngineError } from '#native/lib/types.ts';
import { AppFailure } from '#shared/failure.ts';
import type { Reason } from '#shared/text/failure-text/reasons.ts';
import { isDemoId } from '#shared/model.ts';
import type { ModelInfo, ModelKind, ModelState, ModelTest } from '#shared/model.ts';
import { demoModel, russianDemoModel, type CatalogueEntry } from './catalogue.ts';
import { openReadable } from './copy-hashed.ts';
import { describeFolder, holdsModel, identityOf, modelFolders } from './folder/folder-model.ts';
import { hashFile } from './download/hash-file.ts';
import type { ModelRecord, ModelRecords } from './model-records.ts';

/** Whisper's sizes by the number of encoder layers. */
const sizeClasses: Readonly<Record<number, string>> = { 4: 'tiny', 6: 'base', 12: 'small', 24: 'medium', 32: 'large' };

export interface InstalledParts {
  readonly modelsDir: string;
  readonly resourcesDir: string;
  readonly catalogue: readonly CatalogueEntry[];
  readonly records: ModelRecords;
  testsOf(sha256: string): readonly ModelTest[];
}

/** The models this computer has: the demo that ships with the app, and what is in the models folder or referenced. */
export interface InstalledModelStore {
  /** The demo first, then by name. */
  list(): Promise<readonly ModelInfo[]>;
  /** By id, or a path to a file, and fit for use. Fails with a `model-…` failure. */
  resolve(idOrPath: string): Promise<ModelInfo>;
  /** By id, in whatever state. */
  find(id: string): Promise<ModelInfo>;
  /** Reads the whole file again and compares its hash. */
  verify(id: string): Promise<ModelInfo>;
  /** By file, as it is now. */
  describe(file: string): Promise<ModelInfo>;
}

export function createInstalledModels(parts: InstalledParts): InstalledModelStore {
  return new InstalledModelFiles(parts);
}

interface Facts {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}
interface Header {
  readonly isMultilingual: boolean;
  readonly sizeClass: string;
}

class InstalledModelFiles implements InstalledModelStore {
  readonly #parts: InstalledParts;
  readonly #demoFile: string;
  /** By path, size and date: what was read of a file once need not be read again. */
  readonly #hashes = new Map<string, string>();
  readonly #headers = new Map<string, Header>();

  constructor(parts: InstalledParts) {
    this.#parts = parts;
    this.#demoFile = path.join(parts.resourcesDir, 'models', demoModel.fileName);
  }

  async list(): Promise<readonly ModelInfo[]> {
    const { modelsDir, records } = this.#parts;
    const files = new Set((await readdir(modelsDir).catch(() => [])).filter((name) => name.endsWith('.bin')));
    for (const folder of await modelFolders(modelsDir)) files.add(folder);
    for (const name of records.names()) if (records.get(name)?.referencePath !== null) files.add(name);
    const names = [...files].toSorted((a, b) => a.localeCompare(b));
    const found: ModelInfo[] = [];
    for (const file of [this.#demoFile, ...names.map((name) => path.join(modelsDir, name))]) {
      found.push(await this.describe(file).catch((error: unknown) => this.#unusable(file, error)));
    }
    return found;
  }

  async find(id: string): Promise<ModelInfo> {
    const model = (await this.list()).find((candidate) => candidate.id === id);
    if (model === undefined) throw new AppFailure('model-unknown', { name: id });
    return model;
  }

  async resolve(idOrPath: string): Promise<ModelInfo> {
    if (/[\\/]/.test(idOrPath) || idOrPath.endsWith('.bin')) {
      const file = path.resolve(idOrPath);
      const isOurs = path.dirname(file) === this.#parts.modelsDir;
      if (!isOurs && (await isModelFolder(file))) return await describeFolder(this.#parts, file, null);
      if (!isOurs) return await this.#externalFile(file);
      return fit(await this.describe(file));
    }
    if (idOrPath === russianDemoModel.id) return fit(await this.#demo(russianDemoModel, false));
    const model = await this.find(idOrPath);
    const isSuspect = this.#parts.records.get(model.fileName)?.isSuspect === true;
    return fit(isSuspect ? await this.verify(model.id) : model);
  }

  async verify(id: string): Promise<ModelInfo> {
    const model = await this.find(id);
    if (model.state === 'missing') return model;
    const file = model.kind === 'demo' ? this.#demoFile : path.join(this.#parts.modelsDir, model.fileName);
    return await this.#look(file, true).catch((error: unknown) => this.#unusable(file, error));
  }

  async describe(file: string): Promise<ModelInfo> {
    return await this.#look(file, false);
  }

  async #look(file: string, isForced: boolean): Promise<ModelInfo> {
    if (file === this.#demoFile) return await this.#demo(demoModel, isForced);
    const fileName = path.basename(file);
    const { records, catalogue } = this.#parts;
    const record = records.get(fileName);
    if (await isFolder(file, record)) return await describeFolder(this.#parts, file, fileName, isForced);
    const at = record?.referencePath ?? file;
    const facts = await factsOf(at);
    const isSame = record !== null && record.sizeBytes === facts.sizeBytes && record.modifiedMs === facts.modifiedMs;
    const kept = isSame && !isForced ? record : await this.#record(fileName, at, facts, isForced);
    const published = catalogue.find((entry) => entry.sha256 === kept.sha256);
    const state: ModelState = kept.isDamaged ? 'damaged' : kept.isAccepted ? 'ready' : 'unaccepted';
    // The weights may be damaged where the header is not, and the other way round.
    const header =
      published?.kind === 'vad' ? noHeader : await this.#header(at, facts).catch(badHeader(fileName, state));
    return this.#info(this.#identity(fileName, kept.sha256), at, facts, { kept, state, header });
  }

  /** Reads the whole file, compares, and writes down what was found. */
  async #record(fileName: string, file: string, facts: Facts, isForced: boolean): Promise<ModelRecord> {
    const { records, catalogue } = this.#parts;
    const before = records.get(fileName);
    const { sha256, blocks } = await this.#hash(file, facts, isForced);
    const expected = before?.sha256 ?? catalogue.find((entry) => entry.fileName === fileName)?.sha256 ?? sha256;
    const isPublished = catalogue.some((entry) => entry.sha256 === expected);
    const record: ModelRecord = {
      sha256: expected,
      ...facts,
      isAccepted: before?.isAccepted ?? isPublished,
      referencePath: before?.referencePath ?? null,
      isSuspect: false,
      isDamaged: sha256 !== expected,
    };
    records.set(fileName, record);
    if (blocks !== null && sha256 === expected && records.blocks(fileName) === null)
      records.setBlocks(fileName, blocks);
    return record;
  }

  async #demo(model: typeof demoModel | typeof russianDemoModel, isForced: boolean): Promise<ModelInfo> {
    const file = path.join(this.#parts.resourcesDir, 'models', model.fileName);
    const facts = await factsOf(file);
    const { sha256 } = await this.#hash(file, facts, isForced);
    const state = sha256 === model.sha256 ? 'ready' : 'damaged';
    const header = await this.#header(file, facts).catch(badHeader(model.fileName, state));
    const kept = { ...model, sha256, referencePath: null };
    return this.#info({ id: model.id, kind: 'demo' }, file, facts, { kept, state, header });
  }

  /** A file that is named by its path is used where it lies; naming it is the acceptance. */
  async #externalFile(file: string): Promise<ModelInfo> {
    const facts = await factsOf(file);
    const header = await this.#header(file, facts).catch(badHeader(path.basename(file), 'ready'));
    const { sha256 } = await this.#hash(file, facts, false);
    const kept = { sha256, referencePath: file };
    return this.#info(this.#identity(path.basename(file), sha256), file, facts, { kept, state: 'ready', header });
  }

  async #hash(
    file: string,
    facts: Facts,
    isForced: boolean,
  ): Promise<{ sha256: string; blocks: readonly string[] | null }> {
    const key = keyOf(file, facts);
    const known = this.#hashes.get(key);
    if (known !== undefined && !isForced) return { sha256: known, blocks: null };
    const handle = await openReadable(file);
    try {
      const { sha256, blocks } = (await hashFile(handle)).finish();
      this.#hashes.set(key, sha256);
      return { sha256, blocks };
    } finally {
      await handle.close();
    }
  }

  async #header(file: string, facts: Facts): Promise<Header> {
    const key = keyOf(file, facts);
    const known = this.#headers.get(key);
    if (known !== undefined) return known;
    const read = await readModelHeader(file);
    const whisperSize = sizeClasses[read.audioLayers] ?? 'unknown';
    const sizeClass = read.family === 'whisper' ? whisperSize : read.family;
    const header = { isMultilingual: read.isMultilingual, sizeClass };
    this.#headers.set(key, header);
    return header;
  }

  #info(
    identity: { id: string; kind: ModelKind },
    file: string,
    { sizeBytes }: Facts,
    { kept, state, header }: { kept: Pick<ModelRecord, 'sha256' | 'referencePath'>; state: ModelState; header: Header },
  ): ModelInfo {
    const fileName = path.basename(file);
    const { sha256 } = kept;
    const isReference = kept.referencePath !== null;
    return {
      ...identity,
      fileName,
      path: file,
      sizeBytes,
      sha256,
      state,
      ...header,
      isReference,
      tests: this.#parts.testsOf(sha256),
    };
  }

  #identity(fileName: string, sha256: string): { id: string; kind: ModelKind } {
    const { catalogue } = this.#parts;
    const known = catalogue.find((entry) => entry.sha256 === sha256);
    if (known !== undefined) return { id: known.id, kind: known.kind === 'vad' ? 'vad' : 'catalogue' };
    const id = fileName.replace(/\.bin$/i, '').replace(/^ggml-/, '');
    const isTaken = isDemoId(id) || catalogue.some((entry) => entry.id === id);
    return { id: isTaken ? `${id}-file` : id, kind: 'imported' };
  }

  #unusable(file: string, error: unknown): ModelInfo {
    const fileName = path.basename(file);
    const record = this.#parts.records.get(fileName);
    const isDemo = file === this.#demoFile;
    const identity = isDemo
      ? ({ id: demoModel.id, kind: 'demo' } as const)
      : fileName.endsWith('.bin')
        ? this.#identity(fileName, record?.sha256 ?? '')
        : identityOf(this.#parts.catalogue, fileName, record?.sha256 ?? null);
    return {
      ...identity,
      fileName,
      path: record?.referencePath ?? file,
      sizeBytes: 0,
      sha256: null,
      state: error instanceof AppFailure && error.code === 'model-missing' ? 'missing' : 'damaged',
      ...noHeader,
      isReference: (record?.referencePath ?? null) !== null,
      tests: [],
    };
  }
}

/** One that is kept or, where it lies elsewhere, was. */
async function isFolder(file: string, record: ModelRecord | null): Promise<boolean> {
  if (file.endsWith('.bin')) return false;
  return record !== null || (await holdsModel(file));
}

const noHeader: Header = { isMultilingual: false, sizeClass: 'unknown' };

function keyOf(file: string, { sizeBytes, modifiedMs }: Facts): string {
  return `${sizeBytes} ${modifiedMs} ${file}`;
}

function badHeader(name: string, state: ModelState) {
  return (error: unknown): Header => {
    if (state === 'damaged') return noHeader;
    if (error instanceof EngineError) throw new AppFailure('model-bad', { name, detail: error.message }, error);
    throw error;
  };
}

/** Throws what is wrong with a model that may not be used. */
export function requireReady({ fileName: name, state }: ModelInfo): void {
  if (state === 'missing') throw new AppFailure('model-missing', { name });
  if (state === 'damaged') throw new AppFailure('model-damaged', { name });
  if (state === 'unaccepted') throw new AppFailure('model-unaccepted', { name });
}

function fit(model: ModelInfo): ModelInfo {
  const { fileName: name } = model;
  requireReady(model);
  if (model.kind === 'sounds') {
    throw new AppFailure('model-bad', { name, reason: 'tells-sounds-only' satisfies Reason });
  }
  if (model.kind === 'voices') {
    throw new AppFailure('model-bad', { name, reason: 'tells-voices-only' satisfies Reason });
  }
  if (model.kind === 'text') throw new AppFailure('model-bad', { name, reason: 'reads-texts-only' satisfies Reason });
  if (model.kind === 'vad') throw new AppFailure('model-bad', { name, reason: 'detects-speech-only' satisfies Reason });
  return model;
}

/** Size and date of a regular file; anything else is refused before it is opened (a pipe would hang). */
export async function factsOf(file: string): Promise<Facts> {
  const name = path.basename(file);
  const found = await stat(file).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') throw new AppFailure('file-unreadable', { name }, error);
    throw new AppFailure('model-missing', { name }, error);
  });
  if (!found.isFile()) throw new AppFailure('model-bad', { name, reason: 'not-a-regular-file' satisfies Reason });
  return { sizeBytes: found.size, modifiedMs: found.mtimeMs };
}
