import type { ImportTable, TableColumns } from '#shared/files/imported-text.ts';

/** What a person said that the columns of a table hold. */
export interface KeptColumns {
  readonly columns: TableColumns;
  readonly isMs: boolean;
}

const key = 'stenogram.columns';
const maxKept = 50;

/** What was chosen for an earlier table with the same headings; null for none. */
export function keptColumns(table: ImportTable): KeptColumns | null {
  return table.hasHeadings ? (all().find(([headings]) => headings === headingsOf(table))?.[1] ?? null) : null;
}

/** Remembers it for tables with the same headings. */
export function keepColumns(table: ImportTable, kept: KeptColumns): void {
  if (!table.hasHeadings) return;
  const others = all().filter(([headings]) => headings !== headingsOf(table));
  try {
    localStorage.setItem(key, JSON.stringify([[headingsOf(table), kept], ...others].slice(0, maxKept)));
  } catch {
    // A browser may forbid it: then the columns are chosen again.
  }
}

function headingsOf({ rows }: ImportTable): string {
  return (rows[0] ?? []).map((cell) => cell.trim().toLowerCase()).join('\t');
}

function all(): readonly (readonly [string, KeptColumns])[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as readonly (readonly [string, KeptColumns])[];
  } catch {
    return [];
  }
}
