import { create } from 'zustand';

interface ActiveState {
  /** Index of the segment that is spoken or was spoken last; -1 before the first. */
  readonly index: number;
  /** A segment that was jumped to and is shown for a moment; `nth` counts the jumps. */
  readonly flash: { readonly index: number; readonly nth: number } | null;
}

/** Changes a few times a minute; the rows that it concerns are the only ones to render. */
export const useActive = create<ActiveState>(() => ({ index: -1, flash: null }));
