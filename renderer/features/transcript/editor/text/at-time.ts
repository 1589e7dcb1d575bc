import type { Page } from '#shared/page.ts';
import { pageSize } from '#renderer/data/pages.ts';

interface Timed {
  readonly startMs: number;
  readonly endMs: number;
}

/** Index of the last one that begins at or before `atMs`, in a list in the order of time; -1 before the first. */
export function lastBegunAt(list: readonly Timed[], atMs: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.startMs ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The same over a long list of which some pages are loaded. Undefined when the loaded pages cannot decide: the time
 * lies in a page that is not loaded.
 */
export function lastBegunInPages(
  pages: readonly (readonly [index: number, page: Page<Timed>])[],
  atMs: number,
): number | undefined {
  for (const [index, { rows, total }] of pages) {
    const [first] = rows;
    const last = rows.at(-1);
    if (!first || !last) continue;
    if (index === 0 && atMs < first.startMs) return -1;
    const isEnd = index * pageSize + rows.length >= total;
    if (atMs >= first.startMs && (atMs < last.endMs || isEnd)) return index * pageSize + lastBegunAt(rows, atMs);
  }
  return undefined;
}
