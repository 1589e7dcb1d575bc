import { oftenMasked } from './often-masked.ts';

export interface FoundDistortion {
  /** UTF-16 offsets, half open. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly meant: string;
  /** 0…1. */
  readonly score: number;
  /** masked: signs or digits for letters · sound: sounds like a known word · corrected: was corrected so before. */
  readonly why: 'masked' | 'sound' | 'corrected';
}

/** What a word with signs in it may be. */
export interface MaskLexicon {
  /** Own terms and those of watch lists. */
  readonly terms: readonly string[];
  /** How often a word of the library stands there; 0 for one that does not. */
  readonly countOf: (form: string) => number;
  /** Forms of the library of a length. */
  readonly formsOfLength: (length: number) => readonly string[];
}

const stars = /[*#_•●█■×]/;
const token = /[\p{L}\p{N}*#@$€!|_•●█■×]+(?:[.·…-][\p{L}*]+)*[*]*/gu;
/** Signs and digits as the letters that they look like, in each alphabet. */
const looks: Readonly<Record<string, readonly [russian: string, latin: string]>> = {
  '0': ['о', 'o'],
  '1': ['и', 'i'],
  '3': ['е', 'e'],
  '4': ['ч', 'a'],
  '5': ['', 's'],
  '6': ['б', 'b'],
  '7': ['т', 't'],
  '8': ['в', 'b'],
  '9': ['', 'g'],
  '@': ['а', 'a'],
  $: ['с', 's'],
  '€': ['е', 'e'],
  '!': ['', 'i'],
  '|': ['', 'l'],
};
/** Letters of one alphabet that look like those of the other. */
const twins: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  k: 'к',
  m: 'м',
  h: 'н',
  t: 'т',
  b: 'в',
  u: 'и',
  n: 'п',
};

/** Words that are written so that a search does not find them. */
export function findMasked(text: string, lexicon: MaskLexicon): readonly FoundDistortion[] {
  return [
    ...Array.from(text.matchAll(token)).flatMap((match) => ofToken(match, lexicon)),
    ...spelledOut(text, lexicon),
  ];
}

function ofToken(
  { 0: raw, index }: RegExpExecArray | RegExpMatchArray,
  lexicon: MaskLexicon,
): readonly FoundDistortion[] {
  const written = raw.replace(/[!_|]+$/, '').replace(/^[#@_$!]+/, '');
  const start = (index ?? 0) + raw.indexOf(written);
  if (written.length < 3 || !/\p{L}/u.test(written)) return [];
  const read =
    withStars(written, lexicon) ??
    lookedAlike(written, lexicon) ??
    mixed(written, lexicon) ??
    drawnOut(written, lexicon);
  if (read === null) return [];
  return [
    {
      start,
      end: start + written.length,
      written,
      meant: asWritten(read.meant, written),
      score: read.score,
      why: 'masked',
    },
  ];
}

interface Read {
  readonly meant: string;
  readonly score: number;
}

/** х*й, f**k, п***ц: each sign is a letter, three or more are some. */
function withStars(written: string, lexicon: MaskLexicon): Read | null {
  if (!stars.test(written) && !/\p{L}[.·…-]\p{L}/u.test(written)) return null;
  if (!stars.test(written)) return null;
  const known = written.replaceAll(/[^\p{L}]/gu, '').length;
  const signs = written.length - known;
  if (known < 2 || (signs > known * 2 && known < 3) || /^[*#_]|__|\d/.test(written)) return null;
  const body = Array.from(
    written
      .toLowerCase()
      .replaceAll('ё', 'е')
      .matchAll(/[*#_•●█■×]+|\p{L}/gu),
    ([part]) =>
      /\p{L}/u.test(part)
        ? part
        : part.length < 3
          ? `\\p{L}{${part.length}}`
          : `\\p{L}{${part.length - 1},${part.length + 2}}`,
  ).join('');
  return best(new RegExp(`^${body}$`, 'u'), lexicon, { length: written.length, known: known / written.length });
}

/** п0рно, sh1t, н@ркотики. */
function lookedAlike(written: string, lexicon: MaskLexicon): Read | null {
  const signs = Array.from(written).filter((sign) => looks[sign] !== undefined).length;
  const known = Array.from(written).filter((sign) => /\p{L}/u.test(sign)).length;
  if (signs === 0 || known < 2 || signs > known || signs + known !== written.length) return null;
  // B2B, mp3, h264, 10к: a digit at either end counts something.
  if (/^\d|\d{2}|\d$/.test(written) && !/^\d\p{L}{3,}$|^\p{L}{3,}\d$/u.test(written)) return null;
  const isRussian = /[а-яё]/i.test(written);
  const word = Array.from(written.toLowerCase(), (sign) => looks[sign]?.[isRussian ? 0 : 1] ?? sign).join('');
  return known_(word, lexicon, 0.95);
}

/** Latin letters in a Russian word. */
function mixed(written: string, lexicon: MaskLexicon): Read | null {
  if (!/[а-яё]/i.test(written) || !/[a-z]/i.test(written) || /[^\p{L}]/u.test(written)) return null;
  return known_(Array.from(written.toLowerCase(), (letter) => twins[letter] ?? letter).join(''), lexicon, 0.96);
}

/** «сууука», `fuuuck` */
function drawnOut(written: string, lexicon: MaskLexicon): Read | null {
  if (!/(\p{L})\1\1/iu.test(written) || /[^\p{L}]/u.test(written)) return null;
  const form = written.toLowerCase().replaceAll('ё', 'е');
  return (
    known_(form.replaceAll(/(\p{L})\1{2,}/gu, '$1'), lexicon, 0.9) ??
    known_(form.replaceAll(/(\p{L})\1{2,}/gu, '$1$1'), lexicon, 0.9)
  );
}

/** «с у к а», `f u c k`, «х.у.й» */
function* spelledOut(text: string, lexicon: MaskLexicon): Generator<FoundDistortion> {
  for (const { 0: written, index } of text.matchAll(
    /(?<![\p{L}\p{N}.])\p{L}(?:([ .·-])\p{L})(?:\1\p{L})+(?![\p{L}\p{N}])/gu,
  )) {
    const word = written.replaceAll(/[^\p{L}]/gu, '').toLowerCase();
    if (word.length >= 3 && isMeant(word, lexicon)) {
      yield { start: index, end: index + written.length, written, meant: word, score: 0.9, why: 'masked' };
    }
  }
}

const masked = new Set(oftenMasked);
const isMeant = (word: string, { terms }: MaskLexicon) =>
  masked.has(word) || terms.some((term) => term.toLowerCase() === word);

function known_(word: string, lexicon: MaskLexicon, score: number): Read | null {
  if (isMeant(word, lexicon)) return { meant: word, score };
  return word.length >= 5 && lexicon.countOf(word) >= 2 ? { meant: word, score: score - 0.1 } : null;
}

/** The only word that fits; of words that are often masked the first, where its forms alone fit as well. */
function best(
  pattern: RegExp,
  lexicon: MaskLexicon,
  { length, known }: { readonly length: number; readonly known: number },
): Read | null {
  const own = lexicon.terms.map((term) => term.toLowerCase().replaceAll('ё', 'е')).filter((term) => pattern.test(term));
  const usual = oftenMasked.filter((word) => pattern.test(word));
  const [first] = [...own, ...usual];
  if (first !== undefined) {
    const all = new Set([...own, ...usual]);
    const isOne = [...all].every((word) => word.slice(0, 3) === first.slice(0, 3));
    if (all.size > 1 && !isOne && known < 0.6) return null;
    return { meant: first, score: Math.min(0.97, (isOne ? 0.6 : 0.5) + known / 2) };
  }
  if (known < 0.6 || length < 5) return null;
  const counted = lexicon
    .formsOfLength(length)
    .filter((form) => pattern.test(form))
    .map((form) => [form, lexicon.countOf(form)] as const)
    .toSorted(([, a], [, b]) => b - a);
  const [[form, count] = ['', 0], [, second] = ['', 0]] = counted;
  return count >= 2 && count > 3 * second ? { meant: form, score: 0.6 + known / 4 } : null;
}

function asWritten(meant: string, written: string): string {
  return /^\p{Lu}/u.test(written) ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant;
}
