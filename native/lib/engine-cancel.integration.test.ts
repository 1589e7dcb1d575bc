import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from './engine.ts';
import { demoModelPath, makeRandomModel } from '../test/test-model.fixture.ts';
import { readTestRecording } from '../test/test-recording.fixture.ts';
import { spawnNodeWorker } from './worker/spawn-node-worker.ts';
import { testOptions } from '../test/test-options.fixture.ts';
import { EngineError, type EngineJob, type JobEvent, type SpawnWorker } from './types.ts';
import { createWorkerClient } from './worker/worker-client.ts';

let spawned = 0;
const spawnReal = spawnNodeWorker();
const spawn: SpawnWorker = () => {
  spawned += 1;
  return spawnReal();
};
const engine = createEngine({ spawn });
const options = testOptions;
afterAll(() => engine.close());

async function cancelAtFirst(job: EngineJob, type: 'progress' | 'segment'): Promise<number> {
  let cancelledAt = 0;
  try {
    for await (const event of job) {
      if (event.type !== type || cancelledAt > 0) continue;
      cancelledAt = performance.now();
      job.cancel();
    }
  } catch (error) {
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toMatchObject({ code: 'aborted' });
    return performance.now() - cancelledAt;
  }
  throw new Error('The job was not cancelled.');
}

test('a cancelled job ends within 500 ms, and the same process does the next one', async () => {
  const model = await engine.loadModel(demoModelPath);
  const spawnedBefore = spawned;
  const job = model.transcribe(await readTestRecording('interview'), options);
  expect(await cancelAtFirst(job, 'segment')).toBeLessThan(500);
  const { segments } = await model.transcribe(await readTestRecording('short02'), options).done;
  expect(segments).toHaveLength(2);
  expect(spawned).toBe(spawnedBefore);
  await model.release();
});

describe('a larger model, in the middle of its encoder', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(os.tmpdir(), 'stenogram-cancel-'));
    path = await makeRandomModel('base', join(folder, 'base.bin'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('is cancelled within 500 ms', async () => {
    const model = await engine.loadModel(path);
    // The first progress is reported right before the encoder starts, which then takes seconds.
    const job = model.transcribe(await readTestRecording('interview'), options);
    expect(await cancelAtFirst(job, 'progress')).toBeLessThan(500);
    await model.release();
  });

  test('obeys by itself long before the encoder would have ended', async () => {
    const client = createWorkerClient(spawnReal());
    const pcm = await readTestRecording('interview');
    await client.request({ type: 'load', path, options: {} });
    const msToAbort = async (language: string, type: JobEvent['type']): Promise<[number, number]> => {
      const startedAt = performance.now();
      let cancelledAt = 0;
      const request = { type: 'transcribe', pcm, options: { ...options, language } } as const;
      const cancel = new AbortController();
      const onEvent = (event: JobEvent): void => {
        if (event.type !== type || cancelledAt > 0) return;
        cancelledAt = performance.now();
        cancel.abort();
      };
      const outcome = client.request(request, { onEvent, signal: cancel.signal });
      await expect(outcome).rejects.toMatchObject({ code: 'aborted' });
      return [cancelledAt - startedAt, performance.now() - cancelledAt];
    };
    // A detected language comes after one whole pass of the encoder.
    const [encodeMs] = await msToAbort('auto', 'language');
    const [, abortMs] = await msToAbort('en', 'progress');
    expect(abortMs).toBeLessThan(encodeMs / 3);
    await client.kill();
  });
});

test('a job that waits can be cancelled, and those around it are not touched', async () => {
  const model = await engine.loadModel(demoModelPath);
  const audio = await readTestRecording('short02');
  const [first, second, third] = [0, 1, 2].map(() => model.transcribe(audio, options));
  second!.cancel();
  await expect(second!.done).rejects.toMatchObject({ code: 'aborted' });
  expect((await first!.done).segments).toEqual((await third!.done).segments);
  await model.release();
});

test('whoever stops listening cancels the job', async () => {
  const model = await engine.loadModel(demoModelPath);
  const job = model.transcribe(await readTestRecording('interview'), options);
  for await (const event of job) if (event.type === 'segment') break;
  await expect(job.done).rejects.toMatchObject({ code: 'aborted' });
  await model.release();
});

test('releasing a model ends its jobs, and jobs after it are refused', async () => {
  const model = await engine.loadModel(demoModelPath);
  const audio = await readTestRecording('interview');
  const jobs = [model.transcribe(audio, options), model.transcribe(audio, options)];
  const outcomes = Promise.allSettled(jobs.map((job) => job.done));
  await model.release();
  for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { code: 'aborted' } });
  await expect(model.transcribe(audio, options).done).rejects.toMatchObject({ code: 'aborted' });
});
