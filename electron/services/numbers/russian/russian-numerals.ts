import { keyOf } from '../tokens.ts';

/** Nominative, genitive, dative, accusative, instrumental, prepositional. */
export const grammaticalCases = ['nom', 'gen', 'dat', 'acc', 'ins', 'prep'] as const;
export type GrammaticalCase = (typeof grammaticalCases)[number];
export type Gender = 'm' | 'f' | 'n' | 'pl';
export interface Agreement {
  readonly in: GrammaticalCase;
  readonly gender: Gender;
}

type Forms = Readonly<Record<GrammaticalCase, string>>;

export interface RussianNumeral {
  readonly value: number;
  readonly kind: 'cardinal' | 'scale' | 'ordinal';
  readonly cases: ReadonlySet<GrammaticalCase>;
}

function formsOf(line: string): Forms {
  const [nom = '', gen = nom, dat = nom, acc = nom, ins = nom, prep = nom] = line.split(' ');
  return { nom, gen, dat, acc, ins, prep };
}

/** Five, twenty and the like, which decline as nouns in a soft sign. */
function softSign(word: string): Forms {
  const stem = word === 'восемь' ? 'восьм' : word.slice(0, -1);
  return formsOf(`${word} ${stem}и ${stem}и ${word} ${word}ю ${stem}и`);
}

const ones: Readonly<Record<Gender, Forms>> = {
  m: formsOf('один одного одному один одним одном'),
  f: formsOf('одна одной одной одну одной одной'),
  n: formsOf('одно одного одному одно одним одном'),
  pl: formsOf('одни одних одним одни одними одних'),
};
const twos: Readonly<Record<Gender, Forms>> = {
  m: formsOf('два двух двум два двумя двух'),
  f: formsOf('две двух двум две двумя двух'),
  n: formsOf('два двух двум два двумя двух'),
  pl: formsOf('двое двоих двоим двое двоими двоих'),
};

const teens =
  'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать';
const tens = ['пять', 'шесть', 'семь', 'восемь'].map((word, nth) => {
  const inside = softSign(word);
  const own = (form: GrammaticalCase, end: string) =>
    `${form === 'ins' && word === 'восемь' ? 'восемью' : inside[form]}${end}`;
  const forms = [
    `${word}десят`,
    own('gen', 'десяти'),
    own('dat', 'десяти'),
    `${word}десят`,
    own('ins', 'десятью'),
    own('prep', 'десяти'),
  ];
  return [50 + nth * 10, formsOf(forms.join(' '))] as const;
});
const hundreds = ['пять', 'шесть', 'семь', 'восемь', 'девять'].map((word, nth) => {
  const { gen, dat, ins, prep } = softSign(word);
  const inside = word === 'восемь' ? 'восемью' : ins;
  return [500 + nth * 100, formsOf(`${word}сот ${gen}сот ${dat}стам ${word}сот ${inside}стами ${prep}стах`)] as const;
});

const cardinals: ReadonlyMap<number, Forms> = new Map([
  [0, formsOf('ноль ноля нолю ноль нолём ноле')],
  [3, formsOf('три трёх трём три тремя трёх')],
  [4, formsOf('четыре четырёх четырём четыре четырьмя четырёх')],
  ...['пять', 'шесть', 'семь'].map((word, nth) => [5 + nth, softSign(word)] as const),
  [8, formsOf('восемь восьми восьми восемь восемью восьми')],
  [9, softSign('девять')],
  ...teens.split(' ').map((word, nth) => [10 + nth, softSign(word)] as const),
  [20, softSign('двадцать')],
  [30, softSign('тридцать')],
  [40, formsOf('сорок сорока сорока сорок сорока сорока')],
  ...tens,
  [90, formsOf('девяносто девяноста девяноста девяносто девяноста девяноста')],
  [100, formsOf('сто ста ста сто ста ста')],
  [200, formsOf('двести двухсот двумстам двести двумястами двухстах')],
  [300, formsOf('триста трёхсот трёмстам триста тремястами трёхстах')],
  [400, formsOf('четыреста четырёхсот четырёмстам четыреста четырьмястами четырёхстах')],
  ...hundreds,
]);

interface Scale {
  readonly value: number;
  readonly gender: Gender;
  readonly one: Forms;
  readonly many: Forms;
  readonly ordinalStem: string;
}

const scales: readonly Scale[] = [
  scaleOf(1e12, 'триллион'),
  scaleOf(1e9, 'миллиард'),
  scaleOf(1e6, 'миллион'),
  {
    value: 1000,
    gender: 'f',
    one: formsOf('тысяча тысячи тысяче тысячу тысячей тысяче'),
    many: formsOf('тысячи тысяч тысячам тысячи тысячами тысячах'),
    ordinalStem: 'тысячн',
  },
];

function scaleOf(value: number, word: string): Scale {
  return {
    value,
    gender: 'm',
    one: formsOf(`${word} ${word}а ${word}у ${word} ${word}ом ${word}е`),
    many: formsOf(`${word}ы ${word}ов ${word}ам ${word}ы ${word}ами ${word}ах`),
    ordinalStem: `${word}н`,
  };
}

/** Stems of ordinals; a capital Й at the end says that the nominative is stressed on its ending: «второй». */
const ordinalStems: ReadonlyMap<number, string> = new Map([
  [0, 'нулевЙ'],
  [1, 'перв'],
  [2, 'вторЙ'],
  [4, 'четвёрт'],
  [5, 'пят'],
  [6, 'шестЙ'],
  [7, 'седьмЙ'],
  [8, 'восьмЙ'],
  [9, 'девят'],
  ...teens.split(' ').map((word, nth) => [10 + nth, word.slice(0, -1)] as const),
  [20, 'двадцат'],
  [30, 'тридцат'],
  [40, 'сороковЙ'],
  ...['пяти', 'шести', 'семи', 'восьми'].map((word, nth) => [50 + nth * 10, `${word}десят`] as const),
  [90, 'девяност'],
  ...['', 'двух', 'трёх', 'четырёх', 'пяти', 'шести', 'семи', 'восьми', 'девяти'].map(
    (word, nth) => [100 + nth * 100, `${word}сот`] as const,
  ),
  ...scales.map(({ value, ordinalStem }) => [value, ordinalStem] as const),
  ...['двух', 'трёх', 'четырёх', 'пяти', 'шести', 'семи', 'восьми', 'девяти', 'десяти'].map(
    (word, nth) => [2000 + nth * 1000, `${word}тысячн`] as const,
  ),
]);

const third: Readonly<Record<Gender, Forms>> = {
  m: formsOf('третий третьего третьему третий третьим третьем'),
  f: formsOf('третья третьей третьей третью третьей третьей'),
  n: formsOf('третье третьего третьему третье третьим третьем'),
  pl: formsOf('третьи третьих третьим третьи третьими третьих'),
};

function ordinalForms(value: number, gender: Gender): Forms | null {
  if (value === 3) return third[gender];
  const stem = ordinalStems.get(value);
  if (stem === undefined) return null;
  const isStressed = stem.endsWith('Й');
  const s = isStressed ? stem.slice(0, -1) : stem;
  if (gender === 'f') return formsOf(`${s}ая ${s}ой ${s}ой ${s}ую ${s}ой ${s}ой`);
  if (gender === 'pl') return formsOf(`${s}ые ${s}ых ${s}ым ${s}ые ${s}ыми ${s}ых`);
  const nominative = gender === 'n' ? `${s}ое` : `${s}${isStressed ? 'ой' : 'ый'}`;
  return formsOf(`${nominative} ${s}ого ${s}ому ${nominative} ${s}ым ${s}ом`);
}

function cardinalForms(value: number, gender: Gender): Forms {
  if (value === 1) return ones[gender];
  if (value === 2) return twos[gender];
  return cardinals.get(value) ?? formsOf('');
}

/** One for 1, 21, 101 …; few for 2–4, 22–24 …; many for all else. */
export function countForm(value: number): 'one' | 'few' | 'many' {
  const tail = value % 100;
  const last = value % 10;
  if (!Number.isInteger(value)) return 'few';
  if (tail > 10 && tail < 20) return 'many';
  return last === 1 ? 'one' : last >= 2 && last <= 4 ? 'few' : 'many';
}

/** A whole number in words, below 10^15; larger ones as they are. */
export function russianCardinal(value: number, agreement: Agreement = { in: 'nom', gender: 'm' }): string {
  if (value >= 1e15) return String(value);
  if (value === 0) return cardinalForms(0, 'm')[agreement.in];
  const words: string[] = [];
  let left = value;
  for (const scale of scales) {
    const count = Math.floor(left / scale.value);
    left %= scale.value;
    if (count === 0) continue;
    const isAlone = count === 1 && words.length === 0 && (scale.value === 1000 || left > 0);
    if (!isAlone) words.push(...below1000(count, { in: agreement.in, gender: scale.gender }));
    words.push(scaleForm(scale, count, agreement.in));
  }
  words.push(...below1000(left, agreement));
  return words.join(' ');
}

function scaleForm({ one, many }: Pick<Scale, 'one' | 'many'>, count: number, form: GrammaticalCase): string {
  const kind = countForm(count);
  if (kind === 'one') return one[form];
  if (form !== 'nom' && form !== 'acc') return many[form];
  return kind === 'few' ? one.gen : many.gen;
}

function below1000(value: number, { in: form, gender }: Agreement): readonly string[] {
  return partsBelow1000(value).map((part) => cardinalForms(part, gender)[form]);
}

function partsBelow1000(value: number): readonly number[] {
  const tail = value % 100;
  const parts = [value - tail, ...(tail > 9 && tail < 20 ? [tail] : [tail - (tail % 10), tail % 10])];
  return parts.filter((part) => part > 0);
}

/** «Двадцать пятого» of 25: only the last word declines. */
export function russianOrdinal(value: number, { in: form, gender }: Agreement): string {
  const last = lastPart(value);
  const end = ordinalForms(last, gender)?.[form];
  if (end === undefined) return russianCardinal(value);
  const before = value - last;
  return before === 0 ? end : `${russianCardinal(before)} ${end}`;
}

function lastPart(value: number): number {
  if (value < 1000 || value % 1000 !== 0) return partsBelow1000(value % 1000).at(-1) ?? 0;
  if (ordinalStems.has(value % 1e6) && value % 1e6 > 0) return value % 1e6;
  return scales.find((scale) => value % scale.value === 0)?.value ?? 0;
}

export const russianNumerals: ReadonlyMap<string, RussianNumeral> = dictionary();

function dictionary(): ReadonlyMap<string, RussianNumeral> {
  const found = new Map<string, RussianNumeral & { readonly cases: Set<GrammaticalCase> }>();
  const add = (value: number, kind: RussianNumeral['kind'], forms: Forms) => {
    for (const form of grammaticalCases) {
      const key = keyOf(forms[form]);
      if (key === '') continue;
      const known = found.get(key);
      if (known === undefined) found.set(key, { value, kind, cases: new Set([form]) });
      else if (known.value === value && known.kind === kind) known.cases.add(form);
    }
  };
  const genders = ['m', 'f', 'n', 'pl'] as const;
  for (const gender of genders) for (const value of [1, 2]) add(value, 'cardinal', cardinalForms(value, gender));
  for (const [value, forms] of cardinals) add(value, 'cardinal', forms);
  add(0, 'cardinal', formsOf('нуль нуля нулю нуль нулём нуле'));
  add(8, 'cardinal', formsOf('восемь восьми восьми восемь восьмью восьми'));
  for (const { value, one, many } of scales) {
    add(value, 'scale', one);
    add(value, 'scale', many);
  }
  add(1000, 'scale', formsOf('тыща тыщи тыще тыщу тысячью тыще'));
  for (const value of [3, ...ordinalStems.keys()]) {
    for (const gender of genders) {
      const forms = ordinalForms(value, gender);
      if (forms !== null) add(value, 'ordinal', forms);
    }
  }
  return found;
}
