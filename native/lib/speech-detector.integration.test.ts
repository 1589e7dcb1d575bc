import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from './engine.ts';
import { makeTestDetector } from '../test/test-detector.fixture.ts';
import { demoModelPath } from '../test/test-model.fixture.ts';
import { readTestRecording } from '../test/test-recording.fixture.ts';
import { spawnNodeWorker } from './worker/spawn-node-worker.ts';
import type { SpeechDetector } from './types.ts';

const engine = createEngine({ spawn: spawnNodeWorker() });
let folder: string;
let path: string;
let detector: SpeechDetector;
beforeAll(async () => {
  folder = await mkdtemp(join(os.tmpdir(), 'stenogram-detector-'));
  path = await makeTestDetector(join(folder, 'detector.bin'));
  detector = await engine.openSpeechDetector(path);
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

test('a recording fed in pieces gives the same as when it comes whole', async () => {
  const audio = (await readTestRecording('short06')).slice(0, 512 * 100);
  await detector.reset();
  const whole = await detector.probabilities(audio);
  expect(whole).toHaveLength(100);
  expect(new Set(whole).size).toBeGreaterThan(10);
  await detector.reset();
  const pieces = [
    await detector.probabilities(audio.subarray(0, 512 * 37)),
    await detector.probabilities(audio.subarray(512 * 37)),
  ];
  expect(pieces.flatMap((piece) => [...piece])).toEqual([...whole]);
});

test('without a reset earlier sound counts', async () => {
  const audio = (await readTestRecording('short06')).slice(0, 512 * 20);
  await detector.reset();
  const first = await detector.probabilities(audio);
  expect([...(await detector.probabilities(audio))]).not.toEqual([...first]);
});

test('a piece that ends inside a frame counts as a whole one, and no samples are none', async () => {
  expect(await detector.probabilities(new Int16Array(513))).toHaveLength(2);
  expect(await detector.probabilities(new Int16Array(0))).toHaveLength(0);
});

test.each<[string, (file: Buffer) => Uint8Array]>([
  ['of another kind', () => Buffer.from('no model at all '.repeat(1000))],
  ['cut at its end', (file) => file.subarray(0, -1000)],
  ['with something behind its end', (file) => Buffer.concat([file, Buffer.alloc(4)])],
  ['with another window', (file) => file.fill(9, 30, 34)],
  ['whose first tensor has another name', (file) => file.fill(0x41, 130, 140)],
])('a model %s is refused before native code sees it', async (_, change) => {
  const changed = join(folder, 'changed.bin');
  await writeFile(changed, change(await readFile(path)));
  await expect(engine.openSpeechDetector(changed)).rejects.toMatchObject({ code: 'bad-model' });
});

test('a model that writes text, a folder and nothing at all are refused as detectors', async () => {
  for (const wrong of [demoModelPath, folder, join(folder, 'none.bin')]) {
    await expect(engine.openSpeechDetector(wrong)).rejects.toMatchObject({ code: 'bad-model' });
  }
});
