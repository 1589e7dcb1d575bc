import { createEngine } from '#native/lib/engine.ts';
import { EngineError, type SpawnWorker } from '#native/lib/types.ts';
import { AppFailure, failureOf } from '#shared/failure.ts';
import type { ModelDevice, ModelInfo, ModelTest } from '#shared/model.ts';
import type { Graphics } from '#services/graphics/graphics-cards.ts';
import { splitOf, splitsToTry, type LaneSplit } from '#services/speech/lane-split.ts';
import type { SpeechWindow } from '#services/speech/speech-windows.ts';
import { transcribeSample, sampleWindows } from './self-test/transcribe-sample.ts';
import type { Models } from './models.ts';
import { tryCard } from './self-test/try-card.ts';
import { processMemory } from './self-test/worker-memory.ts';

export interface SelfTestParts {
  readonly spawn: SpawnWorker;
  readonly models: Pick<Models, 'resolve' | 'hold' | 'tests'>;
  readonly resourcesDir: string;
  /** As the settings have it for jobs. */
  threads(): number | null;
  /** The same; null lets the test find the best. */
  lanes(): number | null;
  /** The card that is to be tried too. */
  readonly graphics: Pick<Graphics, 'chosen' | 'pass'>;
  /** A job would make the figures worse than they are. */
  isBusy(): boolean;
  /** Where it is not as long as usual. */
  readonly enoughMs?: number | undefined;
}

export interface SelfTest {
  /**
   * Tries the model on every device of this computer, remembers and returns what it did. One at a time; rejects with
   * `aborted` and remembers nothing where the signal says so.
   */
  run(modelId: string, signal?: AbortSignal): Promise<readonly ModelTest[]>;
}

/** Enough recognised to go by: a fast model reads more of the sample. */
const usualMs = 4000;
/** Where one division of the processor takes so long, the others are not tried. */
const slowMs = 20_000;
/** Of the words on the processor, so many must come from another device too. */
const minAgreement = 0.7;

export function createSelfTest(parts: SelfTestParts): SelfTest {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(modelId, signal = new AbortController().signal) {
      const tested = last.then(() => testModel(parts, modelId, signal));
      last = tested.catch(() => {}); // reported to whoever asked for it
      return tested;
    },
  };
}

async function testModel(parts: SelfTestParts, modelId: string, signal: AbortSignal): Promise<readonly ModelTest[]> {
  throwIfAborted(signal);
  const model = await parts.models.resolve(modelId);
  if (parts.isBusy()) throw new AppFailure('model-in-use', { name: model.fileName });
  const hold = parts.models.hold(model);
  try {
    const windows = await sampleWindows(parts.resourcesDir);
    const tests: ModelTest[] = [];
    const card = await parts.graphics.chosen();
    let reference: string | null = null;
    let onProcessor: readonly string[] = [];
    for (const device of await devicesOf(parts.spawn)) {
      const { test, texts } = await tryDevice(parts, { model, device, windows, reference, signal });
      throwIfAborted(signal);
      tests.push(test);
      if (test.failure === null) reference ??= texts.join(' ');
      if (device === 'cpu') onProcessor = texts;
    }
    if (card !== null && onProcessor.length > 0) {
      const test = await tryCard({ spawn: parts.spawn, model, card, windows, expected: onProcessor, signal });
      throwIfAborted(signal);
      if (test.failure === null) parts.graphics.pass(card);
      tests.push(test);
    }
    if (model.sha256 !== null) {
      // What other cards did is still true when one of them is chosen again.
      const others = parts.models.tests.of(model.sha256).filter((one) => one.card !== null && one.card.id !== card?.id);
      parts.models.tests.set(model.sha256, [...tests, ...others]);
    }
    return tests;
  } finally {
    hold?.release();
  }
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppFailure('aborted');
}

/** The processor first: what it recognises is what a graphics card has to recognise too. */
async function devicesOf(spawn: SpawnWorker): Promise<readonly ModelDevice[]> {
  const engine = createEngine({ spawn });
  try {
    const { instructionSets } = await engine.info();
    return /metal/i.test(instructionSets) ? ['cpu', 'gpu'] : ['cpu'];
  } finally {
    await engine.close();
  }
}

interface Trial {
  readonly model: ModelInfo;
  readonly device: ModelDevice;
  readonly windows: readonly SpeechWindow[];
  readonly reference: string | null;
  readonly signal: AbortSignal;
}

interface Tried {
  readonly text: string;
  readonly texts: readonly string[];
  readonly speed: number;
  readonly wallMs: number;
  readonly memoryBytes: number | null;
}

async function tryDevice(parts: SelfTestParts, trial: Trial): Promise<{ test: ModelTest; texts: readonly string[] }> {
  const { model, device, reference } = trial;
  const about = { device, card: null, testedAtMs: Date.now() };
  try {
    const { text, texts, speed, memoryBytes, split } = await fastest(parts, trial);
    if (reference !== null && agreement(reference, text) < minAgreement) {
      throw new EngineError('internal', 'it hears something else than the processor');
    }
    return { texts, test: { ...about, speed, memoryBytes, split, failure: null } };
  } catch (error) {
    const detail = error instanceof EngineError ? error.message.replace(/\.$/, '') : (failureOf(error).code as string);
    const failure = failureOf(new AppFailure('model-failed-test', { name: model.fileName, detail }));
    return { texts: [], test: { ...about, speed: 0, memoryBytes: null, split: null, failure } };
  }
}

/** The best of the divisions of the processor; the one of the settings where they name one. */
async function fastest(parts: SelfTestParts, trial: Trial): Promise<Tried & { split: LaneSplit }> {
  const lanes = parts.lanes();
  const [first, ...others] =
    lanes !== null || trial.device === 'gpu' ? [splitOf(lanes ?? 1)] : (splitsToTry() as [LaneSplit, ...LaneSplit[]]);
  let best = { ...(await trySplit(parts, trial, first)), split: first };
  if (parts.threads() !== null) return best;
  for (const split of others) {
    if (best.wallMs > slowMs || trial.signal.aborted) break;
    const tried = await trySplit(parts, trial, split);
    if (tried.speed > best.speed) best = { ...tried, split };
  }
  return best;
}

async function trySplit(parts: SelfTestParts, trial: Trial, split: LaneSplit): Promise<Tried> {
  let pid: number | undefined;
  const engine = createEngine({
    spawn: () => {
      const link = parts.spawn();
      ({ pid } = link);
      return link;
    },
  });
  try {
    const loaded = await engine.loadModel(trial.model.path, { useGpu: trial.device === 'gpu', ...split });
    const recognised = await transcribeSample(loaded, trial.windows, {
      enoughMs: parts.enoughMs ?? usualMs,
      threads: parts.threads(),
      signal: trial.signal,
    });
    return { ...recognised, memoryBytes: pid === undefined ? null : await processMemory(pid) };
  } finally {
    await engine.close();
  }
}

/** Share of the first text's words that the second has too. */
function agreement(reference: string, text: string): number {
  const wordsOf = (from: string) =>
    from
      .toLowerCase()
      .split(/[^\p{L}\p{N}']+/u)
      .filter((word) => word !== '');
  const wanted = wordsOf(reference);
  const recognised = new Set(wordsOf(text));
  return wanted.length === 0 ? 1 : wanted.filter((word) => recognised.has(word)).length / wanted.length;
}
