import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { CatalogueEntry } from '#services/models/catalogue.ts';
import { failureOf, type Failure } from '#shared/failure.ts';
import { failureText } from '#shared/text/failure-text.ts';
import { serve, startModelServer, type ModelServer } from './model-server.ts';
import { anyFile, entryFor, fetchModel, testModels, type TestModels } from './test-models.ts';

// A disk of its own needs the right to mount.
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const disk = mkdtempSync(path.join(tmpdir(), 'диск '));
const isMounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'none', disk]).status === 0;
const filler = path.join(disk, 'filler');
const sizeBytes = 6_300_001;

let server: ModelServer;
let entry: CatalogueEntry;
let models: TestModels;
let round = 0;
beforeEach(async () => {
  server = await startModelServer(anyFile(sizeBytes));
  entry = entryFor(server.file, server.url);
  models = testModels(path.join(disk, `${(round += 1)}`), entry);
  mkdirSync(models.modelsDir, { recursive: true });
});
afterEach(async () => {
  await models.close();
  await server.close();
  for (const name of readdirSync(disk)) rmSync(path.join(disk, name), { recursive: true });
});
afterAll(() => {
  if (isMounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

const fillBut = (room: number) => {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room)));
};
const failureFrom = (work: Promise<unknown>): Promise<Failure | null> =>
  work.then(
    () => null,
    (error: unknown) => failureOf(error),
  );
const modelFile = () => path.join(models.modelsDir, entry.fileName);

it.runIf(isMounted)('a disk without room is reported before the first byte is asked for', async () => {
  fillBut(10_000_000);
  const failure = await failureFrom(fetchModel(models));
  expect(failure?.code).toBe('model-disk-full');
  // The file and 32 MB to spare do not fit into 10 MB.
  expect(failure?.params['neededMb']).toBeGreaterThanOrEqual(28);
  expect(failure?.params['neededMb']).toBeLessThanOrEqual(30);
  expect(server.requestCount).toBe(0);
  rmSync(filler);
  await fetchModel(models);
  expect(readFileSync(modelFile()).equals(server.file)).toBe(true);
});

it.runIf(isMounted)(
  'a disk that gets full in the middle keeps what was fetched; with room again it resumes',
  async () => {
    server.answer = (call) => {
      // Another program takes the rest of the disk between the cut and the next try.
      if (call.request === 1) fillBut(200_000);
      serve(call.request === 0 ? { cutAfter: () => 3_000_000 } : {})(call);
    };
    const failure = await failureFrom(fetchModel(models));
    expect(failure?.code).toBe('model-disk-full');
    expect(failureText(failure!, 'ru').next).toMatch(/^Освободите не меньше \d+ МБ и продолжите/);
    expect(existsSync(modelFile())).toBe(false);
    rmSync(filler);
    server.answer = serve();
    server.sentBytes = 0;
    await fetchModel(models);
    expect(readFileSync(modelFile()).equals(server.file)).toBe(true);
    expect(server.sentBytes).toBeLessThanOrEqual(sizeBytes - 1_900_000);
  },
);

it.runIf(isMounted)('a copy that does not fit leaves nothing behind', async () => {
  const source = mkdtempSync(path.join(tmpdir(), 'stick-'));
  writeFileSync(path.join(source, entry.fileName), server.file);
  fillBut(3_000_000);
  const failure = await failureFrom(models.import({ path: path.join(source, entry.fileName), how: 'copy' }));
  expect(failure?.code).toBe('model-disk-full');
  expect(readdirSync(models.modelsDir).filter((name) => name !== 'records')).toEqual([]);
  rmSync(source, { recursive: true });
});
