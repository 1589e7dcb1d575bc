import { create } from 'zustand';

/** Segments that were selected together, by index: from where it was begun to where it goes now. */
export interface SegmentSelection {
  readonly anchor: number;
  readonly focus: number;
}

/** Null while only the active segment is meant. */
export const useSelection = create<{ readonly range: SegmentSelection | null }>(() => ({ range: null }));

export function isSelected(range: SegmentSelection | null, index: number): boolean {
  return range !== null && index >= Math.min(range.anchor, range.focus) && index <= Math.max(range.anchor, range.focus);
}

/** Lengthens or shortens the selection by a segment; begins one at the active segment. Returns where it goes now. */
export function extendSelection(activeIndex: number, by: number, total: number): number {
  const { range } = useSelection.getState();
  const anchor = range?.anchor ?? activeIndex;
  const focus = Math.min(total - 1, Math.max(0, (range?.focus ?? activeIndex) + by));
  useSelection.setState({ range: { anchor, focus } });
  return focus;
}

export function dropSelection(): void {
  if (useSelection.getState().range !== null) useSelection.setState({ range: null });
}
