import { AppFailure } from '#shared/failure.ts';
import { maxVocabularyTermLength, maxVocabularyTerms, type VocabularyTerm } from '#shared/recognition/vocabulary.ts';
import { formatCsv, parseCsv, unescapeFormula, type CsvRow } from '#services/text-files/csv.ts';

export type VocabularyRow = Pick<VocabularyTerm, 'term' | 'soundsLike' | 'takenFor'>;

const columns = ['term', 'sounds like', 'taken for'] as const;
const separator = /\s*;\s*/u;

/**
 * A header with `term` and, optional, `sounds like` and `taken for`, several parted by semicolons; or one term a line
 * without any header. Throws one of the `csv-…` failures, with the line.
 */
export function parseVocabularyCsv(text: string): readonly VocabularyRow[] {
  const rows = parseCsv(text);
  const names = rows[0]?.cells.map((cell) => cell.trim().toLowerCase().replaceAll('_', ' ')) ?? [];
  const hasHeader = names.includes('term');
  if (!hasHeader && names.length > 1) throw new AppFailure('csv-no-term');
  const unknown = hasHeader
    ? names.find((name) => name !== '' && !columns.some((column) => column === name))
    : undefined;
  if (unknown !== undefined) throw new AppFailure('csv-column', { name: unknown });
  const own = hasHeader ? rows.slice(1) : rows;
  if (own.length > maxVocabularyTerms) throw new AppFailure('csv-too-long', { max: maxVocabularyTerms });
  return own.map((row) => rowOf(row, hasHeader ? names : ['term']));
}

function rowOf({ line, cells }: CsvRow, names: readonly string[]): VocabularyRow {
  const value = (column: (typeof columns)[number]) => unescapeFormula(cells[names.indexOf(column)]?.trim() ?? '');
  const term = value('term');
  if (term.length > maxVocabularyTermLength || !/[\p{L}\p{N}]/u.test(term)) {
    throw new AppFailure('csv-term', { line, name: term.slice(0, 50) });
  }
  const several = (column: (typeof columns)[number]) =>
    value(column)
      .split(separator)
      .map((one) => one.slice(0, maxVocabularyTermLength))
      .filter((one) => one !== '');
  return { term, soundsLike: several('sounds like'), takenFor: several('taken for') };
}

export function formatVocabularyCsv(terms: readonly VocabularyRow[]): string {
  return formatCsv([
    columns,
    ...terms.map(({ term, soundsLike, takenFor }) => [term, soundsLike.join('; '), takenFor.join('; ')]),
  ]);
}
