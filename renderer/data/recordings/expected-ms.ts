import { bestSpeed, type ModelInfo } from '#shared/model.ts';

/** Wall time for so much of a recording by the model's self-test here; null where it was not tested or failed. */
export function expectedMs(audioMs: number | null, model: Pick<ModelInfo, 'tests'> | undefined): number | null {
  const speed = bestSpeed(model);
  return audioMs === null || speed === null || speed <= 0 ? null : Math.round(audioMs / speed);
}
