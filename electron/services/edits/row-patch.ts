/** Columns of a row with their values: those that changed, or all of them. */
export type RowPatch = Readonly<Record<string, unknown>>;

/** From before steps were kept: only the text is in it, the other columns follow from it. */
export const oldMark = 'isOld';

/** As JSON; bytes are `{ "base64": … }`. */
export function encodePatch(patch: RowPatch | null): string | null {
  if (patch === null) return null;
  return JSON.stringify(patch, (_key, value: unknown) => (isBytes(value) ? { base64: base64Of(value) } : value));
}

export function decodePatch(json: string | null): RowPatch | null {
  if (json === null) return null;
  const entries = Object.entries(JSON.parse(json) as RowPatch);
  return Object.fromEntries(entries.map(([column, value]) => [column, bytesOf(value)]));
}

/** The columns in which two rows differ, as they are before and after; null where none does. */
export function differenceOf(
  before: RowPatch,
  after: RowPatch,
  columns: readonly string[],
): { readonly before: RowPatch; readonly after: RowPatch } | null {
  const changed = columns.filter((column) => !isSame(before[column], after[column]));
  return changed.length === 0 ? null : { before: pick(before, changed), after: pick(after, changed) };
}

export function pick(row: RowPatch, columns: readonly string[]): RowPatch {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}

/** True where a row has every value of a patch. */
export function fits(row: RowPatch, patch: RowPatch): boolean {
  return Object.entries(patch).every(([column, value]) => column === oldMark || isSame(row[column], value));
}

function isSame(left: unknown, right: unknown): boolean {
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right) === 0;
  return Object.is(left ?? null, right ?? null);
}

/** A Buffer turns itself into JSON before a replacer sees it. */
function isBytes(value: unknown): value is Uint8Array | { readonly type: 'Buffer'; readonly data: readonly number[] } {
  return value instanceof Uint8Array || (isObject(value) && value['type'] === 'Buffer' && Array.isArray(value['data']));
}

function base64Of(value: Uint8Array | { readonly data: readonly number[] }): string {
  return Buffer.from(value instanceof Uint8Array ? value : value.data).toString('base64');
}

function bytesOf(value: unknown): unknown {
  return isObject(value) && typeof value['base64'] === 'string' ? Buffer.from(value['base64'], 'base64') : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
