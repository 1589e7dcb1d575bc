import type { ReadResult } from '../read-text.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Reads the top of a document; null where it is another one's. */
export type Dialect = (document: JsonRecord) => ReadResult | null;

/** Nothing of what a file says is taken on trust: what is not of the kind is empty. */
export function recordOf(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : {};
}

export function rowsOf(value: unknown): readonly JsonRecord[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Null for what is no finite number; digits in quotes count. */
export function numberOf(value: unknown): number | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)
        ? Number(value)
        : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** Seconds as milliseconds. */
export function secondsOf(value: unknown): number | null {
  const seconds = numberOf(value);
  return seconds === null ? null : Math.round(seconds * 1000);
}

export function speakerOf(value: unknown): string | null {
  const name = stringOf(value).trim();
  return name === '' ? null : name;
}
