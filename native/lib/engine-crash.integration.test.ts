import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from './engine.ts';
import { demoModelPath, headerAt, withoutSpaceToken, writeChangedModel } from '../test/test-model.fixture.ts';
import { readTestRecording } from '../test/test-recording.fixture.ts';
import { spawnNodeWorker } from './worker/spawn-node-worker.ts';
import { testOptions } from '../test/test-options.fixture.ts';
import type { SpawnWorker, WorkerLink } from './types.ts';
import { createWorkerClient } from './worker/worker-client.ts';

const options = testOptions;
const spawnReal = spawnNodeWorker();
const links: WorkerLink[] = [];
const spawn: SpawnWorker = () => {
  const link = spawnReal();
  links.push(link);
  return link;
};
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(os.tmpdir(), 'stenogram-crash-'));
});
afterAll(() => rm(folder, { recursive: true }));

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a worker that is killed in the middle fails its job only; the next job gets a new process', async () => {
  const engine = createEngine({ spawn });
  const model = await engine.loadModel(demoModelPath);
  const first = links.at(-1)!;
  const job = model.transcribe(await readTestRecording('interview'), options);
  const reading = (async () => {
    for await (const event of job) if (event.type === 'segment') process.kill(first.pid!, 'SIGKILL');
  })();
  await expect(reading).rejects.toMatchObject({ code: 'engine-crashed', message: expect.stringContaining('SIGKILL') });
  const { segments } = await model.transcribe(await readTestRecording('short02'), options).done;
  expect(segments).toHaveLength(2);
  expect(links.at(-1)).not.toBe(first);
  await engine.close();
});

test('closing the engine leaves no process behind', async () => {
  const engine = createEngine({ spawn });
  await engine.info();
  await engine.loadModel(demoModelPath);
  await engine.close();
  expect(links.filter((link) => isRunning(link.pid!))).toEqual([]);
});

test('a worker whose parent is killed ends too', async () => {
  const script = join(folder, 'parent.ts');
  const engineUrl = new URL('worker/spawn-node-worker.ts', import.meta.url).href;
  await writeFile(
    script,
    `const { spawnNodeWorker } = await import(${JSON.stringify(engineUrl)});
     const link = spawnNodeWorker()();
     link.onMessage(() => process.send(link.pid));
     link.post({ id: 1, type: 'info' });`,
  );
  const parent = fork(script, { execArgv: [] });
  const [workerPid] = (await once(parent, 'message')) as [number];
  expect(isRunning(workerPid)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isRunning(workerPid), { timeout: 60_000 }).toBe(false);
});

test.each<[string, Parameters<typeof writeChangedModel>[2]]>([
  ['cut inside the vocabulary', (model, { tensorsAt }) => model.subarray(0, tensorsAt - 1000)],
  ['cut inside the tensors', (model) => model.subarray(0, model.length - 100_000)],
  ['of text', () => Buffer.from('no model at all '.repeat(1000))],
  ['of nothing', () => Buffer.alloc(0)],
  ['without attention heads', (model) => model.fill(0, headerAt.audioHeads, headerAt.audioHeads + 4)],
  ['of absurd width', (model) => model.fill(0x7f, headerAt.audioState, headerAt.audioState + 4)],
  ['without a space in the vocabulary', withoutSpaceToken],
])('a model %s that slips past the checks costs a worker at most', async (_, change) => {
  const path = await writeChangedModel(demoModelPath, join(folder, 'slipped.bin'), change);
  const client = createWorkerClient(spawn());
  const audio = await readTestRecording('short02');
  const outcome = client
    .request({ type: 'load', path, options: {} })
    .then(() => client.request({ type: 'transcribe', pcm: audio, options }));
  await expect(outcome).rejects.toMatchObject({
    code: expect.stringMatching(/^(?:bad-model|engine-crashed|out-of-memory)$/u),
  });
  await client.kill();
});

test('a worker that cannot be started fails what was asked of it', async () => {
  const engine = createEngine({ spawn: spawnNodeWorker(join(folder, 'no such worker.ts')) });
  await expect(engine.loadModel(demoModelPath)).rejects.toMatchObject({ code: 'engine-crashed' });
  await expect(engine.info()).rejects.toMatchObject({ code: 'engine-crashed' });
  await engine.close();
});
