import { EngineError, type GraphicsCards } from '../types.ts';
import type { WorkerClient } from '../worker/worker-client.ts';

/** Drivers that wake a sleeping card take seconds; one that takes longer is of no use. */
const maxMs = 10_000;

/** Asks in a process of its own, which a broken driver may end. */
export async function listGraphicsCards(start: () => WorkerClient): Promise<GraphicsCards> {
  const client = start();
  const timer = setTimeout(() => void client.kill(), maxMs);
  try {
    return (await client.request({ type: 'graphics-cards' })) as GraphicsCards;
  } catch (error) {
    const isMissing = error instanceof EngineError && error.code === 'engine-missing';
    return { cards: [], problem: isMissing ? 'not-built' : 'failed' };
  } finally {
    clearTimeout(timer);
    await client.kill();
  }
}
