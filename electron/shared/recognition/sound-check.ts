/** What can be wrong with a sound, in the order in which it is said: first what is treated before it is recognised. */
export const soundFaults = ['quiet', 'clipped', 'dropouts', 'noisy', 'telephone'] as const;
export type SoundFault = (typeof soundFaults)[number];

/**
 * What a job does about it: brings it to a level (always, unless it is set to leave it) · restores cut peaks (where
 * asked to).
 */
export const soundTreatments = ['level', 'peaks'] as const;
export type SoundTreatment = (typeof soundTreatments)[number];

/** What a few places of a long recording sound like, checked before it is transcribed. */
export interface SoundCheck {
  /** In the order of `soundFaults`; empty where nothing is wrong. */
  readonly faults: readonly SoundFault[];
  /** Where the first of them is most audible. */
  readonly startMs: number;
  readonly endMs: number;
}

/** Of a recording that is poor: what is wrong, and what its job does about it. */
export interface PoorSound extends SoundCheck {
  readonly treatments: readonly SoundTreatment[];
}

const treatments: Readonly<Partial<Record<SoundFault, SoundTreatment>>> = { quiet: 'level', clipped: 'peaks' };

/** Null where nothing can be done about it. */
export function treatmentFor(fault: SoundFault): SoundTreatment | null {
  return treatments[fault] ?? null;
}
