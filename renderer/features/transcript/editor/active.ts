import { create } from 'zustand';

interface ActiveState {
  /** Index of the segment that is spoken or was spoken last; -1 before the first. */
  readonly index: number;
  /** False when the reader scrolled away from what is played. */
  readonly isFollowed: boolean;
  /** A segment that was jumped to and is shown for a moment; `nth` counts the jumps. */
  readonly flash: { readonly index: number; readonly nth: number } | null;
}

/** Changes a few times a minute; the rows that it concerns are the only ones to render. */
export const useActive = create<ActiveState>(() => ({ index: -1, isFollowed: true, flash: null }));
