import { languageToken } from '../facet-tokens.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';

/** The commonest words of speech: each is in a large part of all windows, so counting them would mean reading them all. */
const commonWords = [
  'и в не на я что он с это а как то мы по но из у так же за от вы да бы к для до она они ну вот все был',
  'the and to of a i in is it that you for was on with he as be this have are but not at they we so what there if',
  'если уже или когда только еще нет есть там потом можно где тоже сейчас очень просто под надо этот будет себя тут',
  'даже раз о при без кто ты том нам мой свой какой один два',
  'or all had just know like my do about out up one can would when get from no then some me your his her she him them by',
  'been will did more said who which how now their our us very because well go',
];
/** Languages whose words are among them: a common word of the one is sought in vain through all of the other. */
const commonLanguages = ['ru', 'en'];

/** Bytes that show which of the common words a window holds, one bit a word, and its language in the last bits. */
export const maskBytes = 16;
export const maskBits = maskBytes * 8;

interface CommonWords {
  readonly bitsOf: ReadonlyMap<string, readonly number[]>;
  readonly bitOfStems: ReadonlyMap<string, number>;
}
let words: CommonWords | null = null;

/** The common words among the stems of a window, and its language, as bits. */
export function maskOf(stems: readonly string[], language: string | null): Uint8Array {
  const { bitsOf } = (words ??= readWords());
  const mask = new Uint8Array(maskBytes);
  const set = (bit: number) => (mask[bit >> 3] = (mask[bit >> 3] ?? 0) | (1 << (bit & 7)));
  for (const stem of stems) for (const bit of bitsOf.get(stem) ?? []) set(bit);
  const spoken = language === null ? null : languageBitOf(languageToken(language));
  if (spoken !== null) set(spoken);
  return mask;
}

/** Whether any form of a common word has it. */
export function isCommonStem(stem: string): boolean {
  return (words ??= readWords()).bitsOf.has(stem);
}

/** Its bit, where these are just the stems of one of the common words in any form; else null. */
export function commonBitOf(stems: readonly string[]): number | null {
  return (words ??= readWords()).bitOfStems.get(keyOf(stems)) ?? null;
}

/** The bit of the token of a language; null for one without. */
export function languageBitOf(token: string): number | null {
  const at = commonLanguages.findIndex((language) => languageToken(language) === token);
  return at < 0 ? null : maskBits - 1 - at;
}

const keyOf = (stems: readonly string[]) => stems.toSorted().join(' ');

function readWords(): CommonWords {
  const bitsOf = new Map<string, number[]>();
  const bitOfStems = new Map<string, number>();
  for (const word of commonWords.join(' ').split(' ')) {
    const stems = stemsOf(word);
    if (bitOfStems.has(keyOf(stems)) || bitOfStems.size === maskBits - commonLanguages.length) continue;
    const bit = bitOfStems.size;
    bitOfStems.set(keyOf(stems), bit);
    for (const stem of stems) bitsOf.set(stem, [...(bitsOf.get(stem) ?? []), bit]);
  }
  return { bitsOf, bitOfStems };
}
