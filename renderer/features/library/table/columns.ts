import type { ListColumn, OwnField, SortColumn } from '#shared/catalogue/listed-recording.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import type { ShownColumn } from '#renderer/state/library-view.ts';

export const minColumnPx = 56;
const gapPx = 16;
/** A name is the last thing to be cut: the table is scrolled sideways instead. */
const minNamePx = 220;
const paddingPx = 12;

/** Columns of numbers stand to the right. */
const atEnd: ReadonlySet<string> = new Set<ListColumn>(['length', 'size', 'findings']);

export function isAtEnd(id: SortColumn, fields: readonly OwnField[]): boolean {
  return atEnd.has(id) || fieldOf(id, fields)?.kind === 'number';
}

/** The field that a column shows; undefined for a column of the app. */
export function fieldOf(id: SortColumn, fields: readonly OwnField[]): OwnField | undefined {
  return id.startsWith('field:') ? fields.find((field) => `field:${field.id}` === id) : undefined;
}

/** What it is called; null for a field that is not there any more. */
export function columnName(id: SortColumn, t: Dictionary, fields: readonly OwnField[]): string | null {
  if (id.startsWith('field:')) return fieldOf(id, fields)?.name ?? null;
  return t.catalogue.columns[id as ListColumn];
}

/** The first, the name, takes what is left. */
export function gridTemplate(columns: readonly ShownColumn[]): string {
  const [name, ...others] = columns;
  const rest = others.map(({ widthPx }) => `${widthPx}px`).join(' ');
  return `minmax(${Math.min(name?.widthPx ?? 0, minNamePx)}px, 1fr) ${rest} 24px`;
}

/** So wide a table must at least be. */
export function minTablePx(columns: readonly ShownColumn[]): number {
  const widths = columns.map(({ id, widthPx }) => (id === 'name' ? Math.min(widthPx, minNamePx) : widthPx));
  return widths.reduce((sum, widthPx) => sum + widthPx + gapPx, 24 + 2 * paddingPx);
}
