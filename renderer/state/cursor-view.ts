/** What a page knows of the place that keys act on: whether it is in sight, and how to bring it there. */
export interface CursorView {
  readonly isSeen: () => boolean;
  readonly show: () => void;
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
export function whenSeen(act: () => void | (() => void)): () => void | (() => void) {
  return () => {
    if (view === null || view.isSeen()) return act();
    view.show();
    return undefined;
  };
}
