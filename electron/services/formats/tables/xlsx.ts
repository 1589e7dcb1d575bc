import type { ExportWriter } from '../export-format.ts';
import { xmlText } from '../xml-text.ts';
import { zipFile } from '../zip-file.ts';
import { csvText } from './csv-table.ts';
import { tableOf, type Cell, type Table } from './table-rows.ts';

/** What one sheet and one cell hold at most. */
const maxRows = 1_048_576;
const maxLetters = 32_767;
const timeStyle = 1;
const headerStyle = 2;
const textStyle = 3;
const dayMs = 86_400_000;

/**
 * A workbook of one sheet, the header frozen and filtered. Text stands in the cells as text, so nothing is a formula;
 * times are times (`[h]:mm:ss.000`) that formulas can use.
 */
export const xlsx: ExportWriter = {
  render(document, options) {
    return workbook(tableOf(document, options));
  },
  preview: (document, options) => csvText(document, options).slice(1),
};

/** A workbook of any table. */
export function workbook(table: Table): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zipFile({
    '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${table.name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm:ss.000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"><alignment vertical="top"/></xf><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${declaration}${sheet(table, main)}`,
  });
}

function sheet({ header, widths, rows }: Table, main: string): string {
  const columns = widths.map(
    (width, nth) => `<col min="${nth + 1}" max="${nth + 1}" width="${width}" customWidth="1"/>`,
  );
  const shown = rows.slice(0, maxRows - 1);
  const last = `${letterOf(header.length - 1)}${shown.length + 1}`;
  const lines = [
    `<row r="1">${header.map((title, column) => textCell(title, 0, column, headerStyle)).join('')}</row>`,
    ...shown.map(
      (row, nth) => `<row r="${nth + 2}">${row.map((cell, column) => cellOf(cell, nth + 1, column)).join('')}</row>`,
    ),
  ];
  return `<worksheet xmlns="${main}"><dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

function cellOf(cell: Cell, row: number, column: number): string {
  if (cell === null || cell === '') return '';
  const place = `${letterOf(column)}${row + 1}`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${place}" s="${timeStyle}"><v>${cell.ms / dayMs}</v></c>`;
  return textCell(cell, row, column, textStyle);
}

function textCell(text: string, row: number, column: number, style: number): string {
  // A text of the form _x0041_ would be read as a code.
  const shown = xmlText(text.slice(0, maxLetters)).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return `<c r="${letterOf(column)}${row + 1}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`;
}

function letterOf(column: number): string {
  return String.fromCodePoint(65 + column);
}
