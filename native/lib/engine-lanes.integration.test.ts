import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from './engine.ts';
import { demoModelPath } from '../test/test-model.fixture.ts';
import { readTestRecording } from '../test/test-recording.fixture.ts';
import { spawnNodeWorker } from './worker/spawn-node-worker.ts';
import { greedyTestOptions, testOptions } from '../test/test-options.fixture.ts';
import type { LoadedModel } from './types.ts';

const engine = createEngine({ spawn: spawnNodeWorker() });
let model: LoadedModel;
beforeAll(async () => {
  model = await engine.loadModel(demoModelPath, { lanes: 2 });
});
afterAll(() => engine.close());

test('two lanes give each window the text it has alone', async () => {
  const names = ['short02', 'short06', 'short07', 'short03'];
  const audio = await Promise.all(names.map((name) => readTestRecording(name)));
  const alone = await engine.loadModel(demoModelPath);
  const expected = [];
  for (const pcm of audio) expected.push(await alone.transcribe(pcm, testOptions).done);
  await alone.release();
  expect(model.lanes).toBe(2);
  const together = await Promise.all(audio.map((pcm) => model.transcribe(pcm, testOptions).done));
  expect(together).toEqual(expected);
});

test('a second window ends while a long one still runs', async () => {
  const long = model.transcribe(await readTestRecording('interview'), testOptions);
  const short = model.transcribe(await readTestRecording('short02'), testOptions);
  const first = await Promise.race([long.done.then(() => 'long'), short.done.then(() => 'short')]);
  expect(first).toBe('short');
  long.cancel();
  await expect(long.done).rejects.toMatchObject({ code: 'aborted' });
});

test('cancelling one window leaves the one beside it alone', async () => {
  const cancelled = model.transcribe(await readTestRecording('interview'), testOptions);
  const kept = model.transcribe(await readTestRecording('short06'), testOptions);
  for await (const event of cancelled) {
    if (event.type === 'progress') break;
  }
  await expect(cancelled.done).rejects.toMatchObject({ code: 'aborted' });
  const { segments } = await kept.done;
  expect(segments).toEqual((await model.transcribe(await readTestRecording('short06'), testOptions).done).segments);
});

test('the language is chosen among those allowed, with probabilities that add up to 1', async () => {
  const audio = await readTestRecording('short02');
  const [best, ...others] = await model.detectLanguage(audio, { allowed: [] });
  expect(best).toMatchObject({ code: 'en' });
  expect(others.length).toBeGreaterThan(90);
  const guesses = await model.detectLanguage(audio, { allowed: ['ru', 'de'] });
  expect(guesses.map(({ code }) => code).toSorted()).toEqual(['de', 'ru']);
  expect(guesses.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
  await expect(model.detectLanguage(audio, { allowed: ['xx'] })).rejects.toMatchObject({ code: 'unknown-language' });
});

test('fewer encoder frames than the audio needs are raised, so that no word is lost', async () => {
  const audio = await readTestRecording('short06');
  const trimmed = await model.transcribe(audio, { ...testOptions, audioContext: 64 }).done;
  const needed = Math.floor(audio.length / 320) + 2;
  const raised = await model.transcribe(audio, { ...testOptions, audioContext: needed }).done;
  expect(trimmed).toEqual(raised);
  await Promise.all([audio, audio].map((samples) => model.transcribe(samples, testOptions).done));
  const afterWhole = await model.transcribe(audio, { ...testOptions, audioContext: 64 }).done;
  expect(afterWhole).toEqual(trimmed);
});

test('what a lane read before, trimmed or whole, changes nothing of what it reads next', async () => {
  const fresh = await engine.loadModel(demoModelPath, { lanes: 1 });
  const [interview, short] = await Promise.all([readTestRecording('interview'), readTestRecording('short06')]);
  const window = interview.subarray(16_000 * 60, 16_000 * 88);
  const read = async (samples: Int16Array, audioContext: number | null) =>
    (await fresh.transcribe(samples, { ...testOptions, audioContext }).done).segments;
  const alone = await read(window, null);
  for (const audioContext of [512, 768, 1024]) {
    await read(short, audioContext);
    expect(await read(window, null), `after ${audioContext} frames`).toEqual(alone);
  }
  await fresh.release();
});

test('a window that is decoded again says with which temperature', async () => {
  const audio = await readTestRecording('short06');
  const [sure] = (await model.transcribe(audio, greedyTestOptions).done).segments;
  expect(sure).toMatchObject({ temperature: 0 });
  const [hot] = (await model.transcribe(audio, { ...greedyTestOptions, temperatures: [0.5] }).done).segments;
  expect(hot).toMatchObject({ temperature: 0.5 });
});

test('word times by attention stay in order, inside of their segment, and near those by loudness', async () => {
  const attentive = await engine.loadModel(demoModelPath, { wantsDtw: true });
  const audio = await readTestRecording('interview');
  const options = { ...greedyTestOptions, temperatures: [0] };
  const { segments } = await attentive.transcribe(audio, { ...options, wordTimes: 'dtw' }).done;
  const byEnergy = await attentive.transcribe(audio, options).done;
  expect(segments.map(({ text }) => text)).toEqual(byEnergy.segments.map(({ text }) => text));
  expect(segments.flatMap(({ words }) => words)).not.toEqual(byEnergy.segments.flatMap(({ words }) => words));
  for (const { startMs, endMs, words } of segments) {
    let before = startMs;
    for (const word of words) {
      expect(word.startMs).toBeGreaterThanOrEqual(before);
      expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
      before = word.endMs;
    }
    expect(before).toBeLessThanOrEqual(endMs);
  }
  await attentive.release();
});

test('word times by attention bear the shortest audio, and a cancel at any moment', async () => {
  const attentive = await engine.loadModel(demoModelPath, { wantsDtw: true });
  const options = { ...greedyTestOptions, wordTimes: 'dtw' } as const;
  const audio = await readTestRecording('short02');
  for (const samples of [1600, 3200, 8000])
    await attentive.transcribe(audio.slice(20_000, 20_000 + samples), options).done;
  for (let afterMs = 0; afterMs < 400; afterMs += 40) {
    const job = attentive.transcribe(audio, options);
    setTimeout(() => job.cancel(), afterMs);
    await job.done.catch((error: unknown) => expect(error).toMatchObject({ code: 'aborted' }));
  }
  await expect(attentive.transcribe(audio, options).done).resolves.toMatchObject({ language: 'en' });
  await attentive.release();
});
