import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { silentLog } from '#services/log.ts';
import type { CatalogueEntry } from '#services/models/catalogue.ts';
import { createModels, type Models } from '#services/models/models.ts';
import { createConnect } from '#services/network/connect.ts';
import { createNetworkLog, type NetworkLog } from '#services/network/network-log.ts';
import type { DownloadState } from '#shared/model.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A file that stands for a model of the catalogue; what is in it does not matter to a download. */
export function anyFile(sizeBytes = 6_300_001): Buffer {
  return randomBytes(sizeBytes);
}

export function entryFor(file: Buffer, url: string): CatalogueEntry {
  return {
    id: 'any',
    kind: 'vad',
    name: { en: 'Any', ru: 'Любая' },
    about: { en: 'Any', ru: 'Любая' },
    fileName: 'ggml-any.bin',
    sizeBytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    languages: 'any',
    size: 'vad',
    memoryBytes: 1,
    licence: 'MIT',
    url: `${url}/ggml-any.bin`,
    mirrors: [],
  };
}

export interface TestModels extends Models {
  readonly modelsDir: string;
  readonly recognised: (DownloadState | null)[];
  readonly networkLog: NetworkLog;
  offline: boolean;
}

/** The real thing over a folder, with a catalogue of these entries and short patience. */
export function testModels(dir: string, ...entries: readonly CatalogueEntry[]): TestModels {
  const modelsDir = path.join(dir, 'models');
  const networkLog = createNetworkLog(path.join(dir, 'network.jsonl'));
  const recognised: (DownloadState | null)[] = [];
  const isOffline = () => models.offline;
  const made = createModels({
    modelsDir,
    resourcesDir: path.join(root, 'resources'),
    log: silentLog,
    connect: createConnect({ log: networkLog, isOffline }),
    catalogue: entries,
    timing: { stallMs: 300, retryDelaysMs: [5, 5, 10, 10] },
    baseUrl: () => null,
    isOffline,
    onDownload: (_, state) => recognised.push(state),
    onArrived: () => {},
  });
  const models: TestModels = { ...made, modelsDir, recognised, networkLog, offline: false };
  return models;
}

export async function fetchModel(models: Models): Promise<void> {
  models.downloads.start('any');
  await models.downloads.ended('any');
}

export async function sha256Of(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(file)) digest.update(piece as Buffer);
  return digest.digest('hex');
}

/** True where there is nothing under the final name, or exactly what was published. */
export async function isNeverWrong(modelsDir: string, entry: CatalogueEntry): Promise<boolean> {
  const file = path.join(modelsDir, entry.fileName);
  if (!existsSync(file)) return true;
  return statSync(file).size === entry.sizeBytes && (await sha256Of(file)) === entry.sha256;
}
