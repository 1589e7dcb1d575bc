import { formatTimecode } from '#shared/text/timecode.ts';
import { decodeText } from '#shared/text/decode-text.ts';
import { elementsOf, textOf, xmlTree } from '../xml-tree.ts';
import { zipParts } from '../zip-parts.ts';

export interface TableRow {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const dayMs = 86_400_000;

/** The rows of the first sheet; times of day as clocks. Formulas are not read, only their results. */
export function xlsxRows(bytes: Uint8Array): readonly TableRow[] {
  const parts = zipParts(bytes, (name) => /^xl\/(?:worksheets\/sheet\d+|sharedStrings|styles)\.xml$/.test(name));
  const sheets = [...parts.keys()]
    .filter((name) => name.includes('/sheet'))
    .toSorted((a, b) => a.length - b.length || a.localeCompare(b));
  const part = (name: string) => {
    const found = parts.get(name);
    return found === undefined ? null : xmlTree(decodeText(found).text);
  };
  const sheet = part(sheets[0] ?? '');
  if (sheet === null) return [];
  const shared = part('xl/sharedStrings.xml');
  const strings =
    shared === null ? [] : elementsOf(shared, 'si').map((item) => elementsOf(item, 't').map(textOf).join(''));
  const isTime = timeStyles(part('xl/styles.xml'));
  return elementsOf(sheet, 'row').map((row, nth) => {
    const cells: string[] = [];
    for (const cell of elementsOf(row, 'c')) {
      const { r = '', t = 'n', s = '0' } = cell.attributes;
      const value = elementsOf(cell, 'v').map(textOf).join('');
      const own =
        t === 's'
          ? (strings[Number(value)] ?? '')
          : t === 'inlineStr'
            ? elementsOf(cell, 't').map(textOf).join('')
            : value;
      const isClock = t === 'n' && isTime.has(Number(s)) && own !== '' && Number.isFinite(Number(own));
      const at = columnOf(r) ?? cells.length;
      if (at > 500) continue;
      while (cells.length < at) cells.push('');
      cells[at] = isClock
        ? formatTimecode(Number(own) * dayMs, '.')
        : own.replaceAll(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
    }
    return { line: Number(row.attributes['r'] ?? nth + 1), cells };
  });
}

function columnOf(place: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0];
  if (letters === undefined) return null;
  return letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Numbers of the styles that show a time. */
function timeStyles(styles: ReturnType<typeof xmlTree> | null): ReadonlySet<number> {
  if (styles === null) return new Set();
  const own = new Set(
    elementsOf(styles, 'numFmt')
      .filter(({ attributes }) => /h+.*m+|m+.*s/i.test(attributes['formatCode'] ?? ''))
      .map(({ attributes }) => attributes['numFmtId'] ?? ''),
  );
  const builtIn = new Set(['18', '19', '20', '21', '45', '46', '47']);
  const formats = elementsOf(styles, 'cellXfs').flatMap((list) => elementsOf(list, 'xf'));
  return new Set(
    formats.flatMap(({ attributes: { numFmtId = '' } }, nth) =>
      own.has(numFmtId) || builtIn.has(numFmtId) ? [nth] : [],
    ),
  );
}
