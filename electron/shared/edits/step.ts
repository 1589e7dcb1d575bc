/** What one step of editing did; the history names each of them. */
export const stepNames = [
  'text',
  'split',
  'merge',
  'insert',
  'remove',
  'times',
  'assign-speaker',
  'find-speakers',
  'add-speaker',
  'rename-speaker',
  'merge-speakers',
  'replace',
  'restore',
  'take-version',
  'fit',
  'add-note',
  'change-note',
  'remove-note',
  'restore-note',
] as const;
export type StepName = (typeof stepNames)[number];

/** What the history says of a step beside its name; each name uses what it needs. */
export interface StepDetail {
  /** Text that it is about, at most `longestDetail` characters. */
  readonly text?: string;
  /** What was there before and what took its place: words, names. */
  readonly from?: string;
  readonly to?: string;
  /** How many places or segments. */
  readonly count?: number;
}

export const maxDetailLength = 120;

/** One row of the history of a transcript. */
export interface HistoryStep {
  readonly stepId: number;
  readonly name: StepName;
  readonly detail: StepDetail;
  readonly atMs: number;
  readonly who: string;
  /** False for a step that was taken back and can be done again. */
  readonly isDone: boolean;
}

/** Newest first: what can be done again stands before what is done. */
export interface History {
  readonly rows: readonly HistoryStep[];
  readonly total: number;
}

/** Where an undo, a redo or a jump in the history ended. */
export interface TakenBack {
  readonly segmentIds: readonly number[];
  /** Beginning of the first segment that it changed; null where nothing is to be shown. */
  readonly startMs: number | null;
  /** Rows that were changed again since by something else, and were left as they are. */
  readonly skippedCount: number;
}
