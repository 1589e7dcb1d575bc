import { englishCardinal, englishOrdinal } from '#services/numbers/english/english-numerals.ts';
import type { ComparedWord } from './compared-word.ts';
import { nominativeNumeral, russianNumber, russianOrdinalWords } from './russian-numbers.ts';

const ordinalEnd = /^(\d+)-?(st|nd|rd|th|й|ый|ой|ий|я|ая|е|ое|го|ого|му|ому|м|ом|х|ых)$/iu;

/**
 * Numbers in words, in the language of the words around them; the cases of Russian numerals are made one, because
 * digits do not say them. Digits of more than fifteen places, as in account numbers, are read one by one.
 */
export function numbersAsWords(words: readonly ComparedWord[]): readonly ComparedWord[] {
  return joinedThousands(words).flatMap((word, at, words) => {
    if (!/\d/.test(word.text)) {
      const nominative = nominativeNumeral(word.text);
      return [nominative === null ? word : { text: nominative, source: word.source }];
    }
    const isRussian = isRussianAt(words, at);
    return readNumber(word.text, isRussian).map((text) => ({ text, source: word.source }));
  });
}

/** “10 000” is one number. */
function joinedThousands(words: readonly ComparedWord[]): readonly ComparedWord[] {
  const joined: ComparedWord[] = [];
  let isOpen = false;
  for (const word of words) {
    const last = joined.at(-1);
    const isMore: boolean = isOpen && /^\d{3}(?!\d)/.test(word.text);
    if (isMore && last !== undefined) joined[joined.length - 1] = { text: last.text + word.text, source: last.source };
    else joined.push(word);
    isOpen = isMore ? /^\d{3}$/.test(word.text) : /^[^\d\s]*[1-9]\d{0,2}$/.test(word.text);
  }
  return joined;
}

/** By the nearest word with letters: those after it first, as it belongs to them. */
function isRussianAt(words: readonly ComparedWord[], at: number): boolean {
  for (let far = 0; far < 12; far += 1) {
    for (const near of [words[at + far], words[at - far]]) {
      if (near === undefined) continue;
      if (/\p{Script=Cyrillic}/u.test(near.text)) return true;
      if (/\p{Script=Latin}/u.test(near.text)) return false;
    }
  }
  return false;
}

function readNumber(text: string, isRussian: boolean): readonly string[] {
  const inner = text.replaceAll(/^[^\p{L}\p{N}$€£₽№%]+|[^\p{L}\p{N}%$€£₽]+$/gu, '');
  const [, whole, end = ''] = ordinalEnd.exec(inner) ?? [];
  if (whole !== undefined && /\p{L}/u.test(end))
    return /\p{Script=Cyrillic}/u.test(end) ? russianOrdinalWords(whole) : parted(englishOrdinal(Number(whole)));
  return inner
    .split(/(\d{1,3}(?:,\d{3})+(?!\d)|\d+)/)
    .flatMap((part, nth, parts) => partWords(part, isRussian, nth > 1 ? parts[nth - 1] : undefined))
    .filter((part) => part !== '');
}

function partWords(part: string, isRussian: boolean, between: string | undefined): readonly string[] {
  if (/^\d/.test(part)) {
    const digits = part.replaceAll(',', '');
    const isLong = digits.length > 15 || (digits.length > 1 && digits.startsWith('0'));
    const isDecimal = between === '.' && !isRussian;
    const read = isRussian ? russianNumber : (text: string) => parted(englishCardinal(Number(text)));
    return isLong || isDecimal ? Array.from(digits).flatMap(read) : read(digits);
  }
  if (part === '.' && !isRussian) return ['point'];
  if (part === '%') return [isRussian ? 'процентов' : 'percent'];
  const money = {
    $: ['долларов', 'dollars'],
    '€': ['евро', 'euros'],
    '£': ['фунтов', 'pounds'],
    '₽': ['рублей', 'roubles'],
  };
  const [russian, english] = money[part as keyof typeof money] ?? [];
  if (russian !== undefined && english !== undefined) return [isRussian ? russian : english];
  return part.split(/[^\p{L}\p{M}']+/u);
}

/** “Twenty-one” is two words. */
function parted(words: string): readonly string[] {
  return words.split(/[ -]/);
}
