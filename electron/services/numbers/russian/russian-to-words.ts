import type { Edit } from '../rewriting.ts';
import {
  russianCardinal,
  russianOrdinal,
  countForm,
  type Agreement,
  type Gender,
  type GrammaticalCase,
} from './russian-numerals.ts';
import {
  russianMonths,
  russianPowers,
  russianUnits,
  shortCounted,
  shortUnits,
  unitsByWord,
  unitWord,
  type RussianUnit,
} from './russian-units.ts';
import { romanValue } from './roman-value.ts';
import { digitByDigit, groupSaid } from './russian-digits.ts';
import { centuryForms } from './russian-forms.ts';
import { russianCompound } from './russian-compound.ts';
import { caseAfter, caseOf, genderOf, genitives, instrumentals, isSpan, prepositionals } from './russian-case.ts';
import { russianAbbreviations } from './russian-abbreviations.ts';
import { editsByRules, signRules, sentenceStop, wholeOf, type Around, type WrittenRule } from '../written-rules.ts';

const gap = String.raw`[ \u00A0\u202F]`;
const whole = String.raw`\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?!\d)|\d+`;
const end = String.raw`(?![\p{L}\d])`;
const yearForms: Readonly<Record<string, Agreement>> = {
  год: { in: 'nom', gender: 'm' },
  года: { in: 'gen', gender: 'm' },
  году: { in: 'prep', gender: 'm' },
  годом: { in: 'ins', gender: 'm' },
  годе: { in: 'prep', gender: 'm' },
  годы: { in: 'nom', gender: 'pl' },
  годов: { in: 'gen', gender: 'pl' },
  годам: { in: 'dat', gender: 'pl' },
  годами: { in: 'ins', gender: 'pl' },
  годах: { in: 'prep', gender: 'pl' },
};
const suffixes: Readonly<Record<string, Agreement>> = {
  й: { in: 'nom', gender: 'm' },
  ый: { in: 'nom', gender: 'm' },
  я: { in: 'nom', gender: 'f' },
  ая: { in: 'nom', gender: 'f' },
  е: { in: 'nom', gender: 'n' },
  ое: { in: 'nom', gender: 'n' },
  го: { in: 'gen', gender: 'm' },
  му: { in: 'dat', gender: 'm' },
  м: { in: 'prep', gender: 'm' },
  ю: { in: 'acc', gender: 'f' },
  х: { in: 'gen', gender: 'pl' },
  ми: { in: 'ins', gender: 'pl' },
};
const scaleNouns: Readonly<Record<string, number>> = { тыс: 1000, млн: 1e6, млрд: 1e9, трлн: 1e12 };
const fractionNouns: Readonly<Record<number, string>> = { 1: 'десят', 2: 'сот', 3: 'тысячн' };
const codeCue = /(?:код|пин|пинкод|пароль|инн|снилс|индекс|артикул)(?:а|у|ом|е)?(?: \p{L}+)?:? $/iu;

function cardinalFor(value: number, around: Around): string {
  const form = caseOf(around);
  if (around.after === 'человека' && countForm(value) === 'one')
    return russianCardinal(value, { in: 'gen', gender: 'm' });
  const { gender, isAccusative } = genderOf(value, around.after);
  return russianCardinal(value, { in: isAccusative ? 'acc' : form, gender });
}

function yearSaid(value: number, agreement: Agreement): string {
  return russianOrdinal(value, agreement);
}

/** «Ноль целых пять десятых», «одна целая двадцать одна сотая». */
function decimalSaid(wholePart: number, digits: string, form: GrammaticalCase): string | null {
  const stem = fractionNouns[digits.length];
  if (stem === undefined) return null;
  const part = Number(digits);
  const isOblique = form !== 'nom' && form !== 'acc';
  const ending = (value: number) =>
    countForm(value) === 'one' ? (isOblique ? 'ой' : 'ая') : form === 'dat' ? 'ым' : form === 'ins' ? 'ыми' : 'ых';
  const said = (value: number, noun: string) =>
    `${russianCardinal(value, { in: form, gender: 'f' })} ${noun}${ending(value)}`;
  return `${said(wholePart, 'цел')} ${said(part, stem)}`;
}

const unitSigns = russianUnits.filter(({ sign }) => sign !== null);
const signOf = new Map<string, RussianUnit>(unitSigns.map((unit) => [unit.sign ?? '', unit]));
for (const [alias, sign] of [
  ['руб.', '₽'],
  ['руб', '₽'],
  ['долл.', '$'],
  ['коп', 'коп.'],
] as const) {
  const unit = signOf.get(sign);
  if (unit !== undefined) signOf.set(alias, unit);
}
for (const [written, ...names] of shortCounted) {
  const unit = unitsByWord.get(names[0] ?? '') ?? shortUnits.get(names[0] ?? '');
  if (unit !== undefined) for (const sign of [`${written}.`, written]) if (!signOf.has(sign)) signOf.set(sign, unit);
}
const escaped = (text: string) => text.replaceAll(/[.$/]/g, String.raw`\$&`);
const anySign = [...signOf.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map(escaped)
  .join('|');

interface Amount {
  readonly whole: number;
  readonly fraction: string | null;
  readonly scale: number;
}

function amountSaid({ whole: own, fraction, scale }: Amount, form: GrammaticalCase, gender: Gender): string | null {
  if (fraction !== null) {
    const said = decimalSaid(own, fraction, form);
    return said === null || scale === 1 ? said : `${said} ${scaleNoun(scale, 'few')}`;
  }
  if (scale === 1) return russianCardinal(own, { in: form, gender });
  return russianCardinal(own * scale, { in: form, gender });
}

function scaleNoun(scale: number, _kind: 'few'): string {
  return { 1000: 'тысячи', 1e6: 'миллиона', 1e9: 'миллиарда', 1e12: 'триллиона' }[scale] ?? '';
}

function unitSaid(
  { whole: own, fraction, scale }: Amount,
  unit: RussianUnit,
  form: GrammaticalCase,
  power: string,
): string {
  const value = fraction !== null ? (scale === 1 ? 0.5 : 5) : own * scale;
  const noun = unitWord(unit, value, form);
  const adjective = powerSaid(value, power, form);
  return [adjective, noun, unit.tail].filter((part) => part !== '').join(' ');
}

function powerSaid(value: number, power: string, form: GrammaticalCase): string {
  const found = russianPowers.find(({ sign }) => sign === power);
  if (found === undefined) return '';
  const [one, many, genitive] = found.words;
  if (!Number.isInteger(value)) return genitive;
  return countForm(value) === 'one' && (form === 'nom' || form === 'acc') ? one : many;
}

/** «К пятнадцатому мая», «перед пятнадцатым мая», «по пятнадцатое мая». */
function dayForm(before: string): Agreement {
  if (/^(?:сегодня|завтра|вчера|это|было|будет|по|на|за|через)$/u.test(before)) return { in: 'nom', gender: 'n' };
  if (/^ко?$/u.test(before)) return { in: 'dat', gender: 'm' };
  if (instrumentals.has(before)) return { in: 'ins', gender: 'm' };
  return prepositionals.has(before) ? { in: 'prep', gender: 'm' } : { in: 'gen', gender: 'm' };
}

/** The year after a day and a month, with «года» where it stands there. */
const dayMonth: WrittenRule = {
  pattern: new RegExp(`(\\d{1,2})${gap}(${russianMonths.join('|')})(?:${gap}(\\d{4})(?:${gap}(года|г\\.))?)?${end}`),
  say: (match, around) => {
    const [written, day = '', month = '', year, noun] = match;
    if (Number(day) < 1 || Number(day) > 31) return null;
    const said = russianOrdinal(Number(day), dayForm(around.before));
    if (year === undefined) return `${said} ${month}`;
    const shown = noun === undefined ? '' : ` года${noun === 'г.' ? sentenceStop(around, written) : ''}`;
    return `${said} ${month} ${yearSaid(Number(year), { in: 'gen', gender: 'm' })}${shown}`;
  },
};

const numericDate: WrittenRule = {
  pattern: new RegExp(`(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})${end}`),
  say: ([, day = '', month = '', year = '']) => {
    const name = russianMonths[Number(month) - 1];
    if (name === undefined || Number(day) > 31 || Number(day) < 1) return null;
    const [daySaid, own] = [Number(day), Number(year)].map((value) =>
      russianOrdinal(value, { in: 'gen', gender: 'm' }),
    );
    return `${daySaid} ${name} ${own} года`;
  },
};

/** «С 5 по 10 мая»: the first day has no month of its own. */
const firstDay: WrittenRule = {
  pattern: new RegExp(`(\\d{1,2})(?=${gap}(?:по|до)${gap}\\d{1,2}${gap}(?:${russianMonths.join('|')})${end})`),
  say: ([, day = ''], { before }) => (before === 'с' ? russianOrdinal(Number(day), { in: 'gen', gender: 'm' }) : null),
};

const phone: WrittenRule = {
  pattern: new RegExp(
    `(\\+7|8)[ \\u00A0-]?\\(?(\\d{3})\\)?[ \\u00A0-]?(\\d{3})[ \\u00A0-]?(\\d{2})[ \\u00A0-]?(\\d{2})${end}`,
  ),
  say: ([, head = '', ...groups]) => [head === '8' ? 'восемь' : 'плюс семь', ...groups.map(groupSaid)].join(' '),
};

const clock: WrittenRule = {
  pattern: new RegExp(`(\\d{1,2}):(\\d{2})${end}`),
  say: ([, hours = '', minutes = ''], { before }) => {
    if (Number(hours) > 24 || Number(minutes) > 59) return null;
    const form = caseAfter(before === 'с' ? 'до' : before);
    const agreement = { in: form, gender: 'm' } as const;
    if (minutes === '00')
      return `${russianCardinal(Number(hours), agreement)} ${unitWord(hourUnit, Number(hours), form)}`;
    const low =
      Number(minutes) < 10
        ? `ноль ${russianCardinal(Number(minutes))}`
        : russianCardinal(Number(minutes), { in: form, gender: 'f' });
    return `${russianCardinal(Number(hours), agreement)} ${low}`;
  },
};
const hourUnit = unitsByWord.get('час') ?? { one: {} as RussianUnit['one'], many: {} as RussianUnit['many'] };

const rubles: WrittenRule = {
  pattern: new RegExp(`(${whole}),(\\d{2})${gap}?(?:₽|руб\\.?)${end}`),
  say: (match, around) => {
    const [written, own = '', pennies = ''] = match;
    const form = caseAfter(around.before);
    const [ruble, kopeck] = [signOf.get('₽'), signOf.get('коп.')];
    if (ruble === undefined || kopeck === undefined) return null;
    const first = `${russianCardinal(wholeOf(own), { in: form, gender: 'm' })} ${unitWord(ruble, wholeOf(own), form)}`;
    const second = `${russianCardinal(Number(pennies), { in: form, gender: 'f' })} ${unitWord(kopeck, Number(pennies), form)}`;
    return `${first} ${second}${sentenceStop(around, written)}`;
  },
};

const amount: WrittenRule = {
  pattern: new RegExp(
    `(${whole})(?:,(\\d{1,3}))?(?:${gap}(тыс\\.|млн|млрд|трлн))?(?:${gap}?(?:(кв|куб)\\.${gap}?)?(${anySign})([²³])?)?${end}`,
  ),
  say: (match, around) => {
    const [written, own = '', fraction, scaleName, adjective, sign, raised = ''] = match;
    const power = adjective === 'кв' ? '²' : adjective === 'куб' ? '³' : raised;
    if (scaleName === undefined && sign === undefined) return null;
    const scale = scaleName === undefined ? 1 : (scaleNouns[scaleName.replace('.', '')] ?? 1);
    const value: Amount = { whole: wholeOf(own), fraction: fraction ?? null, scale };
    const unit = sign === undefined ? undefined : signOf.get(sign);
    const isFirst = isSpan(around.before, around.after);
    const form = unit === undefined ? caseOf(around) : isFirst ? 'gen' : caseAfter(around.before);
    const gender = unit?.gender ?? genderOf(value.whole * scale, around.after).gender;
    const said = amountSaid(value, form, gender);
    if (said === null) return null;
    const stop = sentenceStop(around, written);
    return unit === undefined ? `${said}${stop}` : `${said} ${unitSaid(value, unit, form, power)}${stop}`;
  },
};

/** «5–10 %» and «5–10 минут». */
const span: WrittenRule = {
  pattern: new RegExp(`(\\d+)[–-](\\d+)(?:${gap}?(${anySign}))?${end}`),
  say: ([, low = '', high = '', sign], around) => {
    const unit = sign === undefined ? unitsByWord.get(around.after) : signOf.get(sign);
    const gender = unit?.gender ?? 'm';
    const [first, second] = [low, high].map((value) => russianCardinal(Number(value), { in: 'nom', gender }));
    const said = `${first}–${second}`;
    return sign === undefined || unit === undefined ? said : `${said} ${unitWord(unit, Number(high), 'nom')}`;
  },
};

const decimal: WrittenRule = {
  pattern: new RegExp(`(${whole}),(\\d{1,3})${end}`),
  say: ([, own = '', digits = ''], around) => decimalSaid(wholeOf(own), digits, caseAfter(around.before)),
};

const fractionOf: WrittenRule = {
  pattern: new RegExp(`(\\d{1,2})/(\\d{1,2})${end}`),
  say: ([, top = '', below = '']) => {
    const [own, size] = [Number(top), Number(below)];
    if (own < 1 || size < 2 || own >= size) return null;
    const named = size === 3 ? ['треть', 'трети'] : size === 4 ? ['четверть', 'четверти'] : null;
    const counted = russianCardinal(own, { in: 'nom', gender: 'f' });
    if (named !== null) return `${counted} ${named[own === 1 ? 0 : 1] ?? ''}`;
    return `${counted} ${russianOrdinal(size, own === 1 ? { in: 'nom', gender: 'f' } : { in: 'gen', gender: 'pl' })}`;
  },
};

const ordinal: WrittenRule = {
  pattern: new RegExp(`(${whole})-(й|ый|я|ая|е|ое|го|му|м|ю|х|ми)${end}`),
  say: ([, own = '', suffix = ''], { before, after }) => {
    const known = suffixes[suffix];
    if (known === undefined) return null;
    return russianOrdinal(wholeOf(own), agreementOf(suffix, known, before, after));
  },
};

/** One suffix stands for several forms: «на 25-й странице», «80-е годы», «90-м годам». */
function agreementOf(suffix: string, known: Agreement, before: string, after: string): Agreement {
  if (suffix === 'й' && (/[аяе]$/u.test(after) || after.endsWith('и')) && !after.endsWith('ие')) {
    if (/[еи]$/u.test(after) || genitives.has(before)) return { in: 'prep', gender: 'f' };
  }
  if (suffix === 'й' && /(?:ой|ей)$/u.test(after)) return { in: 'ins', gender: 'f' };
  if (suffix === 'е' && /[ыиаея]$/u.test(after) && !/(?:ие|ое|ье)$/u.test(after)) return { in: 'nom', gender: 'pl' };
  if (suffix === 'м' && /(?:ом|ем|им)$/u.test(after)) return { in: 'ins', gender: 'm' };
  if (suffix === 'м' && /[ая]м$/u.test(after)) return { in: 'dat', gender: 'pl' };
  return known;
}

const year: WrittenRule = {
  pattern: new RegExp(`(\\d{4})(?:${gap}(г\\.|гг\\.))?${end}`),
  say: (match, around) => {
    const [written, own = '', noun] = match;
    const value = Number(own);
    if (value < 1000 || value > 2100) return null;
    if (noun === 'г.') {
      const form = /^(?:в|во|о|об)$/u.test(around.before) ? 'prep' : /^ко?$/u.test(around.before) ? 'dat' : 'gen';
      return `${yearSaid(value, { in: form, gender: 'm' })} ${form === 'gen' ? 'года' : 'году'}${sentenceStop(around, written)}`;
    }
    const known = yearForms[around.after];
    if (known !== undefined)
      return yearSaid(
        value,
        around.after === 'году' && /^к[о]?$/u.test(around.before) ? { in: 'dat', gender: 'm' } : known,
      );
    const isAlone = around.after === '' && /^(?:в|во)$/u.test(around.before) && value >= 1900;
    return isAlone ? yearSaid(value, { in: 'prep', gender: 'm' }) : null;
  },
};

const roman: WrittenRule = {
  pattern: new RegExp(`([IVXLХ]{1,7})(?=${gap}(?:${Object.keys(centuryForms).join('|')})${end})`),
  say: ([, own = ''], { after }) => {
    const value = romanValue(own.replaceAll('Х', 'X'));
    return value === null ? null : russianOrdinal(value, { in: centuryForms[after] ?? 'nom', gender: 'm' });
  },
};

const numero: WrittenRule = {
  pattern: new RegExp(`№${gap}?(\\d+)${end}`),
  say: ([, own = '']) => `номер ${own.startsWith('0') ? digitByDigit(own) : russianCardinal(Number(own))}`,
};

const plainNumber: WrittenRule = {
  pattern: new RegExp(`(${whole})${end}`),
  say: ([, own = ''], around) => {
    const digits = own.replaceAll(/\D/g, '');
    const { text, from } = around;
    const isCode =
      codeCue.test(text.slice(Math.max(0, from - 40), from)) ||
      (digits.startsWith('0') && digits.length > 1) ||
      digits.length > 12;
    return isCode ? digitByDigit(digits) : cardinalFor(Number(digits), around);
  },
};

const rules: readonly WrittenRule[] = [
  phone,
  ...signRules('минус', 'плюс'),
  numericDate,
  dayMonth,
  firstDay,
  clock,
  rubles,
  russianCompound,
  ordinal,
  span,
  fractionOf,
  year,
  amount,
  decimal,
  numero,
  roman,
  plainNumber,
  ...russianAbbreviations,
];

/** Digits, signs and abbreviations of a Russian text as words. */
export function russianToWords(text: string): readonly Edit[] {
  return editsByRules(text, rules);
}
