import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { hasOnnxRuntime } from '#native/lib/onnx/runtime.ts';
import { isVoiceFile } from '#native/lib/onnx/voice-models.ts';
import { createModelRecords } from './model-records.ts';

/** The model that tells voices apart and may be used: here, accepted, and of the size and dates that it was checked with. */
export interface ReadyVoiceModel {
  readonly folder: string;
  /** Of its files. */
  readonly hash: string;
}

/** The first one by name; null where there is none, or no runtime for it. Reads no weights. */
export function readyVoiceModel(modelsDir: string): ReadyVoiceModel | null {
  if (!hasOnnxRuntime()) return null;
  const records = createModelRecords(modelsDir);
  for (const name of [...records.names()].toSorted((a, b) => a.localeCompare(b))) {
    const record = records.get(name);
    if (record === null || !record.isAccepted || record.isDamaged || record.isSuspect) continue;
    const folder = record.referencePath ?? path.join(modelsDir, name);
    const facts = voiceFilesIn(folder).map((file) => statSync(file));
    const bytes = facts.reduce((sum, { size }) => sum + size, 0);
    const isAsRecorded =
      bytes === record.sizeBytes && Math.max(0, ...facts.map(({ mtimeMs }) => mtimeMs)) === record.modifiedMs;
    if (facts.length === 2 && isAsRecorded) return { folder, hash: record.sha256 };
  }
  return null;
}

function voiceFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter(isVoiceFile)
      .map((name) => path.join(folder, name));
  } catch {
    return []; // a file, or nothing any more
  }
}
