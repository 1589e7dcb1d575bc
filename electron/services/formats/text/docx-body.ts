import type { FlowBlock, FlowRun } from '#shared/files/export-page.ts';
import { xmlText } from '../xml-text.ts';

const paragraphStyles = { title: 'Title', turn: 'Turn', note: 'Note', plain: null } as const;
const runStyles = { name: 'Speaker', time: 'Time', plain: null } as const;
const columnWidths = [1300, 1900, 6150];

/** Paragraphs and tables as the XML of a word processor; rows that follow each other are one table. */
export function docxBody(blocks: readonly FlowBlock[]): string {
  const parts: string[] = [];
  let rows: string[] = [];
  const endTable = () => {
    if (rows.length > 0) parts.push(table(rows));
    rows = [];
  };
  for (const block of blocks) {
    if (block.kind === 'row') rows.push(row(block.cells));
    else {
      endTable();
      parts.push(paragraph(block.runs, paragraphStyles[block.style]));
    }
  }
  endTable();
  return parts.join('');
}

/** Nothing may end with a table: a paragraph stands below it. */
function table(rows: readonly string[]): string {
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>`)
    .join('');
  const grid = columnWidths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>${paragraph([], null)}`;
}

function row(cells: readonly (readonly FlowRun[])[]): string {
  const shown = cells.map(
    (cell, nth) =>
      `<w:tc><w:tcPr><w:tcW w:w="${columnWidths[nth] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph(cell, null)}</w:tc>`,
  );
  return `<w:tr>${shown.join('')}</w:tr>`;
}

function paragraph(runs: readonly FlowRun[], style: string | null): string {
  const properties = style === null ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${runs.map(run).join('')}</w:p>`;
}

function run({ text, as }: FlowRun): string {
  if (text === '') return '';
  const style = runStyles[as];
  const properties = style === null ? '' : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`;
  return `<w:r>${properties}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
}
