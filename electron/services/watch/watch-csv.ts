import { AppFailure } from '#shared/failure.ts';
import {
  maxNoteLength,
  maxTermLength,
  maxTermsInList,
  severities,
  termMatches,
  type WatchTerm,
} from '#shared/watch.ts';
import { formatCsv, parseCsv, unescapeFormula, type CsvRow } from '#services/text-files/csv.ts';
import { termPattern } from './term-pattern.ts';

const columns = ['term', 'match', 'severity', 'note'] as const;
type Column = (typeof columns)[number];

/**
 * A header with `term` and, in any order and all optional, `match`, `severity`, `note`; missing values are any and
 * medium. Throws one of the `csv-…` failures, with the line.
 */
export function parseWatchCsv(text: string): readonly WatchTerm[] {
  const [header, ...rows] = parseCsv(text);
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (!names.includes('term')) throw new AppFailure('csv-no-term');
  const unknown = names.find((name) => name !== '' && !columns.some((column) => column === name));
  if (unknown !== undefined) throw new AppFailure('csv-column', { name: unknown });
  if (rows.length > maxTermsInList) throw new AppFailure('csv-too-long', { max: maxTermsInList });
  return rows.map((row) => termOf(row, names));
}

export function formatWatchCsv(terms: readonly WatchTerm[]): string {
  return formatCsv([columns, ...terms.map((term) => columns.map((column) => term[column]))]);
}

function termOf({ line, cells }: CsvRow, names: readonly string[]): WatchTerm {
  const extra = cells.slice(names.length).find((cell) => cell.trim() !== '');
  if (extra !== undefined) throw new AppFailure('csv-extra', { line, name: extra });
  const value = (column: Column) => unescapeFormula(cells[names.indexOf(column)]?.trim() ?? '');
  const term = value('term');
  const match = oneOf(termMatches, value('match'), 'any');
  if (match === null) throw new AppFailure('csv-match', { line, name: value('match') });
  if (term.length > maxTermLength || termPattern(term, match) === null) {
    throw new AppFailure('csv-term', { line, name: term.slice(0, 50) });
  }
  const severity = oneOf(severities, value('severity'), 'medium');
  if (severity === null) throw new AppFailure('csv-severity', { line, name: value('severity') });
  return { term, match, severity, note: value('note').slice(0, maxNoteLength) };
}

function oneOf<T extends string>(known: readonly T[], value: string, fallback: T): T | null {
  return value === '' ? fallback : (known.find((one) => one === value.toLowerCase()) ?? null);
}
