const plain = /^[a-zа-я0-9]+$/;
const nearlyPlain = /^[a-zа-яё0-9]+$/i;

/** Soft hyphens, zero-width characters, the Arabic stretch, and apostrophes in every shape that keyboards give them. */
const invisible = /[\u00AD\u200B-\u200F\u2060\u2066-\u2069\uFEFF\u0640'’‘‛ʼʻʽʹ′`´＇՚׳״]/g;
/** Marks over, under and through letters. Those of Indian, Thai and Japanese letters are letters themselves. */
const marks =
  /[[\p{Mn}&&[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Hebr}\p{scx=Arab}\p{scx=Syrc}\p{sc=Zinh}]]--[\u3099\u309A]]/gv;
const nuktas = /[\u093C\u09BC\u0A3C\u0ABC\u0B3C\u0CBC]/g;
/** A letter of its own, however it is written. */
const shortI = /и\p{Mn}*?\u0306/gu;

/** Letters that Unicode does not take apart, as those write them who have no key for them. */
const pairs =
  'ß ss æ ae œ oe ø o ł l đ d ð d þ th ħ h ŧ t ı i ə e ŋ n ƒ f ɓ b ɗ d ƙ k ς σ ё е ґ г ' +
  '\u0649 \u064A \u06CC \u064A \u06A9 \u0643 \u0629 \u0647 \u0671 \u0627 \u0901 \u0902';
const sameAs: ReadonlyMap<string, string> = new Map(
  Array.from(pairs.matchAll(/(\S+) (\S+)/g), ([, from = '', to = '']) => [from, to] as const),
);
const replaced = new RegExp(`[${[...sameAs.keys()].join('')}]`, 'gu');
const digits = /(?![0-9])\p{Nd}/gu;

/**
 * The form under which a word is indexed and looked up: lower case, without soft hyphens, zero-width characters,
 * apostrophes and the marks of letters (café, cafe; ё, е; niqqud, tashkeel, tonos), letters of one sound in one shape
 * (ß, ss; ı, i; ł, l), digits as 0 to 9. й is a letter of its own, decomposed too.
 */
export function fold(raw: string): string {
  if (plain.test(raw)) return raw;
  if (nearlyPlain.test(raw)) return raw.toLowerCase().replaceAll('ё', 'е');
  return takenApart(raw.replaceAll(invisible, '').toLowerCase())
    .replaceAll(shortI, 'й')
    .replaceAll(marks, '')
    .replaceAll(nuktas, '')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(replaced, (letter) => sameAs.get(letter) ?? letter)
    .replaceAll(digits, digitOf);
}

/** Ligatures and wide letters too, but for what stands for several words (ﷺ) or a fraction. */
function takenApart(text: string): string {
  const all = text.normalize('NFKD');
  return /[\s\u2044]/.test(all) ? text.normalize('NFD') : all;
}

/** Digits of every script stand in tens, in order. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
