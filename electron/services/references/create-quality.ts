import { createSegments } from '#services/store/segments/segments.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { createQualityRuns, recoverQualityRuns, type QualityRunStore } from './quality-runs.ts';
import { createReferences, type ReferenceStore } from './references.ts';

/** What the library keeps of the quality lab. */
export interface QualityStores {
  readonly references: ReferenceStore;
  readonly qualityRuns: QualityRunStore;
}

/** Runs that were at work when the app ended wait again, unless nothing may be changed. */
export function createQuality(parts: StoreParts & { readonly path: string }, isReadOnly: boolean): QualityStores {
  if (!isReadOnly) recoverQualityRuns(parts);
  const segments = createSegments(parts);
  return { references: createReferences({ ...parts, segments }), qualityRuns: createQualityRuns(parts) };
}
