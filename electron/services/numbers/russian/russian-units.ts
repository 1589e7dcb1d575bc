import { countForm, type Gender, type GrammaticalCase } from './russian-numerals.ts';
import { keyOf } from '../tokens.ts';

/** A noun that is counted, with what is written for it beside digits. */
export interface RussianUnit {
  /** Written after the number; null where the noun itself is kept. */
  readonly sign: string | null;
  readonly gender: Gender;
  readonly one: Readonly<Record<GrammaticalCase, string>>;
  readonly many: Readonly<Record<GrammaticalCase, string>>;
  /** Said after the noun: «в час», «цельсия». */
  readonly tail: string;
}

type Paradigm = readonly [
  one: Readonly<Record<GrammaticalCase, string>>,
  many: Readonly<Record<GrammaticalCase, string>>,
  gender: Gender,
];

const forms = (list: readonly string[]) => {
  const [nom = '', gen = '', dat = '', acc = '', ins = '', prep = ''] = list;
  return { nom, gen, dat, acc, ins, prep };
};

function hard(stem: string, many = 'ов', ins = 'ом'): Paradigm {
  return [
    forms([stem, `${stem}а`, `${stem}у`, stem, `${stem}${ins}`, `${stem}е`]),
    forms([`${stem}ы`, `${stem}${many}`, `${stem}ам`, `${stem}ы`, `${stem}ами`, `${stem}ах`]),
    'm',
  ];
}

function feminine(stem: string, many: string, vowel = 'ы'): Paradigm {
  return [
    forms([`${stem}а`, `${stem}${vowel}`, `${stem}е`, `${stem}у`, `${stem}ой`, `${stem}е`]),
    forms([`${stem}${vowel}`, many, `${stem}ам`, `${stem}${vowel}`, `${stem}ами`, `${stem}ах`]),
    'f',
  ];
}

const year: Paradigm = [
  forms(['год', 'года', 'году', 'год', 'годом', 'году']),
  forms(['годы', 'лет', 'годам', 'годы', 'годами', 'годах']),
  'm',
];
const ruble: Paradigm = [
  forms(['рубль', 'рубля', 'рублю', 'рубль', 'рублём', 'рубле']),
  forms(['рубли', 'рублей', 'рублям', 'рубли', 'рублями', 'рублях']),
  'm',
];
const euro: Paradigm = [forms(Array<string>(6).fill('евро')), forms(Array<string>(6).fill('евро')), 'm'];
const hour: Paradigm = hard('час');
const week: Paradigm = [
  forms(['неделя', 'недели', 'неделе', 'неделю', 'неделей', 'неделе']),
  forms(['недели', 'недель', 'неделям', 'недели', 'неделями', 'неделях']),
  'f',
];
const month: Paradigm = hard('месяц', 'ев', 'ем');
const day: Paradigm = [
  forms(['день', 'дня', 'дню', 'день', 'днём', 'дне']),
  forms(['дни', 'дней', 'дням', 'дни', 'днями', 'днях']),
  'm',
];

const adjective = (stem: string): readonly [string, string, string] => [`${stem}ый`, `${stem}ых`, `${stem}ого`];

function unit(sign: string | null, [one, many, gender]: Paradigm, tail = ''): RussianUnit {
  return { sign, gender, one, many, tail };
}

/** Square and cubic ones are read by their adjective. */
export const russianPowers = [
  { words: adjective('квадратн'), sign: '²' },
  { words: ['кубический', 'кубических', 'кубического'] as const, sign: '³' },
] as const;

export const russianUnits: readonly RussianUnit[] = [
  unit('%', hard('процент')),
  unit('₽', ruble),
  unit('коп.', feminine('копейк', 'копеек', 'и')),
  unit('$', hard('доллар')),
  unit('€', euro),
  unit('км/ч', hard('километр'), 'в час'),
  unit('м/с', hard('метр'), 'в секунду'),
  unit('Гбит/с', hard('гигабит', ''), 'в секунду'),
  unit('Мбит/с', hard('мегабит', ''), 'в секунду'),
  unit('Кбит/с', hard('килобит', ''), 'в секунду'),
  unit('Гбит', hard('гигабит', '')),
  unit('Мбит', hard('мегабит', '')),
  unit('Кбит', hard('килобит', '')),
  unit('км', hard('километр')),
  unit('см', hard('сантиметр')),
  unit('мм', hard('миллиметр')),
  unit('м', hard('метр')),
  unit('кг', hard('килограмм')),
  unit('мг', hard('миллиграмм')),
  unit('г', hard('грамм', '')),
  unit('т', feminine('тонн', 'тонн')),
  unit('мл', hard('миллилитр')),
  unit('л', hard('литр')),
  unit('га', hard('гектар')),
  unit('°C', hard('градус'), 'цельсия'),
  unit('°', hard('градус')),
  unit('кВт', hard('киловатт', '')),
  unit('МВт', hard('мегаватт', '')),
  unit('Вт', hard('ватт', '')),
  unit('В', hard('вольт', '')),
  unit('А', hard('ампер', '')),
  unit('ГГц', hard('гигагерц', '')),
  unit('МГц', hard('мегагерц', '')),
  unit('кГц', hard('килогерц', '')),
  unit('Гц', hard('герц', '')),
  unit('ТБ', hard('терабайт', '')),
  unit('ГБ', hard('гигабайт', '')),
  unit('МБ', hard('мегабайт', '')),
  unit('КБ', hard('килобайт', '')),
  unit(null, year),
  unit(null, hour),
  unit(null, feminine('минут', 'минут')),
  unit(null, feminine('секунд', 'секунд')),
  unit(null, day),
  unit(null, week),
  unit(null, month),
];

const person: Paradigm = [
  forms(['человек', 'человека', 'человеку', 'человека', 'человеком', 'человеке']),
  forms(['люди', 'человек', 'людям', 'человек', 'людьми', 'людях']),
  'm',
];

/** Nouns that only what is written abbreviates. */
export const shortUnits: ReadonlyMap<string, RussianUnit> = new Map([
  ['человек', unit(null, person)],
  ['штука', unit(null, feminine('штук', 'штук', 'и'))],
  ['экземпляр', unit(null, hard('экземпляр'))],
]);

/** How they are abbreviated after a number, with and without a stop. */
export const shortCounted: readonly (readonly [string, string])[] = [
  ['чел', 'человек'],
  ['шт', 'штука'],
  ['экз', 'экземпляр'],
  ['мин', 'минута'],
  ['сек', 'секунда'],
  ['ч', 'час'],
  ['мес', 'месяц'],
  ['нед', 'неделя'],
];

/** Every form of every unit's noun. Some that are counted have two genitives: «пять килограмм», «пять килограммов». */
export const unitsByWord: ReadonlyMap<string, RussianUnit> = byWord();

function byWord(): ReadonlyMap<string, RussianUnit> {
  const found = new Map<string, RussianUnit>();
  for (const own of russianUnits) {
    if (own.tail !== '') continue;
    for (const word of [...Object.values(own.one), ...Object.values(own.many)]) found.set(keyOf(word), own);
    const stem = own.one.nom;
    if (own.gender === 'm' && /[тм]$/.test(stem)) found.set(keyOf(`${stem}ов`), own);
  }
  return found;
}

/** Its noun after this number in this case. */
export function unitWord(
  { one, many }: Pick<RussianUnit, 'one' | 'many'>,
  value: number,
  form: GrammaticalCase,
): string {
  if (!Number.isInteger(value)) return one.gen;
  const kind = countForm(value);
  if (kind === 'one') return one[form];
  if (form !== 'nom' && form !== 'acc') return many[form];
  return kind === 'few' ? one.gen : many.gen;
}

export const russianMonths = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const;
