import { create } from 'zustand';
import { noteCursorMove } from '#renderer/state/cursor-moves.ts';

/** Where the keys are among the compared rows, and from where a selection was begun; by index, -1 before the first. */
interface CompareCursor {
  readonly index: number;
  readonly anchor: number;
}

export const useCompareCursor = create<CompareCursor>(() => ({ index: -1, anchor: -1 }));

export function placeCursor(index: number, isSelecting = false): void {
  useCompareCursor.setState(({ anchor }) => ({ index, anchor: isSelecting ? Math.max(0, anchor) : index }));
}

/** Where a person wants the cursor; what was still being looked up no longer moves it. */
export function moveCursor(index: number, isSelecting = false): void {
  noteCursorMove();
  placeCursor(index, isSelecting);
}

export function isMarked({ index, anchor }: CompareCursor, row: number): boolean {
  return row >= Math.min(index, anchor) && row <= Math.max(index, anchor);
}
