import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { hasOnnxRuntime } from '#native/lib/onnx/runtime.ts';
import { textModelFileNames, textTaskOf } from '#native/lib/onnx/text-model-files.ts';
import type { TextTask } from '#shared/model.ts';
import { createModelRecords, type ModelRecord } from './model-records.ts';

/** A model that reads texts and may be used: here, accepted, and of the size and dates that it was checked with. */
export interface ReadyTextModel {
  readonly name: string;
  readonly folder: string;
  /** Of all its files. */
  readonly hash: string;
}

/** The first one by name for a task; null where there is none, or no runtime for it. Reads no weights. */
export function readyTextModel(modelsDir: string, task: TextTask): ReadyTextModel | null {
  if (!hasOnnxRuntime()) return null;
  const records = createModelRecords(modelsDir);
  const names = new Set([...records.names(), ...foldersIn(modelsDir)]);
  for (const name of [...names].toSorted((a, b) => a.localeCompare(b))) {
    const record = records.get(name);
    if (record === null || !record.isAccepted || record.isDamaged || record.isSuspect) continue;
    const folder = record.referencePath ?? path.join(modelsDir, name);
    if (textTaskOf(folder) === task && isAsRecorded(folder, record)) return { name, folder, hash: record.sha256 };
  }
  return null;
}

function foldersIn(modelsDir: string): readonly string[] {
  try {
    return readdirSync(modelsDir, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
  } catch {
    return []; // no models yet
  }
}

function isAsRecorded(folder: string, { sizeBytes, modifiedMs }: ModelRecord): boolean {
  const facts = textModelFileNames.flatMap((name) => {
    const found = statSync(path.join(folder, name), { throwIfNoEntry: false });
    return found === undefined ? [] : [found];
  });
  const bytes = facts.reduce((sum, { size }) => sum + size, 0);
  return bytes === sizeBytes && Math.max(0, ...facts.map(({ mtimeMs }) => mtimeMs)) === modifiedMs;
}
