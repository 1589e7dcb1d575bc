import { create } from 'zustand';
import { noteCursorMove } from '#renderer/state/cursor-moves.ts';

/** Segments by index that are shown for a moment; `nth` counts, so that the same ones flash again. */
interface Flash {
  readonly first: number;
  readonly last: number;
  readonly nth: number;
}

interface ActiveState {
  /** Index of the segment that is spoken or was spoken last; -1 before the first. */
  readonly index: number;
  /** False when the reader scrolled away from what is played. */
  readonly isFollowed: boolean;
  readonly flash: Flash | null;
  /** The last segment of the turn that a digit would give, from the active one on. */
  readonly turnLast: number;
}

/** Changes a few times a minute; the rows that it concerns are the only ones to render. */
export const useActive = create<ActiveState>(() => ({ index: -1, isFollowed: true, flash: null, turnLast: -1 }));

/** Where a person wants the cursor; what was still being looked up no longer moves it. */
export function moveCursor(index: number): void {
  noteCursorMove();
  useActive.setState({ index });
}

/** Shows where something was done or where a jump ended. */
export function flashRows({ first, last }: { readonly first: number; readonly last: number }): void {
  useActive.setState(({ flash }) => ({ flash: { first, last, nth: (flash?.nth ?? 0) + 1 } }));
}
