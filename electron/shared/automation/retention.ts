import type { ErasurePlan } from '../maintenance/erasure.ts';

export const retentionKinds = ['collection', 'tag'] as const;
export const holdKinds = ['collection', 'tag', 'recording'] as const;
export const retentionStarts = ['added', 'recorded'] as const;

/** Recordings of a collection or with a tag are kept for so long, and listed for deletion after that. */
export interface RetentionRule {
  readonly id: number;
  readonly kind: (typeof retentionKinds)[number];
  /** The collection's id, or the tag. */
  readonly key: string;
  /** As people know it. */
  readonly name: string;
  readonly keepDays: number;
  readonly from: (typeof retentionStarts)[number];
}

/** Nothing under it is deleted, whatever a rule or a person says. */
export interface LegalHold {
  readonly id: number;
  readonly kind: (typeof holdKinds)[number];
  readonly key: string;
  readonly name: string;
  readonly reason: string;
  readonly addedAtMs: number;
}

export interface DueRecording {
  readonly recordingId: number;
  readonly name: string;
  readonly dueSinceMs: number;
  readonly isInBin: boolean;
}

/** What would go, before anything goes. */
export interface RetentionPlan extends ErasurePlan {
  /** Samples of remembered voices that were taken from these recordings. */
  readonly voiceSampleCount: number;
}

/** A hold beats retention, and retention beats the bin. */
export type KeptBy = 'hold' | 'retention';
