import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const recordSchema = z.record(
  z.string(),
  z.object({ sha256: z.string(), sizeBytes: z.number(), modifiedMs: z.number() }),
);
type AcceptedRecord = z.infer<typeof recordSchema>;
export type AcceptedModel = AcceptedRecord[string];

/** Hashes of the model files the user brought, by file name; a file whose hash differs later is damaged. */
export interface AcceptedModels {
  get(fileName: string): AcceptedModel | null;
  set(fileName: string, accepted: AcceptedModel): void;
}

/** Kept as `accepted.json` in the models folder, so that it travels with the files. */
export function acceptedModels(modelsDir: string): AcceptedModels {
  const file = path.join(modelsDir, 'accepted.json');
  const read = (): AcceptedRecord => {
    try {
      return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      // Absent or damaged: the files are hashed anew when they are next looked at.
      return {};
    }
  };
  return {
    get: (fileName) => read()[fileName] ?? null,
    set(fileName, accepted) {
      mkdirSync(modelsDir, { recursive: true });
      const part = `${file}.part`;
      writeFileSync(part, JSON.stringify({ ...read(), [fileName]: accepted }, null, 2), { flush: true });
      renameSync(part, file);
    },
  };
}
