import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const schema = z.object({
  sha256: z.string(),
  sizeBytes: z.number(),
  modifiedMs: z.number(),
  /** False for a hash nobody published, until the user accepts it. */
  isAccepted: z.boolean(),
  /** Where the file lies when it was not copied. */
  referencePath: z.string().nullable(),
  /** The app ended without closing: the hash is checked again before the next use. */
  isSuspect: z.boolean(),
  /** The last check of the whole file found another hash. */
  isDamaged: z.boolean(),
});

/** What a model file was when it came; it is trusted by its size and date, and by its hash when that matters. */
export type ModelRecord = z.infer<typeof schema>;

export interface ModelRecords {
  get(fileName: string): ModelRecord | null;
  set(fileName: string, record: ModelRecord): void;
  remove(fileName: string): void;
  /** File names of all records; of models of several files the name of their folder. */
  names(): readonly string[];
  /** Hashes of the file's blocks, for fetching a damaged part again; null where they are not known. */
  /** Of a file in a folder by `FOLDER~FILE`. */
  blocks(fileName: string): readonly string[] | null;
  setBlocks(fileName: string, blocks: readonly string[]): void;
}

/** Kept in `records/` of the models folder, a file for each model, so that it travels with them. */
export function createModelRecords(modelsDir: string): ModelRecords {
  const dir = path.join(modelsDir, 'records');
  const fileOf = (fileName: string) => path.join(dir, `${fileName}.json`);
  const blocksOf = (fileName: string) => path.join(dir, `${fileName}.blocks`);
  const write = (file: string, text: string) => {
    mkdirSync(dir, { recursive: true });
    writeFileSync(`${file}.new`, text, { flush: true });
    renameSync(`${file}.new`, file);
  };
  return {
    get(fileName) {
      try {
        return schema.parse(JSON.parse(readFileSync(fileOf(fileName), 'utf8')));
      } catch {
        return null; // absent or damaged: the file is checked as if it were new
      }
    },
    set: (fileName, record) => write(fileOf(fileName), JSON.stringify(record, null, 2)),
    remove(fileName) {
      rmSync(fileOf(fileName), { force: true });
      rmSync(blocksOf(fileName), { force: true });
      for (const name of listFolder(dir)) {
        if (name.startsWith(`${fileName}~`)) rmSync(path.join(dir, name), { force: true });
      }
    },
    names() {
      const found = listFolder(dir).filter((name) => name.endsWith('.json') && name !== 'tests.json');
      return found.map((name) => name.slice(0, -'.json'.length));
    },
    blocks(fileName) {
      try {
        return readFileSync(blocksOf(fileName), 'utf8').split('\n');
      } catch {
        return null;
      }
    },
    setBlocks: (fileName, blocks) => write(blocksOf(fileName), blocks.join('\n')),
  };
}

function listFolder(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
