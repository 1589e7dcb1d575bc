import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '#native/lib/engine.ts';
import { demoModelPath } from '#native/test/test-model.fixture.ts';
import { readTestRecording } from '#native/test/test-recording.fixture.ts';
import { spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import { testOptions } from '#native/test/test-options.fixture.ts';
import type { LoadedModel } from '#native/lib/types.ts';
import { inShort } from '../support/in-short.ts';
import { wordErrorRate } from './word-error-rate.ts';

const root = dirname(dirname(import.meta.dirname));
const shorts = Array.from({ length: 12 }, (_, index) => `short${String(index + 1).padStart(2, '0')}`);
const names = [...shorts, 'words', 'interview'];
/** One point: what the engine may be worse than whisper-cli. */
const tolerance = 0.01;
const engine = createEngine({ spawn: spawnNodeWorker() });
let model: LoadedModel;
beforeAll(async () => {
  model = await engine.loadModel(demoModelPath);
});
afterAll(() => engine.close());

// In the app as a whole each of them is compared in recognition.integration.test.ts.
test.each(inShort(names))('%s is understood as well as whisper-cli understands it, at the same times', async (name) => {
  const folder = name === 'interview' ? ['resources', 'samples'] : ['tests', 'fixtures', 'speech'];
  const reference = await readFile(join(root, ...folder, `${name}.txt`), 'utf8');
  const golden = JSON.parse(await readFile(join(root, 'tests', 'fixtures', 'golden', `${name}.json`), 'utf8')) as {
    readonly text: string;
    readonly segments: readonly { readonly startMs: number }[];
  };
  const { segments } = await model.transcribe(await readTestRecording(name), testOptions).done;
  const text = segments.map((segment) => segment.text).join(' ');
  const wanted = wordErrorRate(reference, golden.text).rate + tolerance;
  expect(wordErrorRate(reference, text).rate).toBeLessThanOrEqual(wanted);
  expect(Math.abs((segments[0]?.startMs ?? 0) - (golden.segments[0]?.startMs ?? 0))).toBeLessThanOrEqual(300);
});
