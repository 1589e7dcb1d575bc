import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeParakeetModel, smallShape } from '../../test/parakeet-model.fixture.ts';
import { testOptions } from '../../test/test-options.fixture.ts';
import { readTestRecording } from '../../test/test-recording.fixture.ts';
import { createEngine } from '../engine.ts';
import { readModelHeader } from '../model-file/model-header.ts';
import type { Engine, LoadedModel, WorkerLink } from '../types.ts';
import { spawnNodeWorker } from '../worker/spawn-node-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'parakeet-'));
const path = join(folder, 'parakeet.bin');
const links: WorkerLink[] = [];
let engine: Engine;
let model: LoadedModel;
let pcm: Int16Array;
beforeAll(async () => {
  makeParakeetModel(path);
  pcm = await readTestRecording('short01');
  const spawn = spawnNodeWorker();
  engine = createEngine({
    spawn: () => {
      const link = spawn();
      links.push(link);
      return link;
    },
  });
  model = await engine.loadModel(path, { useGpu: false, lanes: 2 });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const read = async (sound: Int16Array = pcm) => (await model.transcribe(sound, testOptions).done).segments;

test('a model of this kind is recognised by its header, in full precision and in 8 bits', async () => {
  expect(await readModelHeader(path)).toMatchObject({ family: 'parakeet', quantization: 'f32', isMultilingual: true });
  const eightBit = makeParakeetModel(join(folder, 'eight.bin'), { ...smallShape, isEightBit: true });
  expect(await readModelHeader(eightBit)).toMatchObject({ family: 'parakeet', quantization: 'q8_0', tensorCount: 83 });
  expect(model.details).toMatchObject({ sizeClass: 'parakeet', vocabularySize: 300 });
});

test('words have times in order inside the sound, and probabilities', async () => {
  const segments = await read();
  const words = segments.flatMap((one) => one.words);
  expect(words.length).toBeGreaterThan(10);
  let lastMs = 0;
  for (const { startMs, endMs, probability, text } of words) {
    expect(startMs).toBeGreaterThanOrEqual(lastMs);
    expect(endMs).toBeGreaterThanOrEqual(startMs);
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThanOrEqual(1);
    expect(text).not.toMatch(/[▁<>]/u);
    lastMs = endMs;
  }
  expect(lastMs).toBeLessThanOrEqual(pcm.length / 16);
});

test('two lanes write what one writes, and sound of 0.1 s breaks nothing', async () => {
  const alone = await read();
  const [one, other, short] = await Promise.all([read(), read(), read(pcm.subarray(0, 1600))]);
  expect(one).toEqual(alone);
  expect(other).toEqual(alone);
  expect(short.length).toBeLessThan(3);
});

test('the language is guessed among those allowed, and a translation is refused', async () => {
  const guesses = await model.detectLanguage(pcm, { allowed: ['ru', 'en'] });
  expect(guesses.map(({ code }) => code).toSorted()).toEqual(['en', 'ru']);
  await expect(model.transcribe(pcm, { ...testOptions, translate: true }).done).rejects.toMatchObject({
    code: 'cannot-translate',
  });
});

test('a call that is cancelled ends soon, and the next one writes what it should', async () => {
  const before = await read();
  const job = model.transcribe(pcm, testOptions);
  setTimeout(() => job.cancel(), 5);
  await expect(job.done).rejects.toMatchObject({ code: 'aborted' });
  expect(await read()).toEqual(before);
});

test('where its process is killed the call fails, and the next one starts another', async () => {
  const before = await read();
  const job = model.transcribe(pcm, testOptions);
  setTimeout(() => links.at(-1)?.kill(), 5);
  await expect(job.done).rejects.toMatchObject({ code: 'engine-crashed' });
  expect(await read()).toEqual(before);
});

test.each<[string, (model: Buffer) => Uint8Array, RegExp]>([
  ['cut inside a tensor', (bytes) => bytes.subarray(0, -1), /incomplete/u],
  ['longer than its tensors', (bytes) => Buffer.concat([bytes, Buffer.from('tail')]), /goes on for 4 bytes/u],
  ['with an absurd width', put(12, 0x7fff_ffff), /width/u],
  ['with no attention heads', put(16, 0), /attention heads/u],
  ['with more layers than it has tensors for', put(20, 3), /29 of 112 tensors are missing/u],
  ['with unknown mel bands', put(24, 100), /mel bands/u],
  ['with a file type that its tensors have not', put(28, 7), /wrong shape or type/u],
  ['with three decoder layers', put(52, 3), /decoder layers/u],
  ['with no durations', put(56, 0), /durations/u],
])('a model %s is refused in plain words', async (_, change, detail) => {
  const changed = join(folder, 'changed.bin');
  writeFileSync(changed, change(readFileSync(path)));
  await expect(readModelHeader(changed)).rejects.toMatchObject({
    code: 'bad-model',
    message: expect.stringMatching(detail),
  });
});

function put(at: number, value: number): (model: Buffer) => Buffer {
  return (bytes) => {
    bytes.writeInt32LE(value, at);
    return bytes;
  };
}
