import type { ModelTest } from './model.ts';

/** A device that Vulkan has a driver for. */
export interface GraphicsCardInfo {
  /** Stays the same when the order of the devices or the driver changes. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'discrete' | 'integrated' | 'virtual' | 'processor' | 'other';
  readonly memoryBytes: number;
  /** Name and version of the driver: what was tried counts for this one only. */
  readonly driver: string;
}

export interface GraphicsCards {
  readonly cards: readonly GraphicsCardInfo[];
  /**
   * Why there are none: the engine's build for graphics cards is not part of this installation, the system has no Vulkan or
   * no driver, or asking for them failed. Null where there are some.
   */
  readonly problem: 'not-built' | 'no-loader' | 'no-driver' | 'failed' | null;
}

/** A card that does not save at least so much of the time is not worth its risks. */
export const minGraphicsGain = 1.3;

/**
 * Whether a card is used for a model, or why not: it was not tested with it (or with another version of its driver) · it
 * failed · it gained too little.
 */
export type GraphicsVerdict =
  | { readonly state: 'used'; readonly test: ModelTest; readonly gain: number }
  | { readonly state: 'untested' }
  | { readonly state: 'failed'; readonly test: ModelTest }
  | { readonly state: 'slow'; readonly gain: number };

/** What the tests of a model say of a card with its present driver. */
export function judgeGraphics(
  tests: readonly ModelTest[],
  card: { readonly id: string; readonly driver: string },
): GraphicsVerdict {
  const test = tests.find((one) => one.card?.id === card.id && one.card.driver === card.driver);
  if (test === undefined) return { state: 'untested' };
  if (test.failure !== null) return { state: 'failed', test };
  const onProcessor = tests.filter((one) => one.card === null && one.failure === null).map(({ speed }) => speed);
  if (onProcessor.length === 0) return { state: 'untested' };
  const gain = test.speed / Math.max(...onProcessor);
  return gain >= minGraphicsGain ? { state: 'used', test, gain } : { state: 'slow', gain };
}
