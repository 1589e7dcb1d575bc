import type { ColumnKind, ColumnProfile, TableProfile } from '#shared/profile.ts';
import { findPersonalData } from '#services/text-analysis/personal-data/find-personal-data.ts';
import { parseCsv } from '#services/text-files/csv.ts';
import { nameCells, type NamedCell } from './table-entities.ts';

const maxDistinct = 10_000;
const maxExamples = 3;
const maxAmbiguous = 20;
const maxDecided = 20;
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
      const heading = hasNames && body.length > 0 ? name : null;
      const cells = data.map((row) => ({
        cell: (row[nth] ?? '').trim(),
        beside: [row[nth - 1] ?? '', row[nth + 1] ?? ''],
      }));
      return profileColumn(name, heading, cells);
    }),
  };
}

interface Cell {
  readonly cell: string;
  /** What stands to its left and right. */
  readonly beside: readonly string[];
}

function profileColumn(name: string, heading: string | null, cells: readonly Cell[]): ColumnProfile {
  const filled = cells.filter(({ cell }) => cell !== '');
  const distinct = new Set<string>();
  for (const { cell } of filled) if (distinct.size < maxDistinct) distinct.add(cell);
  const every = Math.max(1, Math.ceil(filled.length / maxCells));
  const read = filled.filter((_, nth) => nth % every === 0);
  const judged = read.map(({ cell }) => judge(cell, name));
  const words = read.filter((_, nth) => judged[nth]?.kind === 'text');
  const named = nameCells(
    heading,
    words.map(({ cell }) => cell),
    (nth) => words[nth]?.beside ?? [],
  );
  const namedOf = new Map(words.map((one, nth) => [one, named[nth] ?? null]));
  const all = read.map((one, nth): Judged => ofName(namedOf.get(one) ?? null) ?? judged[nth] ?? text);
  return {
    name,
    filledCount: filled.length,
    distinctCount: distinct.size,
    maxLength: filled.reduce((max, { cell }) => Math.max(max, cell.length), 0),
    kinds: countKinds(all),
    ...countAtoms(words, named),
    examples: [...distinct].slice(0, maxExamples),
  };
}

const text: Judged = { kind: 'text', value: null, sureness: 1 };

function ofName(named: NamedCell | null): Judged | null {
  return named === null ? null : { kind: 'entity', value: named.value, sureness: named.sureness };
}

function countKinds(all: readonly Judged[]): ColumnProfile['kinds'] {
  const byKind = Map.groupBy(all, ({ kind, value }) => `${kind} ${value ?? ''}`);
  return [...byKind.values()]
    .flatMap((some) => {
      const [first] = some;
      if (first === undefined) return [];
      const sureness = some.reduce((sum, one) => sum + one.sureness, 0) / some.length;
      return [{ kind: first.kind, value: first.value, count: some.length, share: some.length / all.length, sureness }];
    })
    .toSorted((a, b) => b.count - a.count);
}

/** Words that may be several things: those that the table decides, and those that it leaves open. */
function countAtoms(
  cells: readonly Cell[],
  named: readonly (NamedCell | null)[],
): Pick<ColumnProfile, 'ambiguous' | 'decided'> {
  const atoms = cells.flatMap(({ cell }, nth) => {
    const one = named[nth] ?? null;
    return one === null || one.readings.length === 0 ? [] : [{ text: cell, ...one }];
  });
  const counted = [...Map.groupBy(atoms, (one) => `${one.value} ${one.because} ${one.text}`).values()]
    .flatMap((some) => some.slice(0, 1).map((one) => ({ ...one, count: some.length })))
    .toSorted((a, b) => b.count - a.count);
  return {
    ambiguous: counted
      .filter(({ value }) => value === 'open')
      .map(({ text: word, count, readings }) => ({ text: word, count, readings }))
      .slice(0, maxAmbiguous),
    decided: counted
      .flatMap(({ text: word, count, value, because, readings }) =>
        value === 'open' || because === 'cell' ? [] : [{ text: word, count, value, because, readings }],
      )
      .slice(0, maxDecided),
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
