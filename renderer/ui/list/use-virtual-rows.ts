import { startTransition, useLayoutEffect, useState, type CSSProperties, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { VirtualList, type RowRange } from './virtual-list.ts';

interface Options {
  readonly count: number;
  readonly scrollRef: RefObject<HTMLElement | null>;
  readonly estimatePx: number;
  readonly paddingPx?: number;
  /** Always rendered, wherever the list is scrolled to: the row that is being edited. */
  readonly keptIndex?: number | null;
}

export interface VirtualRow {
  readonly index: number;
  /** Only of the row that is kept far from the others, which stand in the flow. */
  readonly style?: CSSProperties;
}

export interface VirtualRows
  extends Pick<VirtualList, 'measureRow' | 'scrollTo' | 'isInView' | 'isSeen' | 'firstSeen' | 'pageFrom'>, RowRange {
  readonly rows: readonly VirtualRow[];
  /** Of the element around the rows: it makes room for those that are not there. */
  readonly style: CSSProperties;
}

/**
 * A list of which only the rows in view are in the document. They stand in the flow, so that measuring one moves nothing
 * and renders nothing: only the room before and after them is computed.
 */
export function useVirtualRows({
  count,
  scrollRef,
  estimatePx,
  paddingPx = 0,
  keptIndex = null,
}: Options): VirtualRows {
  // At first about what a list shows that has most of the window: those that are kept ready come after the first paint.
  const [range, setRange] = useState<RowRange>(() => ({
    first: 0,
    last: Math.ceil((innerHeight * 0.85) / estimatePx),
  }));
  const [list] = useState(() => {
    const onRange = (next: RowRange, isUrgent: boolean) =>
      isUrgent ? flushSync(() => setRange(next)) : startTransition(() => setRange(next));
    return new VirtualList({ estimatePx, paddingPx, onRange });
  });
  useLayoutEffect(() => {
    list.rendered({ count, range }, scrollRef.current);
  });
  useLayoutEffect(() => () => list.rendered({ count: 0, range: { first: 0, last: 0 } }, null), [list]);
  const last = Math.min(range.last, count - 1);
  const first = Math.max(0, Math.min(range.first, last));
  const rows: VirtualRow[] = Array.from({ length: last - first + 1 }, (_, nth) => ({ index: first + nth }));
  if (keptIndex !== null && keptIndex < count && (keptIndex < first || keptIndex > last)) {
    const style = { position: 'absolute', top: paddingPx + list.topOf(keptIndex), left: 0, right: 0 } as const;
    if (keptIndex < first) rows.unshift({ index: keptIndex, style });
    else rows.push({ index: keptIndex, style });
  }
  return {
    rows,
    first,
    last: Math.max(0, last),
    style: {
      paddingTop: paddingPx + list.topOf(first),
      paddingBottom: paddingPx + list.topOf(count) - list.topOf(last + 1),
    },
    measureRow: list.measureRow,
    scrollTo: list.scrollTo,
    isInView: list.isInView,
    isSeen: list.isSeen,
    firstSeen: list.firstSeen,
    pageFrom: list.pageFrom,
  };
}
