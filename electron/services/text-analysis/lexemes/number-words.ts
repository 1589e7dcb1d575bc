/** Words that are numbers, in every case of Russian, and in English. */

export type Rank = 'zero' | 'unit' | 'teen' | 'ten' | 'hundred';
export interface NumberWord {
  readonly value: number;
  readonly rank: Rank;
  readonly isOrdinal: boolean;
}

const cardinals: readonly (readonly [number, string])[] = [
  [0, 'ноль ноля нолю нолем ноле нуль нуля нулю нулем нуле zero nought'],
  [1, 'один одна одно одного одной одному одним одном одну one'],
  [2, 'два две двух двум двумя two'],
  [3, 'три трех трем тремя three'],
  [4, 'четыре четырех четырем четырьмя four'],
  [5, 'пять пяти пятью five'],
  [6, 'шесть шести шестью six'],
  [7, 'семь семи семью seven'],
  [8, 'восемь восьми восемью восьмью eight'],
  [9, 'девять девяти девятью nine'],
  [10, 'десять десяти десятью ten'],
  [11, 'одиннадцать одиннадцати одиннадцатью eleven'],
  [12, 'двенадцать двенадцати двенадцатью twelve'],
  [13, 'тринадцать тринадцати тринадцатью thirteen'],
  [14, 'четырнадцать четырнадцати четырнадцатью fourteen'],
  [15, 'пятнадцать пятнадцати пятнадцатью fifteen'],
  [16, 'шестнадцать шестнадцати шестнадцатью sixteen'],
  [17, 'семнадцать семнадцати семнадцатью seventeen'],
  [18, 'восемнадцать восемнадцати восемнадцатью eighteen'],
  [19, 'девятнадцать девятнадцати девятнадцатью nineteen'],
  [20, 'двадцать двадцати двадцатью twenty'],
  [30, 'тридцать тридцати тридцатью thirty'],
  [40, 'сорок сорока forty'],
  [50, 'пятьдесят пятидесяти пятьюдесятью fifty'],
  [60, 'шестьдесят шестидесяти шестьюдесятью sixty'],
  [70, 'семьдесят семидесяти семьюдесятью seventy'],
  [80, 'восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью eighty'],
  [90, 'девяносто девяноста ninety'],
  [100, 'сто ста'],
  [200, 'двести двухсот двумстам двумястами двухстах'],
  [300, 'триста трехсот тремстам тремястами трехстах'],
  [400, 'четыреста четырехсот четыремстам четырьмястами четырехстах'],
  [500, 'пятьсот пятисот пятистам пятьюстами пятистах'],
  [600, 'шестьсот шестисот шестистам шестьюстами шестистах'],
  [700, 'семьсот семисот семистам семьюстами семистах'],
  [800, 'восемьсот восьмисот восьмистам восемьюстами восьмьюстами восьмистах'],
  [900, 'девятьсот девятисот девятистам девятьюстами девятистах'],
];

const russianOrdinals: readonly (readonly [number, string])[] = [
  [1, 'перв'],
  [2, 'втор'],
  [4, 'четверт'],
  [5, 'пят'],
  [6, 'шест'],
  [7, 'седьм'],
  [8, 'восьм'],
  [9, 'девят'],
  [10, 'десят'],
  [11, 'одиннадцат'],
  [12, 'двенадцат'],
  [13, 'тринадцат'],
  [14, 'четырнадцат'],
  [15, 'пятнадцат'],
  [16, 'шестнадцат'],
  [17, 'семнадцат'],
  [18, 'восемнадцат'],
  [19, 'девятнадцат'],
  [20, 'двадцат'],
  [30, 'тридцат'],
  [40, 'сороков'],
  [50, 'пятидесят'],
  [60, 'шестидесят'],
  [70, 'семидесят'],
  [80, 'восьмидесят'],
  [90, 'девяност'],
  [2000, 'двухтысячн'],
];
const ordinalEndings = 'ый ой ое ая ого ому ым ом ую'.split(' ');
const third = 'третий третье третья третьего третьему третьим третьем третьей третью';
const englishOrdinals: readonly (readonly [number, string])[] = Array.from(
  (
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
    'sixteenth seventeenth eighteenth nineteenth'
  ).split(' '),
  (word, at) => [at + 1, word],
);

function rankOf(value: number): Rank {
  if (value === 0) return 'zero';
  if (value < 10) return 'unit';
  if (value < 20) return 'teen';
  return value < 100 ? 'ten' : 'hundred';
}

const words = new Map<string, NumberWord>();
for (const [value, forms] of cardinals) {
  for (const form of forms.split(' ')) words.set(form, { value, rank: rankOf(value), isOrdinal: false });
}
const ordinal = (value: number, form: string) => words.set(form, { value, rank: rankOf(value), isOrdinal: true });
for (const [value, stem] of russianOrdinals) for (const ending of ordinalEndings) ordinal(value, stem + ending);
for (const form of third.split(' ')) ordinal(3, form);
for (const [value, form] of englishOrdinals) ordinal(value, form);
ordinal(20, 'twentieth');
ordinal(30, 'thirtieth');

/** Of a folded word; null for one that is no number. */
export function numberWord(form: string): NumberWord | null {
  return words.get(form) ?? null;
}

/** `тысяча`, `thousand` in any case. */
export const isThousand = (form: string): boolean => /^(?:тысяч(?:а|и|у|е|ей|ью|ам|ами|ах)?|thousand)$/.test(form);
/** English puts the count before it. */
export const isEnglishHundred = (form: string): boolean => form === 'hundred';

const digitNouns: readonly (readonly [number, RegExp])[] = [
  [0, /^(?:нолика?|нолей|нулей|нули|ноли|ноликов|zeros|zeroes|zeros)$/],
  [1, /^(?:единиц[аыу]?|единич(?:ка|ки|ек)|ones)$/],
  [2, /^(?:двой(?:ка|ки|ек|ку)|twos)$/],
  [3, /^(?:трой(?:ка|ки|ек|ку)|threes)$/],
  [4, /^(?:четвер(?:ка|ки|ок|ку)|fours)$/],
  [5, /^(?:пятер(?:ка|ки|ок|ку)|fives)$/],
  [6, /^(?:шестер(?:ка|ки|ок|ку)|sixes)$/],
  [7, /^(?:семер(?:ка|ки|ок|ку)|sevens)$/],
  [8, /^(?:восьмер(?:ка|ки|ок|ку)|eights)$/],
  [9, /^(?:девят(?:ка|ки|ок|ку)|nines)$/],
];

/** `семёрка`, `нули`, `fives`: a digit as a thing that can be counted. */
export function digitNoun(form: string): number | null {
  return digitNouns.find(([, pattern]) => pattern.test(form))?.[0] ?? null;
}

/** How often what follows is said: `double five`. */
export function repeatWord(form: string): number | null {
  if (/^(?:double|двойн(?:ой|ая|ое)|дважды)$/.test(form)) return 2;
  return /^(?:triple|treble|тройн(?:ой|ая|ое)|трижды)$/.test(form) ? 3 : null;
}
