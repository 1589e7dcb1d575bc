import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createEngine } from '#native/engine.ts';
import { EngineError, type LoadedModel, type SpawnWorker, type TranscribeOptions } from '#native/types.ts';
import { AppFailure, failureOf } from '#shared/failure.ts';
import type { ModelDevice, ModelInfo, ModelTest } from '#shared/model.ts';
import { defaultSettings } from '#shared/settings.ts';
import { createBuiltInDetector } from '../speech/built-in-detector.ts';
import { defaultLanes } from '../speech/engine-models.ts';
import { engineOptions } from '../speech/engine-options.ts';
import { presetDecoding } from '../speech/presets.ts';
import { speechWindows, type SpeechWindow, type WindowRules } from '../speech/speech-windows.ts';
import type { Models } from './models.ts';
import { processMemory } from './worker-memory.ts';

export interface SelfTestParts {
  readonly spawn: SpawnWorker;
  readonly models: Pick<Models, 'resolve' | 'hold' | 'tests'>;
  readonly resourcesDir: string;
  /** As the settings have it for jobs. */
  threads(): number | null;
  /** The same; null lets the app choose. */
  lanes(): number | null;
  /** A job would make the figures worse than they are. */
  isBusy(): boolean;
}

export interface SelfTest {
  /** Tries the model on every device of this computer, remembers and returns what it did. */
  run(modelId: string): Promise<readonly ModelTest[]>;
}

/** Enough heard to go by: a fast model hears more of the sample. */
const enoughMs = 6000;
/** A model this slow is of no use; the window is given up. */
const mostMs = 5 * 60_000;
/** Of the words on the processor, so many must come from another device too. */
const leastAgreement = 0.7;

export function createSelfTest(parts: SelfTestParts): SelfTest {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(modelId) {
      const tested = last.then(() => testModel(parts, modelId));
      last = tested.catch(() => {}); // told to whoever asked for it
      return tested;
    },
  };
}

async function testModel(parts: SelfTestParts, modelId: string): Promise<readonly ModelTest[]> {
  const model = await parts.models.resolve(modelId);
  if (parts.isBusy()) throw new AppFailure('model-in-use', { name: model.fileName });
  const hold = parts.models.hold(model);
  try {
    const windows = await sampleWindows(parts.resourcesDir);
    const tests: ModelTest[] = [];
    let reference: string | null = null;
    for (const device of await devicesOf(parts.spawn)) {
      const { test, text } = await tryDevice(parts, { model, device, windows, reference });
      tests.push(test);
      if (test.failure === null) reference ??= text;
    }
    if (model.sha256 !== null) parts.models.tests.set(model.sha256, tests);
    return tests;
  } finally {
    hold?.release();
  }
}

/** The processor first: what it hears is what a graphics card has to hear too. */
async function devicesOf(spawn: SpawnWorker): Promise<readonly ModelDevice[]> {
  const engine = createEngine({ spawn });
  try {
    const { instructionSets } = await engine.info();
    return /vulkan|metal|cuda/i.test(instructionSets) ? ['cpu', 'gpu'] : ['cpu'];
  } finally {
    await engine.close();
  }
}

interface Trial {
  readonly model: ModelInfo;
  readonly device: ModelDevice;
  readonly windows: readonly SpeechWindow[];
  readonly reference: string | null;
}

async function tryDevice(
  parts: SelfTestParts,
  { model, device, windows, reference }: Trial,
): Promise<{ test: ModelTest; text: string }> {
  let pid: number | undefined;
  const engine = createEngine({
    spawn: () => {
      const link = parts.spawn();
      ({ pid } = link);
      return link;
    },
  });
  const about = { device, testedAtMs: Date.now() };
  try {
    const loaded = await engine.loadModel(model.path, {
      useGpu: device === 'gpu',
      lanes: parts.lanes() ?? defaultLanes(),
    });
    const { text, speed } = await hear(loaded, windows, parts.threads());
    const memoryBytes = pid === undefined ? null : await processMemory(pid);
    if (reference !== null && agreement(reference, text) < leastAgreement) {
      throw new EngineError('internal', 'it hears something else than the processor');
    }
    return { text, test: { ...about, speed, memoryBytes, failure: null } };
  } catch (error) {
    const detail = error instanceof EngineError ? error.message.replace(/\.$/, '') : (failureOf(error).code as string);
    const failure = failureOf(new AppFailure('model-failed-test', { name: model.fileName, detail }));
    return { text: '', test: { ...about, speed: 0, memoryBytes: null, failure } };
  } finally {
    await engine.close();
  }
}

/** As many windows at once as a job would hear. */
async function hear(
  model: LoadedModel,
  windows: readonly SpeechWindow[],
  threads: number | null,
): Promise<{ text: string; speed: number }> {
  const options = engineOptions(
    { language: 'en', translate: false, prompt: '', threads, decoding: presetDecoding.balanced },
    model,
  );
  const texts: string[] = [];
  const startedAt = performance.now();
  let heardMs = 0;
  let wallMs = 0;
  for (let from = 0; from < windows.length && wallMs < enoughMs; from += model.lanes) {
    const together = windows.slice(from, from + model.lanes);
    texts.push(...(await Promise.all(together.map((window) => textOf(model, window, options)))));
    heardMs += together.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    wallMs = performance.now() - startedAt;
  }
  return { text: texts.join(' '), speed: Math.round((heardMs / wallMs) * 100) / 100 };
}

async function textOf(model: LoadedModel, window: SpeechWindow, options: TranscribeOptions): Promise<string> {
  const job = model.transcribe(window.channels[0] ?? new Int16Array(), options);
  const tooLong = setTimeout(() => job.cancel(), mostMs);
  try {
    return (await job.done).segments.map(({ text }) => text).join(' ');
  } finally {
    clearTimeout(tooLong);
  }
}

/** The bundled sample, cut as a job would cut it. */
async function sampleWindows(resourcesDir: string): Promise<readonly SpeechWindow[]> {
  const wav = await readFile(path.join(resourcesDir, 'samples', 'interview.wav'));
  const data = wav.indexOf('data', 12, 'latin1') + 8;
  const samples = new Int16Array(Math.floor((wav.length - data) / 2));
  for (const index of samples.keys()) samples[index] = wav.readInt16LE(data + index * 2);
  const windows: SpeechWindow[] = [];
  const { speechThresholdPercent, speechPaddingMs: paddingMs } = defaultSettings;
  const detector = createBuiltInDetector();
  const rules: WindowRules = {
    detector,
    threshold: speechThresholdPercent / 100,
    paddingMs,
    isEverything: false,
    channelCount: 1,
  };
  for await (const window of speechWindows(once(samples), rules)) {
    if ((window.channels[0]?.length ?? 0) > 0) windows.push(window);
  }
  return windows;
}

async function* once(samples: Int16Array): AsyncGenerator<Int16Array, void, void> {
  yield samples;
}

/** Share of the first text's words that the second has too. */
export function agreement(reference: string, text: string): number {
  const wordsOf = (from: string) =>
    from
      .toLowerCase()
      .split(/[^\p{L}\p{N}']+/u)
      .filter((word) => word !== '');
  const wanted = wordsOf(reference);
  const heard = new Set(wordsOf(text));
  return wanted.length === 0 ? 1 : wanted.filter((word) => heard.has(word)).length / wanted.length;
}
