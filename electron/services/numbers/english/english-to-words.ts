import { englishCardinal, englishOrdinal, englishYear } from './english-numerals.ts';
import { englishMonths, englishUnits, type EnglishUnit } from './english-units.ts';
import type { Edit } from '../rewriting.ts';
import { editsByRules, sentenceStop, wholeOf, type WrittenRule, signRules } from '../written-rules.ts';

const end = String.raw`(?![\p{L}\d])`;
const whole = String.raw`\d{1,3}(?:,\d{3})+(?!\d)|\d+`;
const gap = String.raw`[ \u00A0]`;
const month = englishMonths.join('|');
const yearCue = /^(?:in|since|by|of|from|until|till|year|during|before|after|to)$/;
const codeCue = /(?:code|pin|extension|zip|account|password|card)(?: number)?(?: is)?:?\s*$/iu;

function digitsSaid(digits: string): string {
  return Array.from(digits, (digit) => (digit === '0' ? 'zero' : englishCardinal(Number(digit)))).join(' ');
}

function decimalSaid(own: string, digits: string): string {
  return `${englishCardinal(wholeOf(own))} point ${digitsSaid(digits)}`;
}

const escaped = (text: string) => text.replaceAll(/[.$/]/g, String.raw`\$&`);
const bySign = new Map<string, EnglishUnit>(
  englishUnits.filter(({ sign }) => sign !== '').map((unit) => [unit.sign, unit]),
);
const signsAfter = [...bySign.values()]
  .filter(({ kind }) => kind !== 'before')
  .map(({ sign }) => sign)
  .toSorted((a, b) => b.length - a.length)
  .map(escaped)
  .join('|');

/** Whole ones say «pound sterling» shortly. */
function nameOf({ names, sign }: EnglishUnit, isOne: boolean): string {
  if (sign === '£') return isOne ? 'pound' : 'pounds';
  return isOne ? names[0] : names[1];
}

const money: WrittenRule = {
  pattern: new RegExp(`([$€£])(${whole})(?:\\.(\\d{1,2}))?(?:${gap}(thousand|million|billion|trillion))?${end}`),
  say: ([, sign = '', own = '', cents, scale]) => {
    const unit = bySign.get(sign);
    if (unit === undefined) return null;
    if (scale !== undefined) {
      const amount = cents === undefined ? englishCardinal(wholeOf(own)) : decimalSaid(own, cents);
      return `${amount} ${scale} ${nameOf(unit, false)}`;
    }
    const units = `${englishCardinal(wholeOf(own))} ${nameOf(unit, wholeOf(own) === 1)}`;
    const low = Number((cents ?? '0').padEnd(2, '0'));
    if (low === 0) return units;
    const name = sign === '£' ? 'pence' : low === 1 ? 'cent' : 'cents';
    return `${units} and ${englishCardinal(low)} ${name}`;
  },
};

const clock: WrittenRule = {
  pattern: new RegExp(`(\\d{1,2})(?::(\\d{2}))?${gap}?(a\\.m\\.|p\\.m\\.|am|pm|AM|PM)(?![\\p{L}\\d])`),
  say: (match, around) => {
    const [written, hours = '', minutes, half = ''] = match;
    // The stop after «pm» is its own too.
    const stop = written.endsWith('.') || around.text[around.to] !== '.' ? '.' : '';
    return `${clockSaid(Number(hours), minutes ?? '00')} ${half[0]?.toLowerCase() ?? ''}.m${stop}`;
  },
};

const shortClock: WrittenRule = {
  pattern: new RegExp(`(\\d{1,2}):(\\d{2})${end}`),
  say: ([, hours = '', minutes = '']) =>
    Number(hours) > 24 || Number(minutes) > 59
      ? null
      : `${clockSaid(Number(hours), minutes)}${minutes === '00' && Number(hours) <= 12 ? ' o’clock' : minutes === '00' ? ' hundred' : ''}`,
};

function clockSaid(hours: number, minutes: string): string {
  const low = Number(minutes);
  if (low === 0) return englishCardinal(hours);
  return `${englishCardinal(hours)} ${low < 10 ? `oh ${englishCardinal(low)}` : englishCardinal(low)}`;
}

const phone: WrittenRule = {
  pattern: new RegExp(`(?:(1)-)?(?:(\\d{3})-)?(\\d{3})-(\\d{4})${end}`),
  say: ([, ...groups]) =>
    groups
      .filter((group) => group !== undefined && group !== '')
      .map(digitsSaid)
      .join(' '),
};

const monthFirst: WrittenRule = {
  pattern: new RegExp(`(${month})${gap}(\\d{1,2})(?:st|nd|rd|th)?(?:,?${gap}(\\d{4}))?${end}`),
  say: ([, name = '', day = '', year]) =>
    Number(day) < 1 || Number(day) > 31
      ? null
      : `${name} ${englishOrdinal(Number(day))}${year === undefined ? '' : `, ${englishYear(Number(year))}`}`,
};

const dayFirst: WrittenRule = {
  pattern: new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?${gap}(${month})(?:,?${gap}(\\d{4}))?${end}`),
  say: ([, day = '', name = '', year]) =>
    Number(day) < 1 || Number(day) > 31
      ? null
      : `the ${englishOrdinal(Number(day))} of ${name}${year === undefined ? '' : ` ${englishYear(Number(year))}`}`,
};

const isoDate: WrittenRule = {
  pattern: new RegExp(`(\\d{4})-(\\d{2})-(\\d{2})${end}`),
  say: ([, year = '', nth = '', day = '']) => {
    const name = englishMonths[Number(nth) - 1];
    return name === undefined ? null : `${name} ${englishOrdinal(Number(day))}, ${englishYear(Number(year))}`;
  },
};

const decade: WrittenRule = {
  pattern: new RegExp(`(\\d{2})(\\d)0s${end}`),
  say: ([, head = '', tens = '']) => {
    const name = englishCardinal(Number(tens) * 10);
    return tens === '0' || tens === '1' ? null : `${englishCardinal(Number(head))} ${name.replace(/y$/, 'ies')}`;
  },
};

const ordinal: WrittenRule = {
  pattern: new RegExp(`(${whole})(?:st|nd|rd|th)${end}`),
  say: ([, own = ''], { before }) => {
    const said = englishOrdinal(wholeOf(own));
    // “The hundredth visitor”, “the thousandth time”.
    return before === 'the' && /^one \p{L}+th$/u.test(said) ? said.slice('one '.length) : said;
  },
};

const measured: WrittenRule = {
  pattern: new RegExp(`(${whole})(?:\\.(\\d+))?${gap}?(${signsAfter})${end}`),
  say: ([, own = '', digits, sign = '']) => {
    const unit = bySign.get(sign);
    if (unit === undefined) return null;
    const said = digits === undefined ? englishCardinal(wholeOf(own)) : decimalSaid(own, digits);
    return `${said} ${nameOf(unit, digits === undefined && wholeOf(own) === 1)}`;
  },
};

const span: WrittenRule = {
  pattern: new RegExp(`(\\d+)([–-])(\\d+)(%?)${end}`),
  say: ([, low = '', joint, high = '', sign]) =>
    `${englishCardinal(Number(low))}${joint === '-' ? '-' : ' to '}${englishCardinal(Number(high))}${sign === '%' ? ' percent' : ''}`,
};

const fraction: WrittenRule = {
  pattern: new RegExp(`(\\d{1,2})/(\\d{1,2})${end}`),
  say: ([, top = '', below = '']) => {
    const [own, size] = [Number(top), Number(below)];
    if (own < 1 || size < 2 || own >= size) return null;
    const name = size === 2 ? 'half' : size === 4 ? 'quarter' : englishOrdinal(size);
    return `${englishCardinal(own)} ${name}${own === 1 ? '' : 's'}`;
  },
};

const decimal: WrittenRule = {
  pattern: new RegExp(`(${whole})\\.(\\d+)${end}`),
  say: ([, own = '', digits = '']) => decimalSaid(own, digits),
};

const plainNumber: WrittenRule = {
  pattern: new RegExp(`(${whole})${end}`),
  say: ([, own = ''], { before, after, text, from, to }) => {
    const digits = own.replaceAll(',', '');
    const value = Number(digits);
    if (
      codeCue.test(text.slice(Math.max(0, from - 40), from)) ||
      (digits.startsWith('0') && digits.length > 1) ||
      digits.length > 12
    )
      return digitsSaid(digits);
    const isYear = !own.includes(',') && value >= 1100 && value <= 2099 && digits.length === 4;
    const isAfterMonth = new RegExp(`(?:${month})$`).test(text.slice(0, from).trimEnd());
    if (
      isYear &&
      (isAfterMonth ||
        (yearCue.test(before) && !after.endsWith('s')) ||
        (value >= 1900 && after === '' && text[to] !== '%'))
    )
      return englishYear(value);
    return englishCardinal(value);
  },
};

const abbreviations: readonly (readonly [RegExp, string, boolean])[] = [
  [/Mr\.?(?=\s\p{Lu})/u, 'Mister', false],
  [/Mrs\.?(?=\s\p{Lu})/u, 'Missus', false],
  [/Dr\.?(?=\s\p{Lu})/u, 'Doctor', false],
  [/Prof\.?(?=\s\p{Lu})/u, 'Professor', false],
  [/St\.?(?=\s\p{Lu})/u, 'Saint', false],
  [/etc\./u, 'et cetera', true],
  [/e\.g\./u, 'for example', false],
  [/i\.e\./u, 'that is', false],
  [/vs\.?(?=\s)/u, 'versus', false],
  [/approx\./u, 'approximately', false],
  [/No\.(?=\s\d)/u, 'number', false],
];

const abbreviation: readonly WrittenRule[] = abbreviations.map(([pattern, said, canEnd]) => ({
  pattern,
  say: (match, around) => `${said}${canEnd ? sentenceStop(around, match[0]) : ''}`,
}));

const rules: readonly WrittenRule[] = [
  money,
  ...signRules('minus', 'plus'),
  isoDate,
  phone,
  clock,
  shortClock,
  monthFirst,
  dayFirst,
  decade,
  ordinal,
  measured,
  span,
  fraction,
  decimal,
  plainNumber,
  ...abbreviation,
];

/** Digits, signs and abbreviations of an English text as words. */
export function englishToWords(text: string): readonly Edit[] {
  return editsByRules(text, rules);
}
