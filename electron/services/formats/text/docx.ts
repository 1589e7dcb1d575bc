import { formatClock } from '#shared/text/timecode.ts';
import type { Note } from '#shared/edits/note.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter, WriteOptions } from '../export-format.ts';
import { stampOf } from '../stamps.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { timeMarks, turnsOf, type Turn } from '../turns.ts';
import { xmlText } from '../xml-text.ts';
import { docxFile } from './docx-file.ts';
import { interviewLines } from './interview.ts';
import { toTxt } from './txt.ts';

/**
 * A document for word processors, by kind: paragraphs of one speaker, a table (time, speaker, text), paragraphs with
 * numbered lines, or an interview by the rules of Dresing and Pehl. Names have a style of their own, the language of the
 * text is set, nothing is linked and no one is named as its author.
 */
export const docx: ExportWriter = {
  render(document, options) {
    const { variant } = options;
    const title = paragraph(run(oneLine(document.name)), 'Title');
    const body =
      variant === 'table'
        ? table(document)
        : variant === 'interview'
          ? interview(document)
          : paragraphs(document, options);
    return docxFile({
      body: `${title}${body}`,
      language: document.language,
      hasLineNumbers: variant === 'lines' || variant === 'interview',
      isInterview: variant === 'interview',
    });
  },
  preview: (document, options) =>
    options.variant === 'interview'
      ? `${interviewLines(document).join('\n\n')}\n`
      : toTxt(document, { withTimes: options.withTimes || options.variant === 'table' }),
};

function paragraphs(document: TranscriptDocument, options: WriteOptions): string {
  const { notes } = document;
  const marks = timeMarks(document.segments, options.everyMinutes);
  let nextNote = 0;
  const shown: string[] = [];
  for (const turn of turnsOf(document.segments)) {
    const stamp = options.withTimes ? run(`[${formatClock(turn.startMs)}] `, 'Time') : '';
    const text = turn.segments.map((segment, nth) => {
      const mark = marks.has(segment) ? run(`[${stampOf(segment.startMs)}] `, 'Time') : '';
      return `${mark}${run(`${oneLine(segment.text)}${nth < turn.segments.length - 1 ? ' ' : ''}`)}`;
    });
    shown.push(paragraph(`${stamp}${nameOf(turn)}${text.join('')}`, 'Turn'));
    for (let note = notes[nextNote]; note !== undefined && note.startMs < turn.endMs; note = notes[nextNote]) {
      shown.push(noteOf(note));
      nextNote += 1;
    }
  }
  return [...shown, ...notes.slice(nextNote).map(noteOf)].join('');
}

function nameOf({ speaker }: Pick<Turn, 'speaker'>): string {
  const name = oneLine(speaker ?? '');
  return name === '' ? '' : `${run(`${name}:`, 'Speaker')}${run(' ')}`;
}

function noteOf({ startMs, text, tags }: Note): string {
  const parts = [formatClock(startMs), oneLine(text), ...tags.map((tag) => `#${oneLine(tag)}`)];
  return paragraph(run(parts.filter((part) => part !== '').join(' ')), 'Note');
}

function interview(document: TranscriptDocument): string {
  return interviewLines(document)
    .map((line) => `${paragraph(run(line))}${paragraph('')}`)
    .join('');
}

const columnWidths = [1300, 1900, 6150];

function table(document: TranscriptDocument): string {
  const rows = document.segments.map(({ startMs, speaker, text }) =>
    row([run(stampOf(startMs), 'Time'), run(oneLine(speaker ?? ''), 'Speaker'), run(oneLine(text))]),
  );
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>`)
    .join('');
  const grid = columnWidths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  // Nothing may end with a table: a paragraph stands below it.
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>${paragraph('')}`;
}

function row(cells: readonly string[]): string {
  const shown = cells.map(
    (cell, nth) =>
      `<w:tc><w:tcPr><w:tcW w:w="${columnWidths[nth] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph(cell)}</w:tc>`,
  );
  return `<w:tr>${shown.join('')}</w:tr>`;
}

function paragraph(runs: string, style?: string): string {
  return `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${runs}</w:p>`;
}

function run(text: string, style?: string): string {
  if (text === '') return '';
  const as = style === undefined ? '' : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`;
  return `<w:r>${as}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
}
