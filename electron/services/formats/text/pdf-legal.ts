import { oneLine } from '#services/text-files/one-line.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { turnsOf } from '../turns.ts';
import { pdfPage } from './pdf-page.ts';
import type { PdfText } from './pdf-text.ts';

/** Lines of a page, and letters of a line: 12 points of a fixed pitch are ten letters an inch. */
const linesPerPage = 25;
const lettersPerLine = 56;
const top = 84;
const lineHeight = (pdfPage.height - 2 * top) / (linesPerPage - 1);
const textAt = 124;
/** The first line of a turn begins with who speaks; the others stand at the margin. */
const indent = '     ';

/**
 * Pages as offices and courts read them out: 25 numbered lines of a fixed pitch, so that a place is named by page and line.
 * Rules of single courts are not followed, and nothing is certified. Yields after each line.
 */
export function* writeLegalPages(text: PdfText, document: TranscriptDocument): Generator<void> {
  let pageNumber = 1;
  let line = 0;
  const begin = () => {
    text.line({ text: String(pageNumber), as: 'mono' }, { x: pdfPage.width - 90, y: 40 });
    text.line({ text: clipped(oneLine(document.name), lettersPerLine - 8), as: 'mono' }, { x: textAt, y: 40 });
  };
  begin();
  for (const written of legalLines(document)) {
    if (line === linesPerPage) {
      text.page();
      pageNumber += 1;
      line = 0;
      begin();
    }
    const y = top + line * lineHeight;
    text.line({ text: String(line + 1).padStart(2), as: 'mono' }, { x: 84, y });
    text.line({ text: written, as: 'mono' }, { x: textAt, y });
    line += 1;
    yield;
  }
}

/** The text in lines of at most `lettersPerLine`, broken at spaces where there are any. */
export function legalLines({ segments }: Pick<TranscriptDocument, 'segments'>): readonly string[] {
  return turnsOf(segments).flatMap(({ speaker, segments: spoken }) => {
    const name = oneLine(speaker ?? '');
    const said = spoken.map(({ text }) => oneLine(text)).join(' ');
    return wrapped(`${indent}${name === '' ? '' : `${name.toLocaleUpperCase()}:  `}${said}`);
  });
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let rest = Array.from(text);
  while (rest.length > lettersPerLine) {
    const space = rest.lastIndexOf(' ', lettersPerLine);
    // A word of a whole line is cut; so is one behind nothing but the indent.
    const at = space > indent.length ? space : lettersPerLine;
    lines.push(rest.slice(0, at).join('').trimEnd());
    rest = rest.slice(rest[at] === ' ' ? at + 1 : at);
  }
  return [...lines, rest.join('')];
}

function clipped(text: string, letters: number): string {
  const all = Array.from(text);
  return all.length <= letters ? text : `${all.slice(0, letters - 1).join('')}…`;
}
