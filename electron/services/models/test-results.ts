import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { failureCodes } from '#shared/failure.ts';
import type { ModelTest } from '#shared/model.ts';

const testSchema = z.object({
  device: z.enum(['cpu', 'gpu']),
  speed: z.number(),
  memoryBytes: z.number().nullable(),
  testedAtMs: z.number(),
  split: z
    .object({ lanes: z.int().min(1), threads: z.int().min(1) })
    .nullable()
    .default(null),
  card: z.object({ id: z.string(), name: z.string(), driver: z.string(), coldMs: z.number() }).nullable().default(null),
  failure: z
    .object({ code: z.enum(failureCodes), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
});
/** By machine, then by the SHA-256 of the model. */
const fileSchema = z.record(z.string(), z.record(z.string(), z.array(testSchema)));

/** What the self-tests of this computer showed; a models folder on a stick remembers each computer it was in. */
export interface TestResults {
  of(sha256: string): readonly ModelTest[];
  set(sha256: string, tests: readonly ModelTest[]): void;
}

export function createTestResults(file: string, machine = thisMachine()): TestResults {
  let known: { readonly [sha256: string]: readonly ModelTest[] } | null = null;
  const readAll = () => {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return {}; // absent or damaged: the tests are run again
    }
  };
  return {
    of: (sha256) => (known ??= readAll()[machine] ?? {})[sha256] ?? [],
    set(sha256, tests) {
      const all = readAll();
      const ours = { ...all[machine], [sha256]: [...tests] };
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify({ ...all, [machine]: ours }, null, 2), { flush: true });
      renameSync(`${file}.new`, file);
      known = ours;
    },
  };
}

/** The same processor with the same memory counts as the same computer. */
function thisMachine(): string {
  const gigabytes = Math.round(totalmem() / 1e9);
  const text = `${cpus()[0]?.model ?? ''} ${availableParallelism()} ${gigabytes} ${process.platform} ${process.arch}`;
  return hash('sha256', text, 'hex').slice(0, 16);
}
