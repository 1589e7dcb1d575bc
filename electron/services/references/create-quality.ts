import { createClasses, type ClassStore } from '#services/classes/class-store.ts';
import { createSegments } from '#services/store/segments/segments.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { createQualityRuns, recoverQualityRuns, type QualityRunStore } from './quality-runs.ts';
import { createTunings, type TuningStore } from './tuning-store.ts';
import { createReferences, type ReferenceStore } from './references.ts';

/** What the library keeps of the quality lab, and of classes. */
export interface QualityStores {
  readonly references: ReferenceStore;
  readonly qualityRuns: QualityRunStore;
  readonly tunings: TuningStore;
  readonly classes: ClassStore;
}

/** Runs that were at work when the app ended wait again, unless nothing may be changed. */
export function createQuality(parts: StoreParts & { readonly path: string }, isReadOnly: boolean): QualityStores {
  if (!isReadOnly) recoverQualityRuns(parts);
  const segments = createSegments(parts);
  const references = createReferences({ ...parts, segments });
  const stores = { references, qualityRuns: createQualityRuns(parts), tunings: createTunings(parts) };
  return { ...stores, classes: createClasses(parts) };
}
