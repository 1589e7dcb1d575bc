import path from 'node:path';
import type { ImportedFields } from '#shared/contract/own-fields.ts';
import type { OwnField } from '#shared/catalogue/listed-recording.ts';
import { AppFailure } from '#shared/failure.ts';
import { isoWithOffset } from '#shared/text/local-time.ts';
import { formatCsv, parseCsv, unescapeFormula } from '#services/text-files/csv.ts';
import type { Catalogue } from './catalogue.ts';
import type { FilingEdit } from './filing-journal.ts';
import { fieldValue, type OwnFieldStore } from './own-fields.ts';
import type { ListRequest, RecordingList } from './recording-list.ts';

const pageSize = 500;
const fixed = ['id', 'name', 'file', 'recorded', 'added', 'seconds', 'language', 'state', 'tags'] as const;

/** A line for each recording of a list, with its facts and the user's own fields; dates with their offset. */
export function tableOf(list: RecordingList, fields: OwnFieldStore, request: ListRequest): string {
  const own = fields.list();
  const rows: (readonly (string | number | null)[])[] = [[...fixed, ...own.map(({ name }) => name)]];
  const ids = list.ids(request);
  for (let start = 0; start < ids.length; start += pageSize) {
    for (const row of list.rows(ids.slice(start, start + pageSize))) {
      rows.push([
        row.id,
        row.name,
        row.path,
        row.recordedAtMs === null ? '' : isoWithOffset(row.recordedAtMs),
        isoWithOffset(row.addedAtMs),
        row.durationMs === null ? null : row.durationMs / 1000,
        row.language,
        row.state,
        row.tags.join('; '),
        ...own.map(({ id }) => row.fields[id] ?? ''),
      ]);
    }
  }
  return formatCsv(rows);
}

/** Takes the values of a table into the fields whose names its columns have, as one step; the other columns of the app are left alone. */
export function importTable(
  { fields, journal, list }: Pick<Catalogue, 'fields' | 'journal' | 'list'>,
  csv: string,
): Omit<ImportedFields, 'changedCount'> & { readonly recordingIds: readonly number[] } {
  const [head, ...lines] = parseCsv(csv);
  const titles = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const own = fields.list();
  const columns = titles.map((title) => own.find(({ name }) => name.toLowerCase() === title));
  const idOf = recordingFinder(list, titles);
  if (idOf === null || columns.every((field) => field === undefined)) throw new AppFailure('field-columns', {});
  const edits: FilingEdit[] = [];
  const unknownLines: number[] = [];
  const refused: ImportedFields['refused'][number][] = [];
  for (const { line, cells } of lines) {
    const recordingId = idOf(cells);
    if (recordingId === null) {
      unknownLines.push(line);
      continue;
    }
    for (const [nth, field] of columns.entries()) {
      if (field === undefined) continue;
      const given = unescapeFormula(cells[nth] ?? '');
      const after = valueOr(field, given, () => refused.push({ line, field: field.name, value: given }));
      if (after !== undefined) edits.push({ subject: 'value', recordingId, key: String(field.id), after });
    }
  }
  const { stepId, recordingIds } = journal.change('values', edits);
  return { stepId, recordingIds, unknownLines, refused };
}

function valueOr(field: OwnField, given: string, refuse: () => void): string | null | undefined {
  try {
    return fieldValue(field, given);
  } catch {
    refuse();
    return undefined;
  }
}

/** By id, by the path of the file, or by a name that only one recording has; null where no column says which. */
function recordingFinder(
  list: RecordingList,
  titles: readonly string[],
): ((cells: readonly string[]) => number | null) | null {
  const [idAt, fileAt, nameAt] = ['id', 'file', 'name'].map((title) => titles.indexOf(title));
  if (idAt === undefined || fileAt === undefined || nameAt === undefined) return null;
  if (idAt < 0 && fileAt < 0 && nameAt < 0) return null;
  const known = new Set<number>();
  const byFile = new Map<string, number>();
  const byName = new Map<string, number | null>();
  const ids = list.ids({ bin: false });
  for (let start = 0; start < ids.length; start += pageSize) {
    for (const { id, name, path: file } of list.rows(ids.slice(start, start + pageSize))) {
      known.add(id);
      byFile.set(path.normalize(file), id);
      byName.set(name, byName.has(name) ? null : id);
    }
  }
  return (cells) => {
    const id = Number(cells[idAt] ?? Number.NaN);
    if (idAt >= 0 && known.has(id)) return id;
    const file = unescapeFormula(cells[fileAt] ?? '');
    const found = fileAt >= 0 ? byFile.get(path.normalize(file)) : undefined;
    if (found !== undefined) return found;
    return nameAt >= 0 ? (byName.get(unescapeFormula(cells[nameAt] ?? '').trim()) ?? null) : null;
  };
}
