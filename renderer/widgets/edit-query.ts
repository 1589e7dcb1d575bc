import { readQueryText, type QueryField, type QueryPart } from '#shared/text/query-text.ts';

export type FieldPart = Extract<QueryPart, { kind: 'field' }>;

/** The filters of a query, for chips. */
export function filtersOf(text: string): readonly FieldPart[] {
  return readQueryText(text).filter((part) => part.kind === 'field');
}

export function withoutPart(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim();
}

export function withoutFilters(text: string): string {
  return filtersOf(text).toReversed().reduce(withoutPart, text);
}

/** Nothing but the filters of a query. */
export function textOfFilters(text: string): string {
  return filtersOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');
}

/** With one filter more; a filter that is there already is taken away, so that the same press undoes it. */
export function toggledFilter(text: string, field: QueryField, value: string): string {
  const there = filtersOf(text).find((part) => part.field === field && part.value === value && !part.isExcluded);
  if (there !== undefined) return withoutPart(text, there);
  return `${text.trimEnd()} ${field}:${/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value}`.trim();
}

/** The word being typed in full, with a space after it. */
export function completed(text: string, form: string): string {
  const last = readQueryText(text).at(-1);
  return last === undefined ? text : `${text.slice(0, last.isExcluded ? last.start + 1 : last.start)}${form} `;
}

/** The two filters that hold for a month written as `2026-01`. */
export function monthQuery(text: string, month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  const dated = filtersOf(text).filter(({ field }) => field === 'after' || field === 'before');
  const plain = dated.toReversed().reduce(withoutPart, text);
  const isThere = dated.some(({ field, value }) => field === 'after' && value === month);
  return isThere ? plain : `${plain} after:${month} before:${next}`.trim();
}
