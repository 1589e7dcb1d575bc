import { isApostropheOfAnyShape } from '#services/search/language/elision.ts';
import { fold } from '#services/search/language/fold.ts';

/** A text as it is compared, and where each of its UTF-16 units comes from. */
export interface FoldedText {
  readonly text: string;
  /** Of the units that begin a letter of the text as given, its offset there; -1 for the others (the second s of ß). */
  readonly starts: readonly number[] | null;
  /** Of the units that end a letter, the offset behind it. */
  readonly ends: readonly number[] | null;
  /** Units before which the thousands of a number were parted. */
  readonly parted: ReadonlySet<number>;
}

export interface Folding {
  readonly isYoLoose: boolean;
  /** Without what people write or leave out inside of words and numbers: hyphens, apostrophes, `,` between thousands. */
  readonly isJoined: boolean;
  /** A comma inside of a number is a point. */
  readonly isDecimal: boolean;
}

/** Letters and signs that are one unit in either case, marks and all. */
const plain = /^[\x20-\x7Eа-яА-ЯёЁ«»“”„—–…\u00A0\n]*$/;
const mayBeJoined = /['’‘‛ʼʻʽʹ′`´＇\-‐‑]|\p{Nd}[ ,.·\u00A0\u2009\u202F\u2007\u066C]\p{Nd}|\b[extu] /iu;
const noneParted: ReadonlySet<number> = new Set();

/** A letter with the marks that `fold` takes off or joins with it. */
const letters =
  /[^][[[\p{Mn}&&[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Hebr}\p{scx=Arab}\p{scx=Syrc}\p{sc=Zinh}]]]\u093C\u09BC\u0A3C\u0ABC\u0B3C\u0CBC]*/gv;
const thousands =
  /(?<!\p{Nd}|\p{Nd}[,.])(?!0)\p{Nd}{1,3}([ ,.'’·\u00A0\u2009\u202F\u2007\u066C])\p{Nd}{3}(?:\1\p{Nd}{3})*(?!\1?\p{Nd})/gu;
const letterApart = /(?<![\p{L}\p{N}])[extu] (?=[a-z]{3})/giu;
/** 1,5 is 1.5. */
const decimalComma = /(?<=\p{Nd}),(?=\p{Nd})/gu;
const isInside = /[\p{L}\p{N}\p{M}]/u;

/** As the search folds words, letter by letter, so that a place in it is a place in the text. */
export function foldText(text: string, { isYoLoose, isJoined, isDecimal }: Folding): FoldedText {
  const left = isJoined && mayBeJoined.test(text) ? leftOut(text) : null;
  if (left === null && plain.test(text)) {
    const lower = text.toLowerCase();
    const folded = isYoLoose ? lower.replaceAll('ё', 'е') : lower;
    const plainText = folded.replaceAll(/[’‘`]/g, "'");
    return {
      text: isDecimal ? plainText.replaceAll(decimalComma, '.') : plainText,
      starts: null,
      ends: null,
      parted: noneParted,
    };
  }
  const starts: number[] = [];
  const ends: number[] = [];
  const parted = new Set<number>();
  let folded = '';
  for (const { 0: letter, index } of text.matchAll(letters)) {
    const isLeft = left?.get(index);
    if (isLeft === 'thousands') parted.add(folded.length);
    if (isLeft !== undefined) continue;
    const units = foldLetter(letter, isYoLoose);
    for (let unit = 0; unit < units.length; unit += 1) {
      starts.push(unit === 0 ? index : -1);
      ends.push(unit === units.length - 1 ? index + letter.length : -1);
    }
    folded += units;
  }
  return { text: isDecimal ? folded.replaceAll(decimalComma, '.') : folded, starts, ends, parted };
}

const known = new Map<string, string>();
const maxKnown = 5000;

function foldLetter(letter: string, isYoLoose: boolean): string {
  const key = isYoLoose ? letter : ` ${letter}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= maxKnown) known.clear();
  const lower = letter.normalize('NFC').toLowerCase();
  const units = isApostropheOfAnyShape(letter.charCodeAt(0))
    ? "'"
    : lower.startsWith('ё') && !isYoLoose
      ? 'ё'
      : /\s/.test(letter)
        ? letter
        : fold(letter);
  known.set(key, units);
  return units;
}

/** Offsets of what is left out, and why. */
function leftOut(text: string): ReadonlyMap<number, 'inside' | 'thousands'> {
  const left = new Map<number, 'inside' | 'thousands'>();
  for (let at = 1; at < text.length - 1; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x2d && unit !== 0x2010 && unit !== 0x2011 && !isApostropheOfAnyShape(unit)) continue;
    if (isInside.test(text[at - 1] ?? '') && isInside.test(text[at + 1] ?? '')) left.set(at, 'inside');
  }
  for (const { index } of text.matchAll(letterApart)) left.set(index + 1, 'inside');
  for (const { 0: number, 1: separator = '', index } of text.matchAll(thousands)) {
    for (let at = number.indexOf(separator); at >= 0; at = number.indexOf(separator, at + 1))
      left.set(index + at, 'thousands');
  }
  return left;
}
