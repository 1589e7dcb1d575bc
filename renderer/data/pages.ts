import type { Page } from '#shared/page.ts';

/** Rows asked for at once; the contract allows at most 200. */
export const pageSize = 200;

/** Numbers of the pages that hold rows `first` … `last`, and always page 0, which has the total. */
export function pagesFor(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / pageSize);
  const to = Math.floor(Math.max(first, last, 0) / pageSize);
  const wanted = new Set([0]);
  for (let page = from; page <= to; page += 1) wanted.add(page);
  return [...wanted];
}

/**
 * The pages after rows came in at the end. Pages that are not loaded stay so: they are fetched when they are shown.
 * A row that is there already (fetched while its event was on the way) is not added twice.
 */
export function appendRows<T extends { readonly id: number }>(
  pages: ReadonlyMap<number, Page<T>>,
  added: readonly T[],
): Map<number, Page<T>> {
  const total = Math.max(0, ...[...pages.values()].map((page) => page.total));
  const known = new Set([...pages.values()].flatMap((page) => page.rows.map((row) => row.id)));
  const fresh = added.filter((row) => !known.has(row.id));
  const result = new Map([...pages].map(([index, page]) => [index, { ...page, total: total + fresh.length }]));
  for (const [nth, row] of fresh.entries()) {
    const position = total + nth;
    const index = Math.floor(position / pageSize);
    const page = result.get(index) ?? startedPage(position, total + fresh.length);
    if (page?.rows.length === position % pageSize) result.set(index, { ...page, rows: [...page.rows, row] });
  }
  return result;
}

function startedPage<T>(position: number, total: number): Page<T> | undefined {
  return position % pageSize === 0 ? { rows: [] as readonly T[], total } : undefined;
}

/** The page with the row of the same id changed to it, what it does not say left as it is; the same object when it is not in there. */
export function replaceRow<T extends { readonly id: number }>(page: Page<T>, row: T): Page<T> {
  return page.rows.some((known) => known.id === row.id)
    ? { ...page, rows: page.rows.map((known) => (known.id === row.id ? { ...known, ...row } : known)) }
    : page;
}

export interface MovedRows<T> {
  /** All that were changed, added or removed. */
  readonly segmentIds: readonly number[];
  /** Those of them that are there. */
  readonly segments: readonly T[];
  readonly movedFrom: number | null;
  readonly total: number;
}

/**
 * The pages after rows came, went or changed places: right from the first of them that is loaded to the last without a
 * gap, whose end only asking again can show. Pages beyond a gap are left as they are.
 */
export function spliceRows<T extends { readonly id: number }>(
  pages: ReadonlyMap<number, Page<T>>,
  { segmentIds, segments, movedFrom, total }: MovedRows<T>,
  compare: (a: T, b: T) => number,
): Map<number, Page<T>> {
  const result = new Map([...pages].map(([index, page]) => [index, { ...page, total }]));
  const first = Math.floor((movedFrom ?? 0) / pageSize);
  let last = first;
  while (pages.has(last)) last += 1;
  const run = Array.from({ length: last - first }, (_, nth) => pages.get(first + nth)?.rows ?? []).flat();
  const changed = new Set(segmentIds);
  const end = run.at(-1);
  const isComplete = first + Math.ceil(run.length / pageSize) >= Math.ceil(total / pageSize);
  const here = segments.filter((row) => isComplete || end === undefined || compare(row, end) <= 0);
  const rows = [...run.filter(({ id }) => !changed.has(id)), ...here].sort(compare);
  for (let page = first; page < last; page += 1) {
    const from = (page - first) * pageSize;
    result.set(page, { rows: rows.slice(from, from + pageSize), total });
  }
  return result;
}
