import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure, isFailure } from '#shared/failure.ts';
import { fileSha256 } from '#services/media/files/file-hash.ts';
import type { Models } from '#services/models/models.ts';
import { fetchFile, type FileSources } from './fetch-file.ts';

const hashes = new Map<string, string>();

/**
 * The id of the model with this content on this machine: an installed one, one that lies in a folder of the share, or
 * one of the store by its hash. What is found is taken in once. Fails with `model-missing`.
 */
export async function findModel(
  models: Models,
  wanted: { readonly id: string; readonly sha256: string },
  { modelsFrom, sources }: { readonly modelsFrom: string | null; readonly sources: FileSources },
  signal: AbortSignal,
): Promise<string> {
  const installed = async () => {
    for (const model of await models.list()) {
      const sha256 = model.sha256 ?? (await hashOf(model.path, signal));
      if (sha256 === wanted.sha256) return model.id;
    }
    return null;
  };
  const here = await installed();
  if (here !== null) return here;
  const file = (await inFolder(modelsFrom, wanted.sha256, signal)) ?? (await inStore(wanted, sources, signal));
  if (file !== null) {
    await models.import({ path: file, how: 'copy' });
    const taken = await installed();
    if (taken !== null) {
      await models.accept(taken).catch(() => {}); // one that is ready needs no yes
      return taken;
    }
  }
  throw new AppFailure('model-missing', { name: wanted.id });
}

async function inFolder(folder: string | null, sha256: string, signal: AbortSignal): Promise<string | null> {
  if (folder === null) return null;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith('.bin')) continue;
    const file = path.join(folder, name);
    if ((await hashOf(file, signal).catch(() => null)) === sha256) return file;
  }
  return null;
}

async function inStore(
  { id, sha256 }: { readonly id: string; readonly sha256: string },
  sources: FileSources,
  signal: AbortSignal,
): Promise<string | null> {
  if (sources.store === null) return null;
  const place = { kind: 'store', key: `models/${sha256}` } as const;
  try {
    return (await fetchFile({ name: `${id}.bin`, sha256, place }, sources, signal)).path;
  } catch (error) {
    // A store that has no models is as good as none; what else is wrong with it is to be said.
    if (isFailure(error) && error.code === 'store-missing') return null;
    throw error;
  }
}

async function hashOf(file: string, signal: AbortSignal): Promise<string> {
  const known = hashes.get(file);
  if (known !== undefined) return known;
  const sha256 = await fileSha256(file, signal);
  hashes.set(file, sha256);
  return sha256;
}
