import type { ReadSegment, Reader } from '../read-text.ts';

const headerBytes = 1024;
const blockBytes = 128;

/** EBU STL (Tech 3264): binary, Latin (ISO 6937) or Cyrillic (ISO 8859-5); the start of the programme is taken off. */
export const ebuStl: Reader = ({ bytes }) => {
  const ascii = (from: number, length: number) => String.fromCodePoint(...bytes.subarray(from, from + length));
  const rate = /^STL(\d\d)\.01$/.exec(ascii(3, 8))?.[1];
  if (rate === undefined || bytes.length < headerBytes) return null;
  const table = ascii(12, 2);
  const frameRate = Number(rate);
  const start = /^(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(ascii(256, 8));
  const firstMs = start === null ? 0 : timeOf(start.slice(1).map(Number), frameRate);
  const segments: ReadSegment[] = [];
  let open: { readonly number: number; text: string; startMs: number; endMs: number } | null = null;
  for (let at = headerBytes; at + blockBytes <= bytes.length; at += blockBytes) {
    const block = bytes.subarray(at, at + blockBytes);
    const [number, extension, isComment] = [(block[1] ?? 0) + (block[2] ?? 0) * 256, block[3] ?? 0, block[15] === 1];
    if (extension === 0xfe || isComment) continue;
    if (open === null || open.number !== number) {
      const [startMs, endMs] = [5, 9].map((from) => timeOf([...block.subarray(from, from + 4)], frameRate));
      open = { number, text: '', startMs: startMs ?? 0, endMs: endMs ?? 0 };
    }
    open.text += decoded(block.subarray(16), table);
    if (extension !== 0xff) continue;
    const text = open.text.replaceAll(/\n{2,}/g, '\n').trim();
    const before = open.startMs >= firstMs ? firstMs : 0;
    if (text !== '')
      segments.push({ startMs: open.startMs - before, endMs: open.endMs - before, speaker: null, text, words: [] });
    open = null;
  }
  return { segments };
};

function timeOf([h = 0, m = 0, s = 0, f = 0]: readonly number[], frameRate: number): number {
  return (h * 3600 + m * 60 + s) * 1000 + Math.round((f * 1000) / frameRate);
}

/** ISO 6937: a mark stands before its letter. */
const marks: Readonly<Record<number, string>> = {
  0xc1: '\u0300', 0xc2: '\u0301', 0xc3: '\u0302', 0xc4: '\u0303', 0xc5: '\u0304', 0xc6: '\u0306', 0xc7: '\u0307',
  0xc8: '\u0308', 0xca: '\u030A', 0xcb: '\u0327', 0xcd: '\u030B', 0xce: '\u0328', 0xcf: '\u030C',
}; // prettier-ignore
const signs: Readonly<Record<number, string>> = {
  0xa1: '¡', 0xa3: '£', 0xa4: '$', 0xa7: '§', 0xa9: '‘', 0xaa: '“', 0xab: '«', 0xac: '←', 0xb0: '°', 0xb7: '·', 0xb9: '’',
  0xba: '”', 0xbb: '»', 0xbf: '¿', 0xd0: '—', 0xd5: '♪', 0xe1: 'Æ', 0xe8: 'Ł', 0xe9: 'Ø', 0xea: 'Œ', 0xf1: 'æ', 0xf5: 'ı',
  0xf8: 'ł', 0xf9: 'ø', 0xfa: 'œ', 0xfb: 'ß',
}; // prettier-ignore

function decoded(bytes: Uint8Array, table: string): string {
  const text: string[] = [];
  let mark = '';
  for (const byte of bytes) {
    if (byte === 0x8f) break;
    if (byte === 0x8a) text.push('\n');
    else if (byte < 0x20) text.push(' ');
    else if (byte >= 0x80 && byte < 0xa0) continue;
    else if (table === '01') text.push(cyrillic(byte));
    else if (marks[byte] !== undefined) mark = marks[byte];
    else {
      text.push(byte < 0x80 ? String.fromCodePoint(byte) + mark : (signs[byte] ?? '\uFFFD'));
      mark = '';
    }
  }
  return text
    .join('')
    .normalize('NFC')
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n');
}

/** ISO 8859-5. */
function cyrillic(byte: number): string {
  if (byte < 0xa1) return String.fromCodePoint(byte);
  if (byte === 0xad) return '';
  if (byte === 0xf0) return '№';
  return byte === 0xfd ? '§' : String.fromCodePoint(byte - 0xa0 + 0x400);
}
