import { create } from 'zustand';

/** A stretch of a segment's text to be marked, as UTF-16 offsets, half open. */
export interface TextMark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'found' | 'current' | 'doubtful' | 'mention' | 'open';
}

interface TextMarksState {
  /** By who marks, so that each takes away only its own. */
  readonly byOwner: Readonly<Record<string, ReadonlyMap<number, readonly TextMark[]>>>;
  /** Words of little probability are marked in the text. */
  readonly isDoubtPainted: boolean;
}

/** What is marked in the text beside the word that is spoken; rows paint it without rendering. */
export const useTextMarks = create<TextMarksState>(() => ({ byOwner: {}, isDoubtPainted: false }));

export function setTextMarks(owner: string, marks: ReadonlyMap<number, readonly TextMark[]>): void {
  useTextMarks.setState(({ byOwner }) => ({ byOwner: { ...byOwner, [owner]: marks } }));
}
