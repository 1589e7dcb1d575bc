import { AppFailure } from '#shared/failure.ts';
import { decodeText, type TextEncoding } from '#shared/text/decode-text.ts';
import type { ImportedText, ImportFormat, ImportTable, WordTimes } from '#shared/files/imported-text.ts';
import { ass } from './cues/ass.ts';
import { ebuStl } from './cues/ebu-stl.ts';
import { subtitles } from './cues/subtitles.ts';
import { ttml } from './cues/ttml.ts';
import { json } from './data/json-text.ts';
import { inOrder } from './in-order.ts';
import type { Reader, ReadFile, ReadResult, TableReading } from './read-text.ts';
import { readTable, table } from './tables/table.ts';
import { docx, otr, plainText, rtf } from './text/documents.ts';
import { eaf } from './tiers/eaf.ts';
import { exb } from './tiers/exb.ts';
import { ctm, labels, rttm, stm } from './tiers/lines.ts';
import { textgrid } from './tiers/textgrid.ts';

/** The kinds of files in the order in which they are tried: those that are known by their content first. */
const readers: readonly (readonly [ImportFormat, Reader])[] = [
  ['stl', ebuStl],
  ['docx', docx],
  ['xlsx', (file) => (file.extension === 'xlsx' ? table(file) : null)],
  ['rtf', rtf],
  ['otr', otr],
  ['json', json],
  ['eaf', eaf],
  ['exb', exb],
  ['ttml', ttml],
  ['textgrid', textgrid],
  ['ass', ass],
  ['ctm', ctm],
  ['stm', stm],
  ['rttm', rttm],
  ['labels', labels],
  ['tsv', (file) => (file.extension === 'tsv' ? table(file) : null)],
  ['csv', (file) => (file.extension === 'csv' ? table(file) : null)],
  ['subtitles', subtitles],
  ['text', plainText],
];

export const maxImportBytes = 64 * 1024 * 1024;

/**
 * Reads a transcript that another program or a person wrote, of any kind that is known. Fails with `import-too-large`,
 * `import-unknown`, `import-damaged` or `import-empty`; what of it cannot be read is reported with its lines.
 */
export function readTranscript(name: string, bytes: Uint8Array, reading?: TableReading): ImportedText {
  const { file, encoding } = fileOf(name, bytes, reading);
  return failing(name, () => {
    for (const [format, reader] of readers) {
      const found = reader(file);
      if (found !== null) return importedOf(name, format, encoding, found);
    }
    throw new AppFailure('import-unknown', { name });
  });
}

/** The first rows of a CSV, TSV or XLSX file and what its columns are taken for; null for every other kind. */
export function tableIn(name: string, bytes: Uint8Array): ImportTable | null {
  const { file } = fileOf(name, bytes);
  return failing(name, () => readTable(file));
}

function fileOf(name: string, bytes: Uint8Array, reading?: TableReading) {
  if (bytes.length > maxImportBytes)
    throw new AppFailure('import-too-large', { name, maxMb: maxImportBytes / 1024 / 1024 });
  const extension = /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const { text, encoding } = decoded(bytes, extension);
  const file: ReadFile = { extension, bytes, text, ...(reading !== undefined && { table: reading }) };
  return { file, encoding };
}

function failing<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppFailure) throw new AppFailure(error.code, { name, ...error.params }, error);
    throw new AppFailure(
      'import-damaged',
      { name, detail: error instanceof Error ? error.message : String(error) },
      error,
    );
  }
}

/** Binary files are no text in any encoding. */
function decoded(bytes: Uint8Array, extension: string): { readonly text: string; readonly encoding: TextEncoding } {
  if (['docx', 'xlsx', 'stl'].includes(extension)) return { text: '', encoding: 'utf-8' };
  const { text, encoding } = utf8Of(bytes) ?? decodeText(bytes);
  return { text: text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n'), encoding };
}

/** Whatever is valid as UTF-8 is that, unless much of it is zeros, as in UTF-16. */
function utf8Of(bytes: Uint8Array): { readonly text: string; readonly encoding: 'utf-8' } | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.split('\u0000').length <= bytes.length / 4 ? { text, encoding: 'utf-8' } : null;
  } catch {
    return null;
  }
}

function importedOf(name: string, format: ImportFormat, encoding: TextEncoding, found: ReadResult): ImportedText {
  const { segments, hasTimes, wordTimes } = inOrder(found.segments);
  if (segments.length === 0) throw new AppFailure('import-empty', { name });
  return {
    format,
    encoding,
    language: found.language ?? null,
    hasTimes,
    wordTimes: wordTimes satisfies WordTimes,
    unread: found.unread ?? [],
    segments,
  };
}
