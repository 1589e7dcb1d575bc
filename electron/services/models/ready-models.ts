import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { hasOnnxRuntime } from '#native/lib/onnx/runtime.ts';
import { isSoundModelFile, soundClassesFile } from '#native/lib/onnx/sound-model.ts';
import { isVoiceFile } from '#native/lib/onnx/voice-models.ts';
import { createModelRecords } from './model-records.ts';

/** A model for analyses of sound that may be used: here, accepted, and of the size and dates that it was checked with. */
export interface ReadyModel {
  readonly folder: string;
  /** Of its files. */
  readonly hash: string;
}

/** Whether a model passed its self-test here, or was not tried yet, by the hash of its files. */
export type MayUse = (hash: string) => boolean;

/**
 * The first usable one by name that distinguishes voices; null where there is none, or no runtime for it. Reads no weights.
 */
export function readyVoiceModel(modelsDir: string, mayUse: MayUse): ReadyModel | null {
  return readyModel(modelsDir, mayUse, (names) => names.filter(isVoiceFile));
}

/**
 * The first usable one by name that distinguishes sounds; null where there is none, or no runtime for it. Reads no weights.
 */
export function readySoundModel(modelsDir: string, mayUse: MayUse): ReadyModel | null {
  const filesOf = (names: readonly string[]) =>
    names.includes(soundClassesFile) ? names.filter(isSoundModelFile) : [];
  return readyModel(modelsDir, mayUse, filesOf);
}

function readyModel(
  modelsDir: string,
  mayUse: MayUse,
  filesOf: (names: readonly string[]) => readonly string[],
): ReadyModel | null {
  if (!hasOnnxRuntime()) return null;
  const records = createModelRecords(modelsDir);
  for (const name of [...records.names()].toSorted((a, b) => a.localeCompare(b))) {
    const record = records.get(name);
    if (record === null || !record.isAccepted || record.isDamaged || record.isSuspect) continue;
    if (!mayUse(record.sha256)) continue;
    const folder = record.referencePath ?? path.join(modelsDir, name);
    const facts = filesOf(namesIn(folder)).map((file) => statSync(path.join(folder, file)));
    const bytes = facts.reduce((sum, { size }) => sum + size, 0);
    const isAsRecorded =
      bytes === record.sizeBytes && Math.max(0, ...facts.map(({ mtimeMs }) => mtimeMs)) === record.modifiedMs;
    if (facts.length === 2 && isAsRecorded) return { folder, hash: record.sha256 };
  }
  return null;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // a file, or nothing any more
  }
}
