import path from 'node:path';
import { badRequest } from '#shared/text/bad-request.ts';
import type { SavedText } from '#shared/watch.ts';
import { workbook } from '#services/formats/tables/xlsx.ts';
import { formatCsv } from '#services/text-files/csv.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';

type Cells = readonly (string | number | null)[];

interface SavedTable {
  readonly name: string;
  /** The first one is the header. */
  readonly rows: readonly Cells[];
  /** What JSON holds. */
  readonly value: unknown;
}

const columnWidth = 18;

/** A table in one of three formats; XLSX only into a file, since it is no text. */
export async function saveTable(
  { name, rows, value }: SavedTable,
  format: 'csv' | 'xlsx' | 'json',
  { path: target, overwrite }: { readonly path: string | null; readonly overwrite: boolean },
): Promise<SavedText> {
  const suggestedName = `${name}.${format}`;
  if (format === 'json') {
    return await saveText({ text: `${JSON.stringify(value, null, 2)}\n`, suggestedName }, target, overwrite);
  }
  if (format === 'csv') return await saveText({ text: formatCsv(rows), suggestedName }, target, overwrite);
  if (target === null) throw badRequest('many-need-output', {});
  const [header = [], ...body] = rows;
  const bytes = workbook({ name, header: header.map(String), widths: header.map(() => columnWidth), rows: body });
  await writeFileWhole(path.resolve(target), bytes, { overwrite });
  return { text: null, suggestedName, path: target };
}
