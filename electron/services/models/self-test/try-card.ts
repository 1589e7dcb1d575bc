import { createEngine } from '#native/lib/engine.ts';
import { EngineError, type GraphicsCard, type SpawnWorker } from '#native/lib/types.ts';
import { AppFailure, failureOf, type Failure } from '#shared/failure.ts';
import type { ModelInfo, ModelTest } from '#shared/model.ts';
import type { SpeechWindow } from '#services/speech/speech-windows.ts';
import { transcribeSample } from './transcribe-sample.ts';
import { processMemory } from './worker-memory.ts';

interface CardTrial {
  readonly spawn: SpawnWorker;
  readonly model: ModelInfo;
  readonly card: GraphicsCard;
  readonly windows: readonly SpeechWindow[];
  /** What the processor read in the first of the windows; the card has to read the same. */
  readonly expected: readonly string[];
  readonly signal: AbortSignal;
}

/** Drivers make their programs before the first window, which may take minutes on a small computer. */
const maxSilentMs = 4 * 60_000;
/** Short windows pass on cards that fail on longer ones. */
const minWindowMs = 10_000;
const enoughMs = 3000;

/**
 * Tries a model on a graphics card: twice, because the first time its programs are made, and never believed without the
 * processor's own words. What goes wrong is the failure of the test.
 */
export async function tryCard(trial: CardTrial): Promise<ModelTest> {
  const { id, name, driver } = trial.card;
  const about = { device: 'gpu', testedAtMs: Date.now(), split: { lanes: 1, threads: 1 } } as const;
  try {
    const { coldMs, ...measured } = await measure(trial);
    return { ...about, ...measured, card: { id, name, driver, coldMs }, failure: null };
  } catch (error) {
    const card = { id, name, driver, coldMs: 0 };
    return { ...about, speed: 0, memoryBytes: null, card, failure: failureOfCard(name, error) };
  }
}

/** In one sentence what a card did. */
export function failureOfCard(name: string, error: unknown): Failure {
  if (error instanceof AppFailure) return failureOf(error);
  const detail = error instanceof EngineError ? error.message : (failureOf(error).code as string);
  return failureOf(new AppFailure('graphics-card-failed', { name, detail: firstLine(detail) }));
}

function firstLine(detail: string): string {
  return (detail.split('\n')[0] ?? '').replace(/\.$/u, '').slice(0, 200);
}

async function measure({ spawn, model, card, windows, expected, signal }: CardTrial) {
  let pid: number | undefined;
  const engine = createEngine({
    spawn() {
      const link = spawn();
      ({ pid } = link);
      return link;
    },
  });
  try {
    const graphics = { cardId: card.id, loadLimitMs: maxSilentMs, windowLimitMs: maxSilentMs };
    const loaded = await engine.loadModel(model.path, { graphics });
    const compared = windows.slice(0, expected.length);
    const long = compared.findIndex(({ startMs, endMs }) => endMs - startMs >= minWindowMs);
    const first = Math.max(0, long);
    const startedAt = performance.now();
    const run = { threads: 1, signal };
    const cold = await transcribeSample(loaded, compared.slice(first, first + 1), { ...run, enoughMs: 0 });
    const coldMs = Math.round(performance.now() - startedAt);
    requireSame(card.name, cold.texts, expected.slice(first));
    const warm = await transcribeSample(loaded, compared.slice(first), { ...run, enoughMs });
    requireSame(card.name, warm.texts, expected.slice(first));
    const memoryBytes = pid === undefined ? null : await processMemory(pid);
    return { coldMs, speed: warm.speed, memoryBytes };
  } finally {
    await engine.close();
  }
}

function requireSame(name: string, texts: readonly string[], expected: readonly string[]): void {
  for (const [index, text] of texts.entries()) {
    if (text !== expected[index]) throw new AppFailure('graphics-card-differs', { name });
  }
}
