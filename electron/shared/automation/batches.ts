import type { WorkHours } from './sources.ts';

/** Why nothing of a batch is taken now. */
export type BatchHold = 'hours' | 'battery' | 'heat';

export interface Batch {
  readonly id: number;
  readonly name: string;
  readonly priority: -1 | 0 | 1;
  readonly hours: WorkHours | null;
  /** It is worked on without mains power too. */
  readonly isOnBattery: boolean;
  readonly addedAtMs: number;
  /** When the last of it was done or had failed. */
  readonly endedAtMs: number | null;
  /** Its end was seen. */
  readonly isSeen: boolean;
  readonly total: number;
  readonly doneCount: number;
  readonly failedCount: number;
  readonly audioMs: number;
  readonly heldBy: BatchHold | null;
}

export const batchReportFormats = ['html', 'csv'] as const;
export type BatchReportFormat = (typeof batchReportFormats)[number];
