import type { ColumnKind, ColumnProfile, TableProfile } from '#shared/profile.ts';
import { findPersonalData } from '#services/text-analysis/personal-data/find-personal-data.ts';
import { parseCsv } from '#services/text-files/csv.ts';
import { ambiguousReadings } from './ambiguous-atoms.ts';

const maxDistinct = 10_000;
const maxExamples = 3;
const maxAmbiguous = 20;
/** Cells that are read closely; of a longer table an even share. */
const maxCells = 2000;

interface Judged {
  readonly kind: ColumnKind;
  readonly value: string | null;
  readonly sureness: number;
}

/** What kinds of value stand in each column of a table, how sure that is, and which words a cell alone leaves open. */
export function profileTable(text: string): TableProfile {
  const rows = parseCsv(text).map(({ cells }) => cells);
  const [head = [], ...body] = rows;
  const hasNames = head.length > 0 && head.every((cell) => cell.trim() !== '' && !/^[\d\s.,+-]+$/.test(cell));
  const data = hasNames && body.length > 0 ? body : rows;
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  return {
    rowCount: data.length,
    columns: Array.from({ length: columnCount }, (_, nth) => {
      const name = hasNames && body.length > 0 ? (head[nth] ?? '').trim() : String(nth + 1);
      return profileColumn(
        name,
        data.map((row) => row[nth] ?? ''),
      );
    }),
  };
}

function profileColumn(name: string, cells: readonly string[]): ColumnProfile {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const distinct = new Map<string, number>();
  for (const cell of filled)
    if (distinct.size < maxDistinct || distinct.has(cell)) distinct.set(cell, (distinct.get(cell) ?? 0) + 1);
  const every = Math.max(1, Math.ceil(filled.length / maxCells));
  const read = filled.filter((_, nth) => nth % every === 0);
  const kinds = new Map<string, { kind: ColumnKind; value: string | null; count: number; sum: number }>();
  const ambiguous = new Map<string, { count: number; readings: readonly string[] }>();
  for (const cell of read) {
    const { kind, value, sureness } = judge(cell, name);
    const key = `${kind} ${value ?? ''}`;
    const known = kinds.get(key) ?? { kind, value, count: 0, sum: 0 };
    kinds.set(key, { ...known, count: known.count + 1, sum: known.sum + sureness });
    if (kind !== 'text') continue;
    for (const { text, readings } of ambiguousReadings(cell)) {
      ambiguous.set(text, { count: (ambiguous.get(text)?.count ?? 0) + 1, readings });
    }
  }
  return {
    name,
    filledCount: filled.length,
    distinctCount: distinct.size,
    maxLength: filled.reduce((max, cell) => Math.max(max, cell.length), 0),
    kinds: [...kinds.values()]
      .map(({ kind, value, count, sum }) => ({ kind, value, count, share: count / read.length, sureness: sum / count }))
      .toSorted((a, b) => b.count - a.count),
    ambiguous: [...ambiguous]
      .map(([text, { count, readings }]) => ({ text, count, readings }))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, maxAmbiguous),
    examples: [...distinct.keys()].slice(0, maxExamples),
  };
}

const dates = /^(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?\S*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4})$/;
const numbers = /^[+-]?\d{1,3}(?:[ \u00A0\u202F,.]?\d{3})*(?:[.,]\d+)?\s?%?$/;

/** The name of the column helps as it helps a reader: the same digits are a phone under “phone”. */
function judge(cell: string, column: string): Judged {
  if (dates.test(cell)) return { kind: 'date', value: null, sureness: 0.95 };
  const prefix = `${column}: `;
  const alone = findPersonalData(cell)[0];
  const named = findPersonalData(prefix + cell).find(({ start }) => start >= prefix.length);
  const best = [alone, named].filter((one) => one !== undefined).toSorted((a, b) => b.score - a.score)[0];
  if (best !== undefined && best.end - best.start >= cell.length * 0.5) {
    return { kind: 'personal-data', value: best.value, sureness: best.score };
  }
  if (numbers.test(cell)) return { kind: 'number', value: null, sureness: 0.9 };
  if (best !== undefined) return { kind: 'personal-data', value: best.value, sureness: best.score * 0.8 };
  return { kind: 'text', value: null, sureness: 1 };
}
