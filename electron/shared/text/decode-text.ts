/** Every side of the app has it, though the languages' own library does not. */
declare const TextDecoder: new (encoding: string) => { decode(bytes: Uint8Array): string };

/** Encodings that people's text files come in, as `TextDecoder` names them. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'koi8-r',
  'ibm866',
  'x-mac-cyrillic',
  'windows-1252',
  'macintosh',
] as const;
export type TextEncoding = (typeof textEncodings)[number];

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** Reads a text file of a stranger: by its mark, by being valid UTF-8, else by the letters that come out. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return utf16Of(bytes) ?? (isUtf8(bytes) ? 'utf-8' : likeliest(bytes));
}

/** Without a mark: every second byte is that of Latin or Cyrillic letters, which no other encoding has as characters. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = Math.min(bytes.length - (bytes.length % 2), 4096);
  const counts = [0, 0];
  for (let at = 0; at < looked; at += 1) {
    const byte = bytes[at];
    if (byte === 0x00 || byte === 0x04) counts[at % 2] = (counts[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = counts;
  if (looked < 4 || Math.max(even, odd) < looked * 0.35 || Math.min(even, odd) > looked * 0.1) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Also where a byte of many is spoiled. */
function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  // oxlint-disable-next-line no-control-regex -- all of ASCII
  const whole = text.replaceAll(/[\u0000-\u007F\uFFFD]/g, '').length;
  const spoiled = text.split('\uFFFD').length - 1;
  return spoiled === 0 || whole > spoiled * 20;
}

const singleByte = ['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'windows-1252', 'macintosh'] as const;

function likeliest(bytes: Uint8Array): TextEncoding {
  const part = bytes.subarray(0, 65_536);
  const scored = singleByte.map((encoding) => ({ encoding, score: scoreOf(new TextDecoder(encoding).decode(part)) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).encoding;
}

/** How often a letter stands in a thousand of Russian, and of the Ukrainian and Belarusian ones. */
const cyrillic: Readonly<Record<string, number>> = {
  о: 110, е: 85, а: 80, и: 74, н: 67, т: 63, с: 55, р: 47, в: 45, л: 44, к: 35, м: 32, д: 30, п: 28, у: 26, я: 20,
  ы: 19, ь: 17, г: 17, з: 16, б: 16, ч: 14, й: 12, х: 10, ж: 9, ш: 7, ю: 6, ц: 5, щ: 4, э: 3, ф: 3, ё: 1, ъ: 0.4,
  і: 5, ї: 3, є: 3, ґ: 0.3, ў: 0.5,
}; // prettier-ignore
/** Letters with marks that languages of Western Europe use all the time, and those seen now and then. */
const oftenMarked = 'éèàçêäöüßñáíóúåøæãõâîôëïœ';
const seldomMarked = 'ùûìòðþýÿšž';
const typographic = /[\u00A0«»“”„‘’‚–—…№§°€•]/u;
const letter = /\p{L}/u;

/** The mean of what its characters beyond ASCII are worth: letters in their places much, signs and mixed words little. */
function scoreOf(text: string): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character <= '\u007F') continue;
    count += 1;
    sum += worthOf(character, text.charAt(at - 1), text.charAt(at + 1));
  }
  return count === 0 ? 0 : sum / count;
}

function worthOf(character: string, before: string, after: string): number {
  if (typographic.test(character)) return 0;
  const lower = character.toLowerCase();
  const isUpper = lower !== character;
  const casing = (isUpper ? -0.3 : 0) + (isUpper && isLower(before) ? -3 : 0);
  const perThousand = cyrillic[lower];
  if (perThousand !== undefined) {
    const isMixed = /[a-z]/i.test(before) || /[a-z]/i.test(after);
    return Math.log(perThousand / 10) + casing + (isMixed ? -4 : 0);
  }
  if (!letter.test(character)) return -4;
  const isAmongMarked = [before, after].some((near) => near > '\u007F' && letter.test(near));
  const kind = oftenMarked.includes(lower) ? 1.6 : seldomMarked.includes(lower) ? 0 : -3;
  return kind + casing + (isAmongMarked ? -2.5 : 0);
}

function isLower(character: string): boolean {
  return character !== character.toUpperCase();
}
