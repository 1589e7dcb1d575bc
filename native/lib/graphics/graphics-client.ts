import { EngineError, type EngineErrorCode, type GraphicsUse } from '../types.ts';
import type { WorkerClient } from '../worker/worker-client.ts';

/** Said by the engine of what it was given, or asked for by the caller: no fault of the card. */
const otherCauses: ReadonlySet<EngineErrorCode> = new Set(['aborted', 'bad-audio', 'unknown-language']);

/** Silence is counted in steps, not by the clock: after a sleep of the computer one step has passed, not hours. */
const stepMs = 250;

/**
 * A process with a graphics card. Whatever goes wrong in it counts as the card's failure: a driver ends the process, throws
 * in the middle of something, or never answers. It is ended then, as it cannot be trusted with anything more.
 */
export function createGraphicsClient(
  client: WorkerClient,
  { loadLimitMs, windowLimitMs }: GraphicsUse,
  onFailed: (error: EngineError) => void,
): WorkerClient {
  let isEnded = false;
  const fail = (detail: string, cause: unknown): EngineError => {
    void client.kill();
    const failure = new EngineError('device-failed', detail, cause);
    onFailed(failure);
    return failure;
  };
  return {
    ...client,
    kill() {
      isEnded = true;
      return client.kill();
    },
    async request(request, options = {}) {
      const limitMs = request.type === 'load' ? loadLimitMs : windowLimitMs;
      let silentMs = 0;
      let isGivenUp = false;
      const timer = setInterval(() => {
        silentMs += stepMs;
        if (silentMs < limitMs) return;
        isGivenUp = true;
        clearInterval(timer);
        void client.kill();
      }, stepMs);
      try {
        return await client.request(request, {
          ...options,
          onEvent(event) {
            silentMs = 0;
            options.onEvent?.(event);
          },
        });
      } catch (error) {
        if (isGivenUp) throw fail(`It did not answer for ${Math.round(limitMs / 1000)} s.`, error);
        // Whoever ended the process, or gave up what was asked, knows why.
        if (isEnded || options.signal?.aborted === true) throw error;
        if (error instanceof EngineError && otherCauses.has(error.code)) throw error;
        throw fail(error instanceof Error ? error.message : String(error), error);
      } finally {
        clearInterval(timer);
      }
    },
  };
}
