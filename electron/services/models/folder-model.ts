import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkGigaamFiles } from '#native/lib/onnx/gigaam-files.ts';
import { EngineError } from '#native/lib/types.ts';
import { AppFailure } from '#shared/failure.ts';
import type { ModelInfo } from '#shared/model.ts';
import { openReadable } from './copy-hashed.ts';
import { hashFile } from './download/hash-file.ts';

/** By folder, size and date: hundreds of megabytes are read once. */
const hashes = new Map<string, string>();

/** A model of several files, which is a folder: its hash is that of its files' names and hashes. Fails with `model-bad`. */
export async function describeFolder(folder: string, isReference: boolean): Promise<ModelInfo> {
  const fileName = path.basename(folder);
  await checkGigaamFiles(folder).catch((error: unknown) => {
    if (error instanceof EngineError)
      throw new AppFailure('model-bad', { name: fileName, detail: error.message }, error);
    throw error;
  });
  const names = (await readdir(folder)).filter((name) => /\.(?:onnx|txt)$/u.test(name)).toSorted();
  const facts = await Promise.all(names.map(async (name) => await stat(path.join(folder, name))));
  const key = [folder, ...facts.map(({ size, mtimeMs }) => `${size} ${mtimeMs}`)].join('\n');
  const sha256 = hashes.get(key) ?? (await hashOf(folder, names));
  hashes.set(key, sha256);
  return {
    id: fileName,
    kind: 'imported',
    fileName,
    path: folder,
    sizeBytes: facts.reduce((sum, { size }) => sum + size, 0),
    sha256,
    state: 'ready',
    isMultilingual: true,
    sizeClass: 'gigaam',
    isReference,
    tests: [],
  };
}

async function hashOf(folder: string, names: readonly string[]): Promise<string> {
  const all = createHash('sha256');
  for (const name of names) {
    const handle = await openReadable(path.join(folder, name));
    try {
      all.update(`${name}\0${(await hashFile(handle)).finish().sha256}\n`);
    } finally {
      await handle.close();
    }
  }
  return all.digest('hex');
}

/** Folders of the models folder that hold a model of several files. */
export async function modelFolders(modelsDir: string): Promise<readonly string[]> {
  const entries = await readdir(modelsDir, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const names = await readdir(path.join(modelsDir, entry.name)).catch(() => []);
    if (names.some((name) => name.includes('encoder') && name.endsWith('.onnx'))) found.push(entry.name);
  }
  return found.toSorted();
}
