import { create } from 'zustand';
import type { Interval } from '#shared/quality/scores.ts';

/** Passages that are chosen for the quality lab. */
export interface ChosenPassages {
  readonly transcriptId: number;
  readonly segmentIds: readonly number[];
  readonly span: Interval;
  /** How the first of them begins. */
  readonly text: string;
}

/** Null while the dialog is closed. */
export const useMeasureDialog = create<{ readonly chosen: ChosenPassages | null }>(() => ({ chosen: null }));

export function closeMeasureDialog(): void {
  useMeasureDialog.setState({ chosen: null });
}
