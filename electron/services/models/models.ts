import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { DownloadState, ImportResult, ModelInfo } from '#shared/model.ts';
import type { Log } from '#services/log.ts';
import type { Connect } from '#services/network/connect.ts';
import { readCatalogue, type CatalogueEntry } from './catalogue.ts';
import { createDownloads, type Downloads } from './download/downloads.ts';
import { usualTiming, type DownloadTiming } from './download/wanted-file.ts';
import { exportModel } from './export-model.ts';
import { importFiles } from './folder/import-files.ts';
import { importModels, type ImportHow } from './import-model.ts';
import { lockModel } from './model-lock.ts';
import { createModelRecords } from './model-records.ts';
import { createInstalledModels, type InstalledModelStore } from './installed-models.ts';
import type { ModelsParts } from './models-parts.ts';
import { markSession } from './session-mark.ts';
import { createTestResults, type TestResults } from './test-results.ts';

/** Everything about model files: which there are, where they come from, whether they are what they were. */
export interface Models extends InstalledModelStore {
  readonly catalogue: readonly CatalogueEntry[];
  readonly downloads: Downloads;
  readonly tests: TestResults;
  /** A file, a folder that is a model, or the models of a folder. Each gets its name when it is here whole. */
  import(given: { path: string; how: ImportHow }): Promise<ImportResult>;
  /** Files that were chosen together: models of one file each, or one model of several. */
  importFiles(paths: readonly string[]): Promise<ImportResult>;
  /** The user's word for a file whose hash nobody published. */
  accept(id: string): Promise<ModelInfo>;
  /** Copies the file and its card into a folder. */
  export(id: string, dir: string): Promise<{ path: string; sizeBytes: number }>;
  /** Fails with `model-in-use` while any copy of the app uses it. A referenced file itself is left where it is. */
  remove(id: string): Promise<{ freedBytes: number }>;
  /** Held while a model is used, so that nothing removes or replaces it; null for files outside the models folder. */
  hold(model: ModelInfo): { release(): void } | null;
  /** Looks again at what may have suffered when the app did not close; a listener is notified of models that did. */
  reverifySuspects(): Promise<boolean>;
  close(): Promise<void>;
}

export interface ModelsOptions {
  readonly modelsDir: string;
  readonly resourcesDir: string;
  readonly log: Log;
  readonly connect: Connect;
  readonly timing?: DownloadTiming;
  /** Instead of the shipped one; for tests. */
  readonly catalogue?: readonly CatalogueEntry[];
  baseUrl(): string | null;
  isOffline(): boolean;
  onDownload(modelId: string, download: DownloadState | null): void;
  onArrived(): void;
}

export function createModels(options: ModelsOptions): Models {
  const { modelsDir, resourcesDir, log } = options;
  const catalogue = options.catalogue ?? readCatalogue(resourcesDir);
  const records = createModelRecords(modelsDir);
  const parts: ModelsParts = { modelsDir, catalogue, records, log };
  const tests = createTestResults(path.join(modelsDir, 'records', 'tests.json'));
  const session = markSession(modelsDir);
  if (session.wasUnclean) suspectAll(parts);
  const installed = createInstalledModels({ ...parts, resourcesDir, testsOf: (sha256) => tests.of(sha256) });
  const downloads = createDownloads({
    ...parts,
    connect: options.connect,
    timing: options.timing ?? usualTiming,
    baseUrl: () => options.baseUrl(),
    isOffline: () => options.isOffline(),
    onState: (modelId, state) => options.onDownload(modelId, state),
    onArrived: () => options.onArrived(),
  });
  return {
    ...installedMethods(installed),
    catalogue,
    downloads,
    tests,
    import: (given) => importModels(parts, installed, given),
    importFiles: async (files) =>
      await importFiles(parts, installed, files, (file) => importModels(parts, installed, { path: file, how: 'copy' })),
    accept: async (id) => await accept(parts, installed, id),
    export: async (id, dir) => await exportModel(parts, await installed.find(id), dir),
    remove: async (id) => remove(parts, await installed.find(id)),
    hold: (model) => (path.dirname(model.path) === modelsDir ? lockModel(modelsDir, model.fileName, 'shared') : null),
    reverifySuspects: async () => await reverifySuspects(parts, installed),
    async close() {
      await downloads.close();
      session.close();
    },
  };
}

/** The shelf is an instance of a class: its methods do not spread. */
function installedMethods(installed: InstalledModelStore): InstalledModelStore {
  return {
    list: () => installed.list(),
    resolve: (idOrPath) => installed.resolve(idOrPath),
    find: (id) => installed.find(id),
    verify: (id) => installed.verify(id),
    describe: (file) => installed.describe(file),
  };
}

function suspectAll({ records }: ModelsParts): void {
  for (const name of records.names()) {
    const record = records.get(name);
    if (record !== null) records.set(name, { ...record, isSuspect: true });
  }
}

async function reverifySuspects({ records }: ModelsParts, installed: InstalledModelStore): Promise<boolean> {
  let isAnyDamaged = false;
  for (const model of await installed.list()) {
    if (records.get(model.fileName)?.isSuspect !== true || model.kind === 'demo') continue;
    const { state } = await installed.verify(model.id);
    isAnyDamaged ||= state === 'damaged';
  }
  return isAnyDamaged;
}

async function accept({ records }: ModelsParts, installed: InstalledModelStore, id: string): Promise<ModelInfo> {
  const model = await installed.find(id);
  const record = records.get(model.fileName);
  if (model.state === 'unaccepted' && record !== null) records.set(model.fileName, { ...record, isAccepted: true });
  return await installed.find(id);
}

function remove({ modelsDir, records }: ModelsParts, model: ModelInfo): { freedBytes: number } {
  const { fileName: name } = model;
  if (model.kind === 'demo') throw new AppFailure('model-kept', { name });
  mkdirSync(modelsDir, { recursive: true });
  const lock = lockModel(modelsDir, name, 'exclusive');
  if (lock === null) throw new AppFailure('model-in-use', { name });
  try {
    if (!model.isReference) rmSync(path.join(modelsDir, name), { force: true, recursive: true });
    records.remove(name);
  } catch (error) {
    throw new AppFailure('cannot-write', { name, detail: (error as NodeJS.ErrnoException).code ?? '' }, error);
  } finally {
    lock.release();
  }
  return { freedBytes: model.isReference ? 0 : model.sizeBytes };
}
