import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from './engine.ts';
import { demoModelPath } from '../test/test-model.fixture.ts';
import { readTestRecording } from '../test/test-recording.fixture.ts';
import { spawnNodeWorker } from './worker/spawn-node-worker.ts';
import { testOptions } from '../test/test-options.fixture.ts';
import type { EngineSegment, JobEvent, LoadedModel } from './types.ts';

const engine = createEngine({ spawn: spawnNodeWorker() });
const options = testOptions;
let model: LoadedModel;
beforeAll(async () => {
  model = await engine.loadModel(demoModelPath);
});
afterAll(() => engine.close());

function expectSoundSegment(segment: EngineSegment, earliestMs: number, totalMs: number): void {
  expect(segment.startMs).toBeGreaterThanOrEqual(earliestMs);
  expect(segment.endMs).toBeGreaterThanOrEqual(segment.startMs);
  expect(segment.endMs).toBeLessThanOrEqual(totalMs);
  expect(segment.words.map((word) => word.text).join(' ')).toBe(segment.text);
  let previousMs = segment.startMs;
  for (const word of segment.words) {
    expect(Number.isInteger(word.startMs) && Number.isInteger(word.endMs)).toBe(true);
    expect(word.startMs).toBeGreaterThanOrEqual(previousMs);
    expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
    expect(word.probability).toBeGreaterThan(0);
    expect(word.probability).toBeLessThanOrEqual(1);
    previousMs = word.endMs;
  }
  expect(segment.endMs).toBeGreaterThanOrEqual(previousMs);
}

test('the engine says its version and what processor it was built for', async () => {
  const info = await engine.info();
  expect(info.version).toBe('1.9.1');
  if (process.arch === 'x64') expect(info.instructionSets).toBe('SSE42 AVX AVX2 FMA F16C BMI2');
});

test('the model says what it is', () => {
  expect(model.details).toEqual({
    sizeClass: 'tiny',
    canScore: true,
    isMultilingual: true,
    vocabularySize: 51_865,
    audioContext: 1500,
  });
});

/** Two minutes, recognised once for both tests of its whole text. */
let interview: Promise<readonly EngineSegment[]> | undefined;
const wholeInterview = () =>
  (interview ??= (async () => {
    const { language, segments } = await model.transcribe(await readTestRecording('interview'), options).done;
    expect(language).toBe('en');
    return segments;
  })());

test('a recording becomes segments with words in the order of time, each with its probability', async () => {
  const segments = await wholeInterview();
  expect(segments.length).toBeGreaterThan(30);
  let earliestMs = 0;
  for (const segment of segments) {
    expectSoundSegment(segment, earliestMs, 130_994);
    expect(segment.averageLogProbability).toBeLessThanOrEqual(0);
    expect(segment.noSpeechProbability).toBeGreaterThanOrEqual(0);
    earliestMs = segment.endMs;
  }
});

test('a word late in a recording has the same time as when its sentence stands alone', async () => {
  const audio = await readTestRecording('interview');
  const segments = await wholeInterview();
  const differencesMs: number[] = [];
  for (const segment of segments.slice(16, 28)) {
    const alone = audio.slice(segment.startMs * 16, (segment.endMs + 300) * 16);
    const words = (await model.transcribe(alone, options).done).segments.flatMap((part) => part.words);
    // The context may change a word; only sentences that came out alike can be compared.
    if (words.map((word) => word.text).join(' ') !== segment.text) continue;
    segment.words.forEach((word, index) => {
      differencesMs.push(Math.abs(word.startMs - (words[index]?.startMs ?? 0) - segment.startMs));
    });
  }
  expect(differencesMs.length).toBeGreaterThan(20);
  const median = differencesMs.toSorted((a, b) => a - b)[differencesMs.length >> 1];
  expect(median).toBeLessThanOrEqual(50);
});

test('a job reports the language first, then progress that never goes back, and each segment once', async () => {
  const job = model.transcribe(await readTestRecording('short02'), options);
  const events: JobEvent[] = [];
  for await (const event of job) events.push(event);
  expect(events[0]).toEqual({ type: 'language', code: 'en', probability: 1 });
  const doneMs = events.flatMap((event) => (event.type === 'progress' ? [event.doneMs] : []));
  expect(doneMs).toEqual(doneMs.toSorted((a, b) => a - b));
  expect(events.at(-1)).toEqual({ type: 'progress', doneMs: 5561, totalMs: 5561 });
  const segments = events.flatMap((event) => (event.type === 'segment' ? [event.segment] : []));
  expect(segments).toEqual((await job.done).segments);
});

test('the same audio gives the same text again, whatever came between', async () => {
  const audio = await readTestRecording('short06');
  const first = await model.transcribe(audio, options).done;
  await model.transcribe(await readTestRecording('short07'), { ...options, beamSize: 1 }).done;
  // Everything, the no-speech probability too: a resumed recording must read like an unbroken one.
  expect(await model.transcribe(audio, options).done).toEqual(first);
});

test('the language is detected when nobody gives it', async () => {
  const job = model.transcribe(await readTestRecording('short02'), { ...options, language: 'auto' });
  for await (const event of job) {
    if (event.type === 'language') expect(event).toMatchObject({ code: 'en' });
  }
  expect((await job.done).language).toBe('en');
});

test.each(['xx', '', 'english', 'yue', 'en\u{0}'])(
  'the language "%s", which the model does not know, is refused',
  async (language) => {
    const job = model.transcribe(await readTestRecording('short02'), { ...options, language });
    await expect(job.done).rejects.toMatchObject({ code: 'unknown-language' });
  },
);

test('audio that is too short or of another kind is refused', async () => {
  for (const audio of [new Int16Array(), new Int16Array(1), new Int16Array(1599)]) {
    await expect(model.transcribe(audio, options).done).rejects.toMatchObject({ code: 'bad-audio' });
  }
  const floats = new Float32Array(16_000).fill(Number.NaN) as unknown as Int16Array;
  await expect(model.transcribe(floats, options).done).rejects.toMatchObject({ code: 'bad-audio' });
});

test('the shortest audio and silence give no text', async () => {
  for (const length of [1600, 16_000]) {
    const { segments } = await model.transcribe(new Int16Array(length), options).done;
    expect(segments).toEqual([]);
  }
});

test('threads, beams and prompts outside of what the engine bears are brought inside', async () => {
  const audio = await readTestRecording('short02');
  const prompt = 'Привет, мир! '.repeat(10_000);
  for (const wild of [
    { threads: 0, beamSize: 0 },
    { threads: 9999, beamSize: 99 },
    { threads: Number.NaN, prompt },
  ]) {
    const { segments } = await model.transcribe(audio, { ...options, ...wild }).done;
    expect(segments.length).toBeGreaterThan(0);
  }
});

test('a part of a larger buffer is transcribed by itself', async () => {
  const audio = await readTestRecording('short02');
  const large = new Int16Array(audio.length + 32_000).fill(9999);
  large.set(audio, 16_000);
  const part = large.subarray(16_000, 16_000 + audio.length);
  const { segments } = await model.transcribe(part, options).done;
  expect(segments).toEqual((await model.transcribe(audio, options).done).segments);
});

test('jobs wait for one another', async () => {
  const audio = await readTestRecording('short02');
  const ended: number[] = [];
  const jobs = [0, 1, 2].map((index) => model.transcribe(audio, options).done.then(() => ended.push(index)));
  await Promise.all(jobs);
  expect(ended).toEqual([0, 1, 2]);
});

test('a model in a folder with spaces and Cyrillic letters loads', async () => {
  const folder = await mkdtemp(join(os.tmpdir(), 'Модели и речь — '));
  const path = join(folder, 'модель ё 1.bin');
  await copyFile(demoModelPath, path);
  const copy = await engine.loadModel(path);
  expect((await copy.transcribe(await readTestRecording('short02'), options).done).segments).toHaveLength(2);
  await copy.release();
  await rm(folder, { recursive: true });
});

test('a closed engine, or one that cannot learn its priority, starts no process that would be left over', async () => {
  let started = 0;
  const spawn = () => {
    started += 1;
    return spawnNodeWorker()();
  };
  const closed = createEngine({ spawn });
  await closed.close();
  await expect(closed.info()).rejects.toMatchObject({ code: 'aborted' });
  const refused = createEngine({
    spawn,
    priority: () => {
      throw new Error('the library is closed');
    },
  });
  await expect(refused.info()).rejects.toThrow('the library is closed');
  expect(started).toBe(0);
});
