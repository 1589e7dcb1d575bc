import { open } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { tokenize } from '#services/search/language/tokens.ts';
import { digitRuns } from '../text/digits-of.ts';
import type { RemovedItem } from './search-removed.ts';

/** What people would read of an exported file: archives unpacked, tags left out. */
export function readableText(content: string | Uint8Array): string {
  if (typeof content === 'string') return withoutTags(content);
  const isZip = content[0] === 0x50 && content[1] === 0x4b;
  const files = isZip ? Object.values(unzipSync(content)) : [content];
  const decoder = new TextDecoder();
  return files
    .map((file) => withoutTags(isUtf16(file) ? new TextDecoder('utf-16le').decode(file) : decoder.decode(file)))
    .join('\n');
}

function isUtf16(file: Uint8Array): boolean {
  return file[0] === 0xff && file[1] === 0xfe;
}

function withoutTags(text: string): string {
  return /^\s*(?:<\?xml|<!doctype|<html|<)/i.test(text) ? text.replaceAll(/<[^>]*>/g, ' ') : text;
}

function digitsOf({ text }: RemovedItem): string {
  return digitRuns(tokenize(text)).reduce((all, run) => all + run.digits, '');
}

/** Searched for by its digits. Files are full of times: there only long ones count. */
export function isNumber(item: RemovedItem): boolean {
  return digitsOf(item).length >= 4;
}

/** Digits of an item that are long enough to be no accident in a file full of times. */
export function longDigits(item: RemovedItem): string | null {
  const digits = digitsOf(item);
  return digits.length >= 7 ? digits : null;
}

const pieceBytes = 4 * 1024 * 1024;
/** Of a larger file its beginning and its end are read: containers keep there what they know beside sound and picture. */
const wholeBytes = 64 * 1024 * 1024;
/** Shorter ones are found in any compressed sound. */
const minBytes = 6;

/** Whether the bytes of a file hold one of the texts, by whole words, in UTF-8, UTF-16 or Windows-1251; the texts that were found. */
export async function textsInBytes(file: string, texts: readonly string[]): Promise<readonly string[]> {
  const needles = texts.flatMap((text) =>
    [
      { text, needle: Buffer.from(text, 'utf8'), isWide: false },
      { text, needle: Buffer.from(text, 'utf16le'), isWide: true },
      { text, needle: windows1251(text), isWide: null },
    ].filter(({ needle }) => needle.length >= minBytes),
  );
  const found = new Set<string>();
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const overlap = Math.max(0, ...needles.map(({ needle }) => needle.length));
    const spans =
      size <= wholeBytes
        ? [[0, size]]
        : [
            [0, wholeBytes / 2],
            [size - wholeBytes / 2, size],
          ];
    for (const [from = 0, to = 0] of spans) {
      for (let at = from; at < to; at += pieceBytes) {
        const piece = Buffer.alloc(Math.min(pieceBytes + overlap, to - at));
        await handle.read(piece, 0, piece.length, at);
        for (const { text, needle, isWide } of needles)
          if (!found.has(text) && holdsWord(piece, needle, isWide)) found.add(text);
      }
    }
  } finally {
    await handle.close();
  }
  return [...found];
}

/** So many bytes beside a place show whether it stands in a text. */
const besideBytes = 24;

/**
 * “happened the” is not said in “happened then”. Between bytes that are no text a letter is an accident: what stands there
 * counts. `isWide`: UTF-16; null for letters of one byte, of which every place counts.
 */
function holdsWord(piece: Buffer, needle: Buffer, isWide: boolean | null): boolean {
  for (let at = piece.indexOf(needle); at >= 0; at = piece.indexOf(needle, at + 1)) {
    if (isWide === null) return true;
    const decode = (from: number, to: number) =>
      piece.toString(isWide ? 'utf16le' : 'utf8', Math.max(0, from), Math.min(piece.length, to));
    const before = Array.from(decode(at - besideBytes, at));
    const after = Array.from(decode(at + needle.length, at + needle.length + besideBytes));
    if (!goesOn(before.toReversed()) && !goesOn(after)) return true;
  }
  return false;
}

/** A letter or a digit beside it, in a text. */
function goesOn(beside: readonly string[]): boolean {
  const [next = ''] = beside;
  // Where the bytes were cut off, a part of a letter may be left at the far end.
  const whole = beside.length > besideBytes / 4 ? beside.slice(0, -1) : beside;
  return /[\p{L}\p{N}]/u.test(next) && whole.every((sign) => /[^\p{Cc}\uFFFD]|[\t\r\n]/u.test(sign));
}

/** Empty for what it cannot write. */
function windows1251(text: string): Buffer {
  const codes = Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) return code;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    if (code === 0x401) return 0xa8;
    return code === 0x451 ? 0xb8 : -1;
  });
  return codes.includes(-1) || codes.every((code) => code < 0x80) ? Buffer.alloc(0) : Buffer.from(codes);
}
