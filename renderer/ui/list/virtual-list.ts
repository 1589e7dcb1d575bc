import { createRowHeights } from './row-heights.ts';

/** The rows that are in the document. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** `auto` scrolls no more than it must. */
type Align = 'auto' | 'center' | 'end';

interface Shape {
  readonly count: number;
  readonly range: RowRange;
}

interface Options {
  readonly estimatePx: number;
  readonly paddingPx: number;
  /** Urgent: what is in view is not in the document yet. */
  readonly onRange: (range: RowRange, isUrgent: boolean) => void;
}

/** Rows kept ready on each side of the view, and how few of them may be left before more are made. */
const readyRows = 8;
const minReadyRows = 3;
/** So much of a long row is enough to know it by. */
const knownByPx = 24;
/** Of a page that was read stays in view. */
const pageOverlapPx = 80;
/** For so long a row that was asked for is held in its place while those around it are measured. */
const settleMs = 250;

/** What scrolls, which of its rows are in view and how high they are; it renders nothing itself. */
export class VirtualList {
  readonly #options: Options;
  readonly #heights;
  readonly #sizes: ResizeObserver;
  #shape: Shape = { count: 0, range: { first: 0, last: 0 } };
  #box: HTMLElement | null = null;
  // Until it was measured, which asks for a layout: no list is higher than the window.
  #boxPx = innerHeight;
  #goal: { readonly index: number; readonly align: Align; readonly untilMs: number } | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#heights = createRowHeights(options.estimatePx);
    this.#sizes = new ResizeObserver(this.#onSizes);
  }

  /** Where a row begins below the padding; for the number of rows, where they end. */
  readonly topOf = (index: number): number => this.#heights.topOf(index);

  /** After each rendering: what was rendered, and in which element. */
  readonly rendered = (shape: Shape, box: HTMLElement | null): void => {
    const isChanged = shape.count !== this.#shape.count;
    this.#shape = shape;
    if (box === this.#box) {
      if (isChanged) this.#look(false);
      return;
    }
    if (this.#box) this.#sizes.unobserve(this.#box);
    this.#box?.removeEventListener('scroll', this.#onScroll);
    this.#box?.removeEventListener('wheel', this.#onWheel);
    this.#box = box;
    box?.addEventListener('scroll', this.#onScroll, { passive: true });
    box?.addEventListener('wheel', this.#onWheel, { passive: true });
    if (box) this.#sizes.observe(box);
  };

  /** The ref of each row, which carries its `data-index`. */
  readonly measureRow = (row: HTMLElement | null): (() => void) | undefined => {
    if (!row) return undefined;
    this.#sizes.observe(row);
    return () => this.#sizes.unobserve(row);
  };

  readonly scrollTo = (index: number, align: Align): void => {
    this.#goal = { index, align, untilMs: performance.now() + settleMs };
    this.#goTo(index, align);
  };

  /** False for a row that is hidden, also in part. */
  readonly isInView = (index: number): boolean => {
    const { topPx, bottomPx } = this.#edgesOf(index);
    const viewPx = this.#box?.scrollTop ?? 0;
    return topPx >= viewPx + 8 && bottomPx <= viewPx + this.#boxPx - 40;
  };

  /** True where enough of a row is in view to know it by. */
  readonly isSeen = (index: number): boolean => {
    const { topPx, bottomPx } = this.#edgesOf(index);
    const viewPx = this.#box?.scrollTop ?? 0;
    const seenPx = Math.min(bottomPx, viewPx + this.#boxPx) - Math.max(topPx, viewPx);
    return seenPx >= Math.min(bottomPx - topPx, knownByPx);
  };

  /** The first row whose beginning is in view. */
  readonly firstSeen = (): number => {
    const at = this.#heights.indexAt(Math.max(0, (this.#box?.scrollTop ?? 0) - this.#options.paddingPx));
    const first = this.isSeen(at) ? at : at + 1;
    return Math.max(0, Math.min(first, this.#shape.count - 1));
  };

  /** The row that is a view further on or back, always another one where there is one. */
  readonly pageFrom = (index: number, by: 1 | -1): number => {
    const at = this.#heights.indexAt(Math.max(0, this.topOf(index) + by * (this.#boxPx - pageOverlapPx)));
    const to = by > 0 ? Math.max(index + 1, at) : Math.min(index - 1, at);
    return Math.max(0, Math.min(to, this.#shape.count - 1));
  };

  readonly #onScroll = () => this.#look(true);

  /** The reader goes elsewhere: what was asked for before is held no longer. */
  readonly #onWheel = () => (this.#goal = null);

  readonly #onSizes = (entries: readonly ResizeObserverEntry[]) => {
    const own = entries.find(({ target }) => target === this.#box);
    if (own) this.#boxPx = own.contentRect.height;
    this.#measure(entries.filter(({ target }) => target !== this.#box));
    // Rows made while rows are measured would have to wait for the next frame anyway.
    this.#look(own !== undefined);
  };

  #edgesOf(index: number) {
    const { paddingPx } = this.#options;
    return { topPx: paddingPx + this.topOf(index), bottomPx: paddingPx + this.topOf(index + 1) };
  }

  #goTo(index: number, align: Align): void {
    const box = this.#box;
    if (!box) return;
    const { paddingPx } = this.#options;
    const { topPx, bottomPx } = this.#edgesOf(index);
    const endPx = bottomPx + paddingPx - this.#boxPx;
    if (align === 'center') box.scrollTop = (topPx + bottomPx - this.#boxPx) / 2;
    else if (align === 'end') box.scrollTop = endPx;
    else if (topPx - paddingPx < box.scrollTop) box.scrollTop = topPx - paddingPx;
    else if (endPx > box.scrollTop) box.scrollTop = endPx;
  }

  /** Rows that end above the view and are not as high as was thought must not move what is read. */
  #measure(entries: readonly ResizeObserverEntry[]): void {
    const { range } = this.#shape;
    const viewPx = (this.#box?.scrollTop ?? 0) - this.#options.paddingPx;
    let movedPx = 0;
    for (const { target, borderBoxSize } of entries) {
      const index = Number((target as HTMLElement).dataset['index']);
      const heightPx = borderBoxSize[0]?.blockSize;
      if (!target.isConnected || heightPx === undefined || index < range.first || index > range.last) continue;
      const isAbove = this.topOf(index + 1) <= viewPx + movedPx;
      const byPx = this.#heights.measure(index, heightPx);
      if (isAbove) movedPx += byPx;
    }
    if (this.#goal && performance.now() < this.#goal.untilMs) this.#goTo(this.#goal.index, this.#goal.align);
    else if (this.#box && movedPx !== 0) this.#box.scrollTop += movedPx;
  }

  /** Asks for other rows where few are ready; while a frame is made (and not within a rendering) at once if any is missing. */
  #look(isInFrame: boolean): void {
    const { count, range } = this.#shape;
    if (!this.#box || count === 0) return;
    const topPx = this.#box.scrollTop - this.#options.paddingPx;
    const at = (px: number) => Math.min(this.#heights.indexAt(Math.max(0, px)), count - 1);
    const seen = { first: at(topPx), last: at(topPx + this.#boxPx) };
    const end = Math.min(range.last, count - 1);
    const isReadyBefore = range.first === 0 || seen.first - range.first >= minReadyRows;
    const isReadyAfter = end === count - 1 || end - seen.last >= minReadyRows;
    if (isReadyBefore && isReadyAfter) return;
    const isMissing = seen.first < range.first || seen.last > end;
    const next = { first: Math.max(0, seen.first - readyRows), last: seen.last + readyRows };
    this.#options.onRange(next, isMissing && isInFrame);
  }
}
