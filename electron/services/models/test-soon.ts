import { judgeGraphics } from '#shared/graphics.ts';
import { bestTest, type ModelInfo } from '#shared/model.ts';
import { failureOf } from '#shared/failure.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Log } from '#services/log.ts';
import type { SelfTest } from './self-test.ts';

export interface TestSoonParts {
  readonly selfTest: SelfTest;
  readonly events: EventBus;
  readonly log: Log;
  /** Ends it with the app. */
  readonly signal: AbortSignal;
  isBusy(): boolean;
  /** Models are to be tried on it too; null where no card is chosen. */
  chosenCard(): { readonly id: string; readonly driver: string } | null;
  /** The lists of models say something new. */
  onTested(): void;
}

export interface TestSoon {
  /** Ends the test that runs by itself, so that its model can be removed; another look is taken at the next news. */
  stop(): Promise<void>;
}

/** A job that ends is mostly followed by the next one: only after so long is the computer free. */
const quietMs = 1500;

/**
 * Tries each model that arrives, once the computer is free, so that the advice and the estimates know it without a
 * click. A recording that starts comes first: the test is taken up again after it.
 */
export function testSoon(parts: TestSoonParts): TestSoon {
  const { events, signal } = parts;
  const wanted = new Set<string>();
  let working: { readonly stop: AbortController; readonly ended: Promise<void> } | null = null;
  let timer: NodeJS.Timeout | undefined;
  const lookLater = () => {
    clearTimeout(timer);
    timer = setTimeout(look, quietMs).unref();
  };
  const look = () => {
    const [modelId] = wanted;
    if (modelId === undefined || working !== null || parts.isBusy() || signal.aborted) return;
    const stop = new AbortController();
    const ended = tryModel(parts, modelId, AbortSignal.any([signal, stop.signal])).then((isDone) => {
      if (isDone) wanted.delete(modelId);
      working = null;
      if (isDone) look();
      else lookLater();
    });
    working = { stop, ended };
  };
  const stopListening = events.on((event) => {
    if (event.name === 'models.changed') {
      wanted.clear();
      for (const model of event.data.models) if (isUntested(model, parts.chosenCard())) wanted.add(model.id);
      if (wanted.size > 0) lookLater();
    }
    if (event.name !== 'recording.changed') return;
    if (event.data.recording.state === 'running') working?.stop.abort();
    if (wanted.size > 0) lookLater();
  });
  signal.addEventListener('abort', () => {
    stopListening();
    clearTimeout(timer);
  });
  return {
    async stop() {
      working?.stop.abort();
      await working?.ended;
    },
  };
}

function isUntested(model: ModelInfo, card: { readonly id: string; readonly driver: string } | null): boolean {
  const { kind, state, sha256, sizeClass, tests } = model;
  if ((kind !== 'catalogue' && kind !== 'imported') || state !== 'ready' || sha256 === null) return false;
  if (tests.length === 0) return true;
  // GigaAM's models run in another runtime, which has no graphics.
  const couldUse = card !== null && sizeClass !== 'gigaam' && bestTest(model) !== null;
  return couldUse && judgeGraphics(tests, card).state === 'untested';
}

/** False where it was stopped and is to be tried again. */
async function tryModel(parts: TestSoonParts, modelId: string, signal: AbortSignal): Promise<boolean> {
  try {
    await parts.selfTest.run(modelId, signal);
    parts.onTested();
  } catch (error) {
    const { code } = failureOf(error);
    if (signal.aborted || code === 'model-in-use') return false;
    if (code === 'internal') parts.log.error(`the model ${modelId} could not be tried`, error);
  }
  return true;
}
