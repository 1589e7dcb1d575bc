import { parseCsv, unescapeFormula } from '#services/text-files/csv.ts';
import { cellTime } from '../clock-time.ts';
import { tableColumns, type ImportTable, type TableColumn, type TableColumns } from '#shared/files/imported-text.ts';
import type { ReadResult, Reader, ReadSegment, UnreadLine } from '../read-text.ts';
import { xlsxRows, type TableRow } from './xlsx-rows.ts';

/** What columns are called, in English, Russian and German. */
const headings: Readonly<Record<TableColumn, RegExp>> = {
  start:
    /^(?:start|begin|from|in|start[ _-]?time|timestamp|time|timespan|tmin|начало|время|anfang)(?:[ _-]?(?:ms|s|sec|seconds))?$/i,
  end: /^(?:end|stop|to|out|end[ _-]?time|tmax|конец|ende)(?:[ _-]?(?:ms|s|sec|seconds))?$/i,
  duration: /^(?:duration|length|dur|tdur|длительность|продолжительность|dauer)(?:[ _-]?(?:ms|s|sec|seconds))?$/i,
  speaker: /^(?:speaker|name|participant|who|tier|role|спикер|участник|говорящий|sprecher)$/i,
  text: /^(?:text|transcript|content|caption|subtitle|utterance|sentence|label|word|текст|реплика|слово)$/i,
};

/** CSV, TSV and XLSX: the columns by their headings, by what is in them, or as they were given. */
export const table: Reader = (file) => {
  const read = understood(file);
  if (read === null || (read.columns.text === undefined && file.table?.columns === undefined)) return null;
  const { rows, hasHeadings, columns, isMs } = read;
  return readRows(hasHeadings ? rows.slice(1) : rows, columns, isMs);
};

const shownRows = 7;
const maxColumns = 40;
const maxCellLength = 160;

/** The first rows as they are, to choose columns by; null where the file is no table. */
export function readTable(file: Parameters<Reader>[0]): ImportTable | null {
  const read = understood(file);
  if (read === null) return null;
  const { rows, ...rest } = read;
  const shown = rows.slice(0, shownRows).map(({ cells }) => cells.slice(0, maxColumns));
  const width = Math.max(...shown.map((cells) => cells.length));
  return {
    ...rest,
    rowCount: rows.length - (rest.hasHeadings ? 1 : 0),
    rows: shown.map((cells) =>
      Array.from({ length: width }, (_, at) => unescapeFormula(cells[at] ?? '').slice(0, maxCellLength)),
    ),
  };
}

function understood(file: Parameters<Reader>[0]): (Omit<ImportTable, 'rows' | 'rowCount'> & Rows) | null {
  const rows = rowsOf(file);
  if (rows === null || rows.length === 0) return null;
  const header = rows[0]?.cells.map((cell) => cell.trim()) ?? [];
  const named = namedColumns(header);
  const guessed = named?.text === undefined ? withNamed(guessedColumns(rows), named) : named;
  const columns = file.table?.columns ?? guessed;
  const { start } = columns;
  return {
    rows,
    columns,
    hasHeadings: named?.text !== undefined || isHeadingRow(rows, start ?? guessed.start),
    isMs: file.table?.isMs ?? (start !== undefined && areMilliseconds(rows, start, header, file.extension)),
  };
}

interface Rows {
  readonly rows: readonly TableRow[];
}

/** No time where all rows below have one. */
function isHeadingRow(rows: readonly TableRow[], start: number | undefined): boolean {
  if (start === undefined || rows.length < 2) return false;
  const isTime = (row: TableRow | undefined) => cellTime(row?.cells[start]?.split(/\s+[-–]\s+/)[0] ?? '') !== null;
  return !isTime(rows[0]) && isTime(rows[1]);
}

/** By the heading, or because whole numbers that far apart would be hours of silence as seconds. */
function areMilliseconds(rows: readonly TableRow[], start: number, header: readonly string[], extension: string) {
  if (/(?:ms|мс)\]?\)?$/i.test(header[start] ?? '') || isWhisperTsv(extension, header)) return true;
  const cells = rows.slice(1, 200).map(({ cells: own }) => own[start]?.trim() ?? '');
  const given = cells.filter((cell) => cellTime(cell) !== null);
  if (given.length < 2 || !given.every((cell) => /^\d+$/.test(cell))) return false;
  const values = given.map(Number);
  return (Math.max(...values) - Math.min(...values)) / values.length > 600;
}

function rowsOf({ extension, bytes, text }: Parameters<Reader>[0]): readonly TableRow[] | null {
  if (extension === 'xlsx') return xlsxRows(bytes);
  if (extension === 'tsv') {
    return text
      .split('\n')
      .map((line, nth) => ({ line: nth + 1, cells: line.split('\t') }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  }
  return extension === 'csv' ? parseCsv(text) : null;
}

function isWhisperTsv(extension: string, header: readonly string[]): boolean {
  return extension === 'tsv' && header.slice(0, 3).join(' ').toLowerCase() === 'start end text';
}

function namedColumns(header: readonly string[]): TableColumns | null {
  const found: Partial<Record<TableColumn, number>> = {};
  for (const column of tableColumns) {
    // `Start (ms)`, `Длительность [с]`: the unit is no part of the name.
    const at = header.findIndex((cell) => headings[column].test(cell.replace(/\s*[([][^)\]]{1,12}[)\]]$/, '')));
    if (at >= 0) found[column] = at;
  }
  return Object.keys(found).length === 0 ? null : found;
}

/** What some headings say, and of the rest what the cells do. */
function withNamed(guessed: TableColumns, named: TableColumns | null): TableColumns {
  if (named === null) return guessed;
  const taken = new Set(Object.values(named));
  const rest = tableColumns.filter((column) => guessed[column] !== undefined && !taken.has(guessed[column]));
  return { ...Object.fromEntries(rest.map((column) => [column, guessed[column]])), ...named };
}

/** Without headings: the columns of times in order, the longest texts, and short ones that come again. */
function guessedColumns(rows: readonly TableRow[]): TableColumns {
  // The first row may name the columns in words that are not known.
  const some = rows.slice(rows.length > 1 ? 1 : 0, 200);
  const width = Math.max(...some.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => some.map(({ cells }) => cells[at]?.trim() ?? ''));
  const timed = columns.flatMap((cells, at) =>
    cells.filter((cell) => cellTime(cell) !== null).length > cells.length * 0.8 ? [at] : [],
  );
  const length = (at: number) => columns[at]?.reduce((sum, cell) => sum + cell.length, 0) ?? 0;
  const others = columns.map((_, at) => at).filter((at) => !timed.includes(at) && length(at) > 0);
  const [text] = others.toSorted((a, b) => length(b) - length(a));
  const count = (at: number) => new Set(columns[at]).size;
  const short = others.filter(
    (at) => at !== text && count(at) <= Math.max(2, some.length / 2) && length(at) / some.length < 40,
  );
  // What is the same in every row distinguishes no one.
  const speaker = short.find((at) => count(at) > 1) ?? short[0];
  const [start, second] = timed;
  return {
    ...(start !== undefined && { start }),
    ...(start !== undefined &&
      second !== undefined && { [areLengths(some, start, second) ? 'duration' : 'end']: second }),
    ...(text !== undefined && { text }),
    ...(speaker !== undefined && { speaker }),
  };
}

/** Most times of the second column lie before those of the first: they are no ends. */
function areLengths(rows: readonly TableRow[], start: number, second: number): boolean {
  const of = (row: TableRow, at: number) => cellTime(row.cells[at] ?? '') ?? 0;
  return rows.filter((row) => of(row, second) < of(row, start)).length > rows.length / 2;
}

function readRows(rows: readonly TableRow[], columns: TableColumns, isMs: boolean): ReadResult {
  const segments: ReadSegment[] = [];
  const unread: UnreadLine[] = [];
  for (const { line, cells } of rows) {
    const of = (column: TableColumn) =>
      unescapeFormula((columns[column] === undefined ? '' : (cells[columns[column]] ?? '')).trim());
    // NVivo has both times in one cell.
    const [first = '', second = ''] = of('start').split(/\s+[-–]\s+/);
    const startMs = cellTime(first, isMs);
    const text = of('text');
    if (text === '' || (columns.start !== undefined && startMs === null)) {
      if (cells.some((cell) => cell.trim() !== '')) unread.push({ line, text: cells.join(' | ').slice(0, 200) });
      continue;
    }
    const speaker = of('speaker');
    const lengthMs = cellTime(of('duration'), isMs);
    segments.push({
      startMs,
      endMs: cellTime(of('end') || second, isMs) ?? (lengthMs === null || startMs === null ? null : startMs + lengthMs),
      speaker: speaker === '' ? null : speaker,
      text,
      words: [],
    });
  }
  return { segments, unread };
}
