import { unzlibSync } from 'fflate';

/**
 * The text of a PDF of ours, line by line as it is drawn, by the fonts' own tables of letters; an independent reader is
 * `tests/faults/exports-readback.fault.ts`.
 */
export function readPdf(bytes: Uint8Array): readonly string[] {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, string>();
  for (const [, id, body = ''] of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(Number(id), body);
  const streamOf = (id: number): string => {
    const body = objects.get(id) ?? '';
    const at = body.indexOf('stream\n');
    if (at < 0) return '';
    const content = Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
    return Buffer.from(body.includes('FlateDecode') ? unzlibSync(content) : content).toString('latin1');
  };
  const known = new Map<string, ReadonlyMap<string, string>>();
  const lettersOf = (font: string): ReadonlyMap<string, string> => {
    const id = /\/ToUnicode (\d+)/.exec(font)?.[1] ?? '0';
    const before = known.get(id);
    if (before !== undefined) return before;
    const table = streamOf(Number(id));
    const letters = new Map<string, string>();
    known.set(id, letters);
    for (const [, first = '', , list = ''] of table.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
      [...list.matchAll(/<([\w ]+)>/g)].forEach(([, hex = ''], nth) => {
        const code = (Number.parseInt(first, 16) + nth).toString(16).padStart(4, '0');
        letters.set(code, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
      });
    }
    return letters;
  };
  const pages = [...objects].filter(([, body]) => /\/Type \/Page\b/.test(body)).toSorted(([a], [b]) => a - b);
  return pages.flatMap(([, page]) => {
    const resources = objects.get(Number(/\/Resources (\d+)/.exec(page)?.[1] ?? 0)) ?? page;
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [
        name,
        lettersOf(objects.get(Number(id)) ?? ''),
      ]),
    );
    let letters: ReadonlyMap<string, string> = new Map();
    // Drawn between a text that stands for it and its end.
    let isStoodFor = false;
    const lines: string[] = [];
    const drawing = streamOf(Number(/\/Contents (\d+)/.exec(page)?.[1] ?? 0));
    for (const [token, name, actual, drawn] of drawing.matchAll(
      /\/(F\d+) [\d.]+ Tf|\/ActualText \(((?:\\[^]|[^\\)])*)\)|\[([^\]]*)\] TJ|\bEMC\b/g,
    )) {
      if (token === 'EMC') isStoodFor = false;
      if (name !== undefined) letters = fonts.get(name) ?? letters;
      if (actual !== undefined) {
        isStoodFor = true;
        lines.push(utf16(actual));
      }
      if (drawn === undefined || isStoodFor) continue;
      const codes = [...drawn.matchAll(/<([^>]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
      lines.push(codes.map((code) => letters.get(code.toLowerCase()) ?? '\u25A1').join(''));
    }
    return lines;
  });
}

/** A string of PDF with a byte order mark. */
function utf16(literal: string): string {
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const bytes = Buffer.from(
    literal.replaceAll(/\\([^])/g, (_, letter: string) => escapes[letter] ?? letter),
    'latin1',
  );
  return bytes.subarray(2).swap16().toString('utf16le');
}
