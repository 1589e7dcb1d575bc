import { formatTimecode } from '#shared/text/timecode.ts';
import { formatCsv } from '#services/text-files/csv.ts';
import type { ExportWriter, WriteOptions } from '../export-format.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { tableOf, type Cell } from './table-rows.ts';

function shown(cell: Cell): string | number | null {
  return typeof cell === 'object' && cell !== null ? formatTimecode(cell.ms, '.') : cell;
}

export const csv: ExportWriter = { render: csvText };

/** Comma-separated, as spreadsheets take it: byte order mark, CRLF; what looks like a formula gets an apostrophe. */
export function csvText(document: TranscriptDocument, options: WriteOptions): string {
  const { header, rows } = tableOf(document, options);
  return formatCsv([header, ...rows.map((row) => row.map(shown))]);
}

/** Tab-separated: nothing is quoted, so there are no tabs and line ends in it. */
export const tsv: ExportWriter = {
  render(document, options) {
    const { header, rows } = tableOf(document, options);
    const lines = [header, ...rows.map((row) => row.map((cell) => safe(String(shown(cell) ?? ''))))];
    return `${lines.map((line) => line.join('\t')).join('\n')}\n`;
  },
};

/** Spreadsheets run these when a tab-separated file is pasted or opened. */
function safe(text: string): string {
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}
