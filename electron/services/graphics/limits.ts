import type { GraphicsUse } from '#native/lib/types.ts';
import type { ModelTest } from '#shared/model.ts';

/** No window of speech is longer. */
const windowMs = 30_000;
const minLimitMs = 10_000;
/** A disk that reads more slowly than this is not one to keep models on. */
const slowestBytesPerMs = 30_000;

/** How long a card may be silent in a job, from what its test showed; null where it was not tested. */
export function graphicsUse(sizeBytes: number, { card, speed }: Pick<ModelTest, 'card' | 'speed'>): GraphicsUse | null {
  if (card === null) return null;
  const expectedMs = windowMs / Math.max(speed, 0.01);
  return {
    cardId: card.id,
    loadLimitMs: Math.round(minLimitMs + sizeBytes / slowestBytesPerMs),
    // Programs for the card may have to be made again before the first window.
    windowLimitMs: Math.round(Math.max(minLimitMs, 8 * expectedMs, 1.5 * card.coldMs)),
  };
}
