import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testOptions } from '../../test/test-options.fixture.ts';
import { toneEncoder, toneJoint, tonesOf, writeToneModel } from '../../test/tone-model.fixture.ts';
import { createEngine } from '../engine.ts';
import type { LoadedModel } from '../types.ts';
import { spawnNodeWorker } from '../worker/spawn-node-worker.ts';

const dir = mkdtempSync(join(tmpdir(), 'gigaam-'));
const engine = createEngine({ spawn: spawnNodeWorker() });
afterAll(async () => {
  await engine.close();
  rmSync(dir, { recursive: true });
});

/** «Да. Кот маус» */
const said = [0, 2, ' ', ' ', 3, 4, 5, 6, 7, 9, 10] as const;
const textOf = async (model: LoadedModel, pcm: Int16Array) =>
  (await model.transcribe(pcm, testOptions).done).segments.map(({ text }) => text).join(' ');

test('tones become words with times and probabilities, in sentences', async () => {
  const model = await engine.loadModel(writeToneModel(join(dir, 'модель')), { lanes: 1 });
  const { language, segments } = await model.transcribe(tonesOf(said, 1000, 6000), testOptions).done;
  expect(language).toBe('ru');
  expect(segments.map(({ text }) => text)).toEqual(['да.', 'кот маус']);
  const words = segments.flatMap((segment) => segment.words);
  for (const [word, startMs] of [
    ['да.', 1000],
    ['кот', 2600],
    ['маус', 3500],
  ] as const) {
    const found = words.find(({ text }) => text === word);
    expect(Math.abs((found?.startMs ?? 0) - startMs)).toBeLessThanOrEqual(80);
    expect(found?.probability).toBeGreaterThan(0.5);
  }
  expect(await model.detectLanguage(tonesOf(said, 0, 4000), { allowed: [] })).toEqual([{ code: 'ru', probability: 1 }]);
  // Longer than a piece: nothing is lost where it is cut.
  const long = new Int16Array(16_000 * 60);
  for (const [nth, second] of [0, 10, 20, 24, 30, 48].entries()) {
    long.set(tonesOf([nth % 2 === 0 ? 0 : 1], 0, 1000), 16_000 * second);
  }
  expect(await textOf(model, long)).toBe('да нет да нет да нет');
  expect(await textOf(model, new Int16Array(16_000))).toBe('');
  await model.release();
});

test('a cancel ends a call within half a second, and the model keeps working', async () => {
  const model = await engine.loadModel(writeToneModel(join(dir, 'cancel')));
  const job = model.transcribe(new Int16Array(16_000 * 600), testOptions);
  setTimeout(() => job.cancel(), 100);
  const beganMs = performance.now();
  await expect(job.done).rejects.toMatchObject({ code: 'aborted' });
  expect(performance.now() - beganMs).toBeLessThan(2500);
  expect(await textOf(model, tonesOf(said, 200, 5000))).toBe('да. кот маус');
  await model.release();
});

test.for<[string, Readonly<Record<string, Uint8Array | string>>]>([
  ['a file of another format', { 'v3_e2e_rnnt_encoder.onnx': Buffer.from('RIFF') }],
  ['a cut file', { 'v3_e2e_rnnt_encoder.onnx': toneEncoder().subarray(0, 900) }],
  ['the joint network in the place of the decoder', { 'v3_e2e_rnnt_decoder.onnx': toneJoint() }],
  ['a vocabulary of another model', { 'v3_e2e_rnnt_vocab.txt': 'а 0\n<blk> 1' }],
  ['a vocabulary with a hole', { 'v3_e2e_rnnt_vocab.txt': 'а 0\nб 2\n<blk> 3' }],
  ['two encoders', { 'another_encoder.onnx': toneEncoder() }],
])('%s is refused before it is opened', async ([name, changed]) => {
  const folder = writeToneModel(join(dir, name), changed);
  await expect(engine.loadModel(folder)).rejects.toMatchObject({ code: 'bad-model' });
});

test('damage in weights fails aloud, never as a hole in the text', async () => {
  const encoder = toneEncoder();
  // The averages become no numbers.
  const at = encoder.indexOf(Buffer.from(Float32Array.of(0.25, 0.25).buffer));
  for (let i = 0; i < 64; i += 1) encoder.writeFloatLE(Number.NaN, at + i * 4);
  const model = await engine.loadModel(writeToneModel(join(dir, 'nan'), { 'v3_e2e_rnnt_encoder.onnx': encoder }));
  await expect(model.transcribe(tonesOf(said, 0, 4000), testOptions).done).rejects.toMatchObject({ code: 'bad-model' });
  await model.release();
});

test('six damaged models are refused, or read what they can, or fail; no process dies of them', async () => {
  const good = toneEncoder();
  const outcomes = new Set<string>();
  let seed = 11;
  const random = (limit: number) => (seed = (seed * 48_271) % 2_147_483_647) % limit;
  for (let nth = 0; nth < 6; nth += 1) {
    const bytes = Buffer.from(good);
    for (let i = 0; i < 3; i += 1) bytes[random(bytes.length)] = random(256);
    const folder = writeToneModel(join(dir, 'mutant'));
    writeFileSync(join(folder, 'v3_e2e_rnnt_encoder.onnx'), bytes);
    try {
      const model = await engine.loadModel(folder);
      await textOf(model, tonesOf(said, 0, 4000));
      outcomes.add('read');
      await model.release();
    } catch (error) {
      outcomes.add(error instanceof Error && 'code' in error ? String(error.code) : String(error));
    }
  }
  expect([...outcomes].filter((one) => !['read', 'bad-model', 'internal'].includes(one))).toEqual([]);
});
