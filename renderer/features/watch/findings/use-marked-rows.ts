import { useState } from 'react';
import type { VirtualRows } from '#renderer/ui/list/use-virtual-rows.ts';

/** So many findings one verdict may be about. */
export const maxSelected = 1000;

interface MarkedRows {
  readonly cursor: number;
  /** Where the selection was begun; null while only the row at the cursor is meant. */
  readonly anchor: number | null;
  readonly first: number;
  readonly last: number;
  readonly moveTo: (index: number) => void;
  /** Takes the rows between in, at most as many as one verdict may be about. */
  readonly extendTo: (index: number) => void;
  readonly drop: () => void;
}

/** The cursor of a list, and the rows that are selected with it. Of another list both start over. */
export function useMarkedRows(
  listKey: string,
  total: number,
): Omit<MarkedRows, 'moveTo' | 'extendTo'> & {
  readonly withList: (virtual: Pick<VirtualRows, 'scrollTo'>) => Pick<MarkedRows, 'moveTo' | 'extendTo'>;
} {
  const [walked, setWalked] = useState<{ listKey: string; index: number; anchor: number | null }>({
    listKey,
    index: 0,
    anchor: null,
  });
  const isSame = walked.listKey === listKey;
  const clamp = (index: number) => Math.min(Math.max(0, total - 1), Math.max(0, index));
  const cursor = isSame ? clamp(walked.index) : 0;
  const anchor = isSame && walked.anchor !== null && walked.anchor < total ? walked.anchor : null;
  return {
    cursor,
    anchor,
    first: Math.min(cursor, anchor ?? cursor),
    last: Math.max(cursor, anchor ?? cursor),
    drop: () => setWalked({ listKey, index: cursor, anchor: null }),
    withList: (virtual) => ({
      moveTo(index) {
        setWalked({ listKey, index: clamp(index), anchor: null });
        virtual.scrollTo(clamp(index), 'auto');
      },
      extendTo(index) {
        const from = anchor ?? cursor;
        const to = Math.max(from - maxSelected + 1, Math.min(from + maxSelected - 1, clamp(index)));
        setWalked({ listKey, index: to, anchor: from === to ? null : from });
        virtual.scrollTo(to, 'auto');
      },
    }),
  };
}
