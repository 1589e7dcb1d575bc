import { readQueryText, type QueryField, type QueryPart } from '#shared/text/query-text.ts';
import { offeredFields, type OfferedField } from '#shared/text/query-values.ts';

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

/** The filter that is being typed at the caret, where its values are offered; `typed` is what stands before the caret. */
export interface TypedFilter {
  readonly field: OfferedField;
  readonly typed: string;
  /** Of the value with its quotes, in the text. */
  readonly start: number;
  readonly end: number;
}

/** Null where the caret stands in no such filter. */
export function typedFilter(text: string, caret: number): TypedFilter | null {
  // A filter without a value yet is none for the search.
  const empty = /(?:^|\s)-?(\p{L}+):"?$/u.exec(text.slice(0, caret));
  if (empty !== null && !/^\S/.test(text.slice(caret))) {
    const [part] = readQueryText(`${empty[1]}:x`);
    const field = part?.kind === 'field' ? offered(part.field) : null;
    const start = empty[0].endsWith('"') ? caret - 1 : caret;
    return field === null ? null : { field, typed: '', start, end: caret };
  }
  const part = filtersOf(text).find(({ start, end }) => start < caret && caret <= end);
  const field = part === undefined ? null : offered(part.field);
  if (part === undefined || field === null) return null;
  const colon = text.indexOf(':', part.start);
  if (caret <= colon || /["”»]$/.test(text.slice(colon + 2, caret))) return null;
  return { field, typed: text.slice(colon + 1, caret).replace(/^["“„«]/, ''), start: colon + 1, end: part.end };
}

function offered(field: QueryField): OfferedField | null {
  return offeredFields.find((one) => one === field) ?? null;
}

/** With the value in the place of what was typed of it, and where the caret stands then. */
export function withValue(text: string, { start, end }: TypedFilter, value: string) {
  const written = /[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
  const rest = text.slice(end).trimStart();
  const before = `${text.slice(0, start)}${written} `;
  return { text: before + rest, caret: before.length };
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
