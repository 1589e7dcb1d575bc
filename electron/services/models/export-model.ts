import { rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { Reason } from '#shared/text/failure-text/reasons.ts';
import type { ModelInfo } from '#shared/model.ts';
import { copyHashed } from './copy-hashed.ts';
import { folderHash } from './folder/folder-hash.ts';
import { folderFacts } from './folder/folder-model.ts';
import { copyFiles } from './folder/import-folder.ts';
import { diskFailure, requireRoom } from './disk-room.ts';
import { cardFileOf, type ModelCard } from './model-card.ts';
import type { ModelsParts } from './models-parts.ts';
import { syncFolder } from './sync-folder.ts';

/** Copies a model, of one file or of several, and its card into a folder, for another computer. Fails with `file-exists` rather than replace one. */
export async function exportModel(
  { catalogue }: ModelsParts,
  model: ModelInfo,
  dir: string,
): Promise<{ path: string; sizeBytes: number }> {
  const folder = path.resolve(dir);
  const target = path.join(folder, model.fileName);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new AppFailure('cannot-write', { name: folder, reason: 'not-a-folder' satisfies Reason });
  if (
    await stat(target).then(
      () => true,
      () => false,
    )
  )
    throw new AppFailure('file-exists', { name: model.fileName });
  await requireRoom(folder, model.sizeBytes, model.fileName);
  const part = `${target}.part`;
  try {
    await rm(part, { force: true, recursive: true });
    const copy = await copyWhole(model.path, part);
    if (copy.sha256 !== model.sha256) throw new AppFailure('model-damaged', { name: model.fileName });
    const entry = catalogue.find(({ sha256 }) => sha256 === copy.sha256);
    const card: ModelCard = {
      stenogramModel: 1,
      id: model.id,
      name: entry?.name ?? { en: model.fileName, ru: model.fileName },
      fileName: model.fileName,
      sizeBytes: copy.sizeBytes,
      sha256: copy.sha256,
      licence: entry?.licence ?? null,
      url: entry?.url ?? null,
    };
    await writeFile(cardFileOf(target), `${JSON.stringify(card, null, 2)}\n`, { flush: true });
    await rename(part, target);
    await syncFolder(folder);
    return { path: target, sizeBytes: copy.sizeBytes };
  } catch (error) {
    throw diskFailure(error, target, model.sizeBytes);
  } finally {
    await rm(part, { force: true, recursive: true });
  }
}

async function copyWhole(from: string, to: string): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  if (!(await stat(from)).isDirectory()) return await copyHashed(from, to);
  const sha256 = folderHash(await copyFiles(from, to));
  return { sha256, sizeBytes: (await folderFacts(to)).sizeBytes };
}
