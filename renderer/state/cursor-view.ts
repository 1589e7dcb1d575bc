/** What a key acts on: all that is selected, where anything is, or only the segment under the cursor. */
export type KeyTarget = 'selection' | 'cursor';

/** What a page knows of the place that keys act on: whether it is in sight, and how to bring it there. */
export interface CursorView {
  readonly isSeen: (target: KeyTarget) => boolean;
  readonly show: (target: KeyTarget) => void;
}

let view: CursorView | null = null;

/** As long as a page with a cursor is open; returns what takes it away again. */
export function setCursorView(next: CursorView): () => void {
  view = next;
  return () => {
    if (view === next) view = null;
  };
}

/** Nothing is done out of sight: a key first brings back the place that it would act on, and acts when pressed again. */
export function whenSeen(act: () => void | (() => void), target: KeyTarget = 'selection'): () => void | (() => void) {
  return () => {
    if (view === null || view.isSeen(target)) return act();
    view.show(target);
    return undefined;
  };
}
