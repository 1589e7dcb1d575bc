/**
 * For tests: a process that has the engine in itself, as a host would that does without a worker. Its argument names what
 * it does; it says how that went in one line of JSON, and ends by itself.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker, isMainThread } from 'node:worker_threads';
import { loadAddon } from '../lib/addon.ts';
import { demoModelPath } from './test-model.fixture.ts';
import { readTestRecording } from './test-recording.fixture.ts';
import { greedyTestOptions } from './test-options.fixture.ts';

const addon = loadAddon();
const interview = await readTestRecording('interview');
const silently = (): void => undefined;
const load = (lanes = 1) => addon.loadModel(demoModelPath, { useGpu: false, lanes });

async function startTranscription(callId = 1) {
  const model = await load();
  const begun = Promise.withResolvers<void>();
  const done = model.transcribe(interview, greedyTestOptions, callId, () => begun.resolve());
  done.catch(silently);
  await begun.promise;
  return { model, done };
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : String(error));

/** What each of them leaves running is stopped by the end of the process. */
const cases: Readonly<Record<string, () => Promise<unknown>>> = {
  async 'a transcription'() {
    await startTranscription();
  },
  async 'a transcription and one that waits for its lane'() {
    const { model } = await startTranscription();
    for (const id of [2, 3]) model.transcribe(interview, greedyTestOptions, id, silently).catch(silently);
    await sleep(50);
  },
  async 'a transcription whose model was released'() {
    const { model } = await startTranscription();
    model.release();
  },
  async 'the loading of a model'() {
    load(4).catch(silently);
    await sleep(5);
  },
  async 'a detection of the language'() {
    const model = await load();
    model.detectLanguage(interview, { allowed: [], threads: 1 }, 1).catch(silently);
  },
  async 'a transcription in a thread'() {
    if (!isMainThread) {
      await startTranscription();
      throw new Error('as planned');
    }
    const worker = new Worker(new URL(import.meta.url), { argv: ['a transcription in a thread'] });
    await new Promise((resolve) => worker.on('error', resolve));
  },
  async 'nothing, after a cancel while waiting for a lane'() {
    const { model, done } = await startTranscription();
    const waiting = model.transcribe(interview, greedyTestOptions, 2, silently).catch(codeOf);
    await sleep(50);
    const startMs = performance.now();
    model.cancel(2);
    const code = await waiting;
    const waitedMs = performance.now() - startMs;
    const first = await Promise.race([done.then(silently, codeOf), Promise.resolve('still running')]);
    model.cancel(1);
    return { code, waitedMs, first, end: await done.catch(codeOf) };
  },
};

const result = await cases[process.argv[2] ?? '']?.();
if (isMainThread) {
  process.stdout.write(`${JSON.stringify(result ?? null)}\n`, () => process.exit(0));
}
