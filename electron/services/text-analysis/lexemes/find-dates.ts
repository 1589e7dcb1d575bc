import type { Lexeme } from './lexeme.ts';
import type { NumberPiece } from './number-pieces.ts';

export interface DateMention {
  readonly start: number;
  readonly end: number;
  /** First and last lexeme. */
  readonly first: number;
  readonly last: number;
  /** `1985-05-12`, `1985`, `--05-12`, `1985-05`. */
  readonly name: string;
  readonly hasDay: boolean;
  readonly hasYear: boolean;
}

const russianMonths = 'январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр'.split(' ');
const englishMonths = 'january february march april may june july august september october november december'.split(
  ' ',
);
const shortMonths = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** 1…12; 0 for a word that is no month. `in`: Russian names in the genitive or prepositional case, English ones. */
export function monthOf(form: string): number {
  const english = englishMonths.indexOf(form) + 1 || shortMonths.indexOf(form) + 1;
  if (english > 0) return english;
  if (form === 'sept') return 9;
  if (/^(?:мая|май|мае|маю|маем)$/.test(form)) return 5;
  const stem = /^(.+?)(?:а|я|е|у|ю|ь|ем|ом)?$/.exec(form)?.[1] ?? '';
  return stem === 'ма' ? 0 : russianMonths.indexOf(stem) + 1;
}

const two = (value: number) => String(value).padStart(2, '0');

/** Dates with a day, a month and a year, or two of these; and years with the word. */
export function findDates(
  text: string,
  lexemes: readonly Lexeme[],
  pieces: readonly NumberPiece[],
): readonly DateMention[] {
  const all = [...numericDates(text, lexemes), ...monthDates(lexemes, pieces), ...bareYears(lexemes, pieces)];
  const found: DateMention[] = [];
  for (const one of all.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start >= (found.at(-1)?.end ?? 0)) found.push(one);
  }
  return found;
}

const dayFirst = /(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\d/-]|[.,]\d)/g;
const yearFirst = /(?<![\d.,/-])((?:19|20)\d{2})([./-])(\d{1,2})\2(\d{1,2})(?![\d/-]|[.,]\d)/g;

function* numericDates(text: string, lexemes: readonly Lexeme[]): Generator<DateMention> {
  for (const { 0: all, 1: a = '', 3: b = '', 4: y = '', index } of text.matchAll(dayFirst)) {
    const [one, other] = [Number(a), Number(b)];
    // The day comes first in Russia; where it cannot be a month, second.
    const [day, month] = other > 12 ? [other, one] : [one, other];
    if (isDay(day, month))
      yield at(lexemes, index, index + all.length, { year: fullYear(Number(y), y.length), month, day });
  }
  for (const { 0: all, 1: y = '', 3: m = '', 4: d = '', index } of text.matchAll(yearFirst)) {
    const [month, day] = [Number(m), Number(d)];
    if (isDay(day, month)) yield at(lexemes, index, index + all.length, { year: Number(y), month, day });
  }
}

interface Parts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

function at(lexemes: readonly Lexeme[], start: number, end: number, { year, month, day }: Parts): DateMention {
  const first = lexemes.findIndex((one) => one.start >= start);
  const last = lexemes.findLastIndex((one) => one.end <= end);
  const name = [year === null ? '-' : String(year), month === null ? null : two(month), day === null ? null : two(day)]
    .filter((part) => part !== null)
    .join('-');
  return { start, end, first, last, name, hasDay: day !== null, hasYear: year !== null };
}

const isDay = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;

function fullYear(value: number, digits: number): number {
  if (digits > 2) return value;
  return value > 35 ? 1900 + value : 2000 + value;
}

function* monthDates(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[]): Generator<DateMention> {
  for (const [index, lexeme] of lexemes.entries()) {
    const month = lexeme.kind === 'word' ? monthOf(lexeme.form) : 0;
    if (month === 0) continue;
    const day = dayBefore(lexemes, pieces, index) ?? dayAfter(lexemes, pieces, index);
    const from = Math.min(index, day?.first ?? index);
    const year = yearFrom(lexemes, pieces, Math.max(index, day?.last ?? index) + 1, day !== null);
    if (day === null && year === null) continue;
    // “may 15 people”: English months are written with a capital where no year decides.
    if (
      year === null &&
      /^(?:may|march|mar)$/.test(lexeme.form) &&
      !/^\p{Lu}/u.test(lexeme.written) &&
      day?.hasOf !== true
    )
      continue;
    const last = Math.max(index, day?.last ?? index, year?.last ?? index);
    const [start, end] = [lexemes[from]?.start ?? 0, lexemes[last]?.end ?? 0];
    yield at(lexemes, start, end, { year: year?.value ?? null, month, day: day?.value ?? null });
  }
}

interface Part {
  readonly value: number;
  readonly first: number;
  readonly last: number;
  readonly hasOf?: boolean;
}

/** `5 мая`, `пятого мая`, `5-го мая`, `5 числа мая`, `the fifth of May`. */
function dayBefore(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[], month: number): Part | null {
  let last = month - 1;
  const hasOf = lexemes[last]?.form === 'of';
  if (hasOf || lexemes[last]?.form === 'числа') last -= 1;
  if (/^(?:го|е|ое|st|nd|rd|th)$/.test(lexemes[last]?.form ?? '')) last -= 1;
  if (lexemes[last]?.form === '-') last -= 1;
  const piece = pieces.find((one) => one.last === last);
  if (piece === undefined || !isDay(piece.value, 1)) return null;
  return { value: piece.value, first: piece.first, last: month, hasOf };
}

/** `May 5`, `May 5th`, `May the fifth`. */
function dayAfter(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[], month: number): Part | null {
  if (!/^[a-z]/.test(lexemes[month]?.form ?? '')) return null;
  let first = month + 1;
  if (lexemes[first]?.form === '.') first += 1;
  if (lexemes[first]?.form === 'the') first += 1;
  const piece = pieces.find((one) => one.first === first);
  if (piece === undefined || !isDay(piece.value, 1) || piece.digits.length > 2) return null;
  const suffix = /^(?:st|nd|rd|th)$/.test(lexemes[piece.last + 1]?.form ?? '') ? 1 : 0;
  return { value: piece.value, first: month, last: piece.last + suffix };
}

/** `1985`, `1985 года`, `тысяча девятьсот восемьдесят пятого`, `восемьдесят пятого года`, `, nineteen eighty five`. */
function yearFrom(
  lexemes: readonly Lexeme[],
  pieces: readonly NumberPiece[],
  from: number,
  hasDay: boolean,
): Part | null {
  const skip = /^(?:,|of|in)$/.test(lexemes[from]?.form ?? '') ? 1 : 0;
  const piece = pieces.find((one) => one.first === from + skip);
  if (piece === undefined) return null;
  const withWord = yearWordAfter(lexemes, piece.last);
  const last = withWord ?? piece.last;
  if (isYear(piece.value)) return { value: piece.value, first: from, last };
  const next = pieces.find(
    (one) => one.first === piece.last + 1 || (one.first === piece.last + 2 && lexemes[piece.last + 1]?.form === '-'),
  );
  const spokenYear = twoPartYear(piece, next);
  if (spokenYear !== null) return { value: spokenYear.value, first: from, last: spokenYear.last };
  if (hasDay && piece.value > 0 && piece.value < 100 && (withWord !== null || (piece.isOrdinal && piece.value > 31))) {
    return { value: fullYear(piece.value, 2), first: from, last };
  }
  return null;
}

const isYear = (value: number) => value >= 1880 && value <= 2100;

/** `nineteen eighty five`, `twenty oh five`, `nineteen oh five`. */
function twoPartYear(head: NumberPiece, next: NumberPiece | undefined): Part | null {
  if (next === undefined || !head.isSaid || !next.isSaid || head.value < 18 || head.value > 20) return null;
  if (next.digits.length !== 2 || next.isOrdinal) return null;
  return { value: head.value * 100 + next.value, first: head.first, last: next.last };
}

function yearWordAfter(lexemes: readonly Lexeme[], last: number): number | null {
  if (/^(?:год|года|году|годом|годе)$/.test(lexemes[last + 1]?.form ?? '')) return last + 1;
  if (lexemes[last + 1]?.form !== 'г') return null;
  return lexemes[last + 2]?.form === '.' ? last + 2 : last + 1;
}

/** `в 1985 году`, `in 1985`, `в восемьдесят пятом году`. */
function* bareYears(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[]): Generator<DateMention> {
  for (const piece of pieces) {
    const word = yearWordAfter(lexemes, piece.last);
    const before = lexemes[piece.first - 1]?.form ?? '';
    const isPlain =
      isYear(piece.value) &&
      (word !== null || (/^(?:in|since|until|till|from)$/.test(before) && piece.digits.length === 4 && !piece.isSaid));
    const isShort = word !== null && piece.isOrdinal && piece.value > 20 && piece.value < 100;
    if (!isPlain && !isShort) continue;
    const last = word ?? piece.last;
    const year = isShort ? fullYear(piece.value, 2) : piece.value;
    yield at(lexemes, lexemes[piece.first]?.start ?? 0, lexemes[last]?.end ?? 0, { year, month: null, day: null });
  }
}
