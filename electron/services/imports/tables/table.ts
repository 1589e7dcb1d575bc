import { parseCsv, unescapeFormula } from '#services/text-files/csv.ts';
import { cellTime } from '../clock-time.ts';
import { tableColumns, type TableColumn } from '#shared/files/imported-text.ts';
import type { ReadResult, Reader, ReadSegment, UnreadLine } from '../read-text.ts';
import { xlsxRows, type TableRow } from './xlsx-rows.ts';

/** What columns are called, in English, Russian and German. */
const headings: Readonly<Record<TableColumn, RegExp>> = {
  start:
    /^(?:start|begin|from|in|start[ _-]?time|timestamp|time|timespan|tmin|начало|время|anfang)(?:[ _-]?(?:ms|s|sec|seconds))?$/i,
  end: /^(?:end|stop|to|out|end[ _-]?time|tmax|конец|ende)(?:[ _-]?(?:ms|s|sec|seconds))?$/i,
  speaker: /^(?:speaker|name|participant|who|tier|role|спикер|участник|говорящий|sprecher)$/i,
  text: /^(?:text|transcript|content|caption|subtitle|utterance|sentence|label|word|текст|реплика|слово)$/i,
};

/** CSV, TSV and XLSX: the columns by their headings, by what is in them, or as they were given. */
export const table: Reader = (file) => {
  const rows = rowsOf(file);
  if (rows === null || rows.length === 0) return null;
  const header = rows[0]?.cells.map((cell) => cell.trim()) ?? [];
  const named = namedColumns(header);
  const columns = { ...(named ?? guessedColumns(rows)), ...file.columns };
  if (columns.text === undefined) return null;
  const isMs =
    columns.start !== undefined && (/ms$/i.test(header[columns.start] ?? '') || isWhisperTsv(file.extension, header));
  return readRows(named === null ? rows : rows.slice(1), columns, isMs);
};

/** The first rows as they are, to choose columns by. */
export function tableHead(file: Parameters<Reader>[0]): readonly (readonly string[])[] {
  return (
    rowsOf(file)
      ?.slice(0, 6)
      .map(({ cells }) => cells) ?? []
  );
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

function namedColumns(header: readonly string[]): Partial<Record<TableColumn, number>> | null {
  const found: Partial<Record<TableColumn, number>> = {};
  for (const column of tableColumns) {
    const at = header.findIndex((cell) => headings[column].test(cell));
    if (at >= 0) found[column] = at;
  }
  return found.text === undefined ? null : found;
}

/** Without headings: the columns of times in order, the longest texts, and short ones that come again. */
function guessedColumns(rows: readonly TableRow[]): Partial<Record<TableColumn, number>> {
  const some = rows.slice(0, 200);
  const width = Math.max(...some.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => some.map(({ cells }) => cells[at]?.trim() ?? ''));
  const timed = columns.flatMap((cells, at) =>
    cells.filter((cell) => cellTime(cell) !== null).length > cells.length * 0.8 ? [at] : [],
  );
  const length = (at: number) => columns[at]?.reduce((sum, cell) => sum + cell.length, 0) ?? 0;
  const others = columns.map((_, at) => at).filter((at) => !timed.includes(at) && length(at) > 0);
  const [text] = others.toSorted((a, b) => length(b) - length(a));
  const speaker = others.find(
    (at) => at !== text && new Set(columns[at]).size <= Math.max(2, some.length / 2) && length(at) / some.length < 40,
  );
  const [start, end] = timed;
  return {
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(text !== undefined && { text }),
    ...(speaker !== undefined && { speaker }),
  };
}

function readRows(rows: readonly TableRow[], columns: Partial<Record<TableColumn, number>>, isMs: boolean): ReadResult {
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
    segments.push({
      startMs,
      endMs: cellTime(of('end') || second, isMs),
      speaker: speaker === '' ? null : speaker,
      text,
      words: [],
    });
  }
  return { segments, unread };
}
