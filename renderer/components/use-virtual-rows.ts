import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

interface Options {
  readonly count: number;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly estimatePx: number;
  readonly paddingPx?: number;
  /** Always rendered, wherever the list is scrolled to: the row that is being edited. */
  readonly keptIndex?: number | null;
}

/** A list of which only the rows in view are in the document; heights are measured as rows appear. */
export function useVirtualRows({
  count,
  scrollRef,
  estimatePx,
  paddingPx = 0,
  keptIndex = null,
}: Options): Virtualizer<HTMLDivElement, HTMLElement> {
  // oxlint-disable-next-line react/incompatible-library -- the React Compiler, which it would confuse, is not in use
  return useVirtualizer<HTMLDivElement, HTMLElement>({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => estimatePx,
    overscan: 8,
    paddingStart: paddingPx,
    paddingEnd: paddingPx,
    rangeExtractor: ({ startIndex, endIndex, overscan }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => first + nth);
      if (keptIndex === null || keptIndex >= count) return rows;
      if (keptIndex < first) return [keptIndex, ...rows];
      return keptIndex > last ? [...rows, keptIndex] : rows;
    },
  });
}
