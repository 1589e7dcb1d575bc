import type { Lexeme } from '../lexemes/lexeme.ts';
import type { NumberPiece } from '../lexemes/number-pieces.ts';
import { because } from '../mention.ts';
import type { EntityMention } from './find-people.ts';

const currencies: readonly (readonly [string, RegExp])[] = [
  ['RUB', /^(?:руб(?:л(?:ь|я|ей|ю|ям|ями|ях|ем))?|рублик\p{L}*|roubles?|rubles?|₽|rub)$/u],
  ['USD', /^(?:доллар(?:а|ов|ы|ам|у|ами|ах)?|бакс(?:а|ов|ы)?|dollars?|bucks|usd|\$)$/u],
  ['EUR', /^(?:евро|euros?|eur|€)$/],
  ['GBP', /^(?:фунт(?:а|ов|ы)?|pounds?|quid|gbp|£)$/],
  ['KZT', /^(?:тенге|kzt)$/],
  ['UAH', /^(?:грив(?:ен|на|ны|ень)|uah)$/],
  ['CNY', /^(?:юан(?:ь|я|ей)|yuan)$/],
];
const multiples: readonly (readonly [number, RegExp])[] = [
  [1e3, /^(?:тысяч(?:а|и|у|е)?|тыс|тысячами|thousand|grand|k|т)$/],
  [1e6, /^(?:миллион(?:а|ов|у|ом|ы)?|млн|лям(?:а|ов)?|millions?|mln|m)$/],
  [1e9, /^(?:миллиард(?:а|ов|у|ом|ы)?|млрд|billions?|bn)$/],
];
const currencyOf = (form: string) => currencies.find(([, pattern]) => pattern.test(form))?.[0] ?? null;
const multipleOf = (form: string) => multiples.find(([, pattern]) => pattern.test(form))?.[0] ?? null;

/** Amounts of money: `150 000 руб.`, `$5,000`, «полтора миллиона долларов», «сто двадцать пять тысяч рублей». */
export function findSums(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[]): readonly EntityMention[] {
  const found: EntityMention[] = [];
  for (let at = 0; at < lexemes.length; at += 1) {
    const amount = amountAt(lexemes, pieces, at);
    if (amount === null) continue;
    const signBefore = currencyOf(lexemes[at - 1]?.form ?? '');
    const isSign = /^[$€£₽]$/.test(lexemes[at - 1]?.form ?? '');
    let { last } = amount;
    if (lexemes[last + 1]?.form === '.' && currencyOf(lexemes[last + 2]?.form ?? '') !== null) last += 1;
    const after = currencyOf(lexemes[last + 1]?.form ?? '');
    const currency = after ?? (isSign ? signBefore : null);
    if (currency === null) {
      at = amount.last;
      continue;
    }
    const first = isSign ? at - 1 : at;
    if (after !== null) last += 1;
    const [start, end] = [lexemes[first]?.start ?? 0, lexemes[last]?.end ?? 0];
    const word = lexemes[after === null ? first : last]?.written ?? '';
    found.push({
      value: 'sum',
      start,
      end,
      name: `${amount.value} ${currency}`,
      score: 0.95,
      reasons: [because('word', word)],
    });
    at = last;
  }
  return found;
}

interface Amount {
  readonly value: number;
  readonly last: number;
}

function amountAt(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[], at: number): Amount | null {
  const half = /^(?:полтора|полторы|полутора)$/.test(lexemes[at]?.form ?? '')
    ? 1.5
    : /^(?:полмиллиона|полляма)$/.test(lexemes[at]?.form ?? '')
      ? 5e5
      : null;
  if (half !== null)
    return half > 2 ? { value: half, last: at } : timesAfter(lexemes, pieces, { value: half, last: at });
  const multiple = /^(?:миллион|миллиард|million|пол)$/.test(lexemes[at]?.form ?? '')
    ? multipleOf(lexemes[at]?.form ?? '')
    : null;
  if (multiple !== null) return { value: multiple, last: at };
  const piece = pieces.find((one) => one.first === at);
  if (piece === undefined || piece.isOrdinal) return null;
  if (piece.isSaid) return timesAfter(lexemes, pieces, { value: piece.value, last: piece.last });
  let digits = piece.digits;
  let { last } = piece;
  // Thousands in groups: `150 000`, `5,000`, `1.500.000`.
  for (;;) {
    const isSpace = lexemes[last + 1]?.kind === 'digits';
    const isSign = /^[,.'’]$/.test(lexemes[last + 1]?.form ?? '') && lexemes[last + 1]?.start === lexemes[last]?.end;
    const next = lexemes[isSpace ? last + 1 : last + 2];
    if ((!isSpace && !isSign) || next?.kind !== 'digits' || next.form.length !== 3 || digits.length > 12) break;
    if (next.start - (lexemes[last]?.end ?? 0) > 1) break;
    digits += next.form;
    last = isSpace ? last + 1 : last + 2;
  }
  let value = Number(digits);
  const fraction = lexemes[last + 2];
  if (
    /^[.,]$/.test(lexemes[last + 1]?.form ?? '') &&
    fraction?.kind === 'digits' &&
    fraction.start - (lexemes[last]?.end ?? 0) === 1
  ) {
    value = Number(`${digits}.${fraction.form}`);
    last += 2;
  }
  return timesAfter(lexemes, pieces, { value, last });
}

/** `5 миллионов 200 тысяч`, `two million three hundred thousand`. */
function timesAfter(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[], amount: Amount): Amount {
  const multiple = multipleOf(lexemes[amount.last + 1]?.form ?? '');
  if (multiple === null) return amount;
  const value = amount.value * multiple;
  const last = amount.last + 1;
  const next = pieces.find((one) => one.first === last + 1);
  if (next === undefined || next.isOrdinal || multiple === 1e3) return { value, last };
  const rest = timesAfter(lexemes, pieces, { value: next.value, last: next.last });
  return rest.value < multiple ? { value: value + rest.value, last: rest.last } : { value, last };
}
