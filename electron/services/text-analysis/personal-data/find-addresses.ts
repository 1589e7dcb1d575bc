import { isCapitalised, type Lexeme } from '../lexemes/lexeme.ts';
import type { NumberPiece } from '../lexemes/number-pieces.ts';
import { because } from '../mention.ts';
import type { PersonalMention } from './find-numbers.ts';

const russianStreet =
  /^(?:улиц(?:а|ы|е|у|ей)|ул|проспект(?:а|е|у)?|пр|просп|переул(?:ок|ка|ке)|пер|бульвар(?:а|е)?|шоссе|набережн(?:ая|ой|ую)|наб|площад(?:ь|и)|пл|проезд(?:а|е)?|тупик(?:а|е)?|алле(?:я|и|е|ю)|микрорайон(?:а|е)?|мкр|тракт(?:а|е)?|квартал(?:а|е)?|лини(?:я|и))$/;
const englishStreet =
  /^(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|terrace|crescent|close|gardens|way|place|square|highway|hwy|parkway)$/;
const house = /^(?:дом(?:а|е|у)?|д)$/;
const partOfHouse =
  /^(?:корпус(?:а|е)?|корп|к|строени(?:е|я)|стр|литер(?:а)?|владени(?:е|я)|вл|подъезд(?:е|а)?|под|этаж(?:е|а)?|офис(?:е|а)?|оф)$/;
const flat = /^(?:квартир(?:а|ы|е|у|ой)|кв|комнат(?:а|ы|е|у)|flat|apartment|apt|unit|suite)$/;
/** What is counted after a number that is none of a house. */
const counted =
  /^(?:лет|год|года|году|годов|раз|раза|минут|минуты|минуту|час|часа|часов|рублей|рубля|метров|метра|километров|километра|км|человек|человека|дней|дня|день|недель|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|процентов|машин|машины|домов|дома|аварий|аварии|years?|minutes?|hours?|people|percent|times|days?|cars?|houses|shops?|pm|am|oclock|st|nd|rd|th)$/;

/** Where someone lives: a street with a number of a house; a house with a flat. */
export function findAddresses(
  text: string,
  lexemes: readonly Lexeme[],
  pieces: readonly NumberPiece[],
): readonly PersonalMention[] {
  const view = { lexemes, pieces };
  const found: PersonalMention[] = [];
  for (let at = 0; at < lexemes.length; at += 1) {
    const span =
      russianAt(view, at) ??
      englishAt(view, at) ??
      houseOfStreet(view, at) ??
      numberAfter(view, at) ??
      houseAndFlat(view, at);
    if (span === null) continue;
    const first = Math.max(
      span.first,
      found.length === 0 ? 0 : lexemes.findIndex(({ start }) => start >= (found.at(-1)?.end ?? 0)),
    );
    if (first > span.last) continue;
    const [start, end] = [lexemes[first]?.start ?? 0, lexemes[span.last]?.end ?? 0];
    const name = text.slice(start, end).replaceAll(/\s+/g, ' ');
    found.push({ value: 'address', start, end, name, score: span.score, reasons: [because('word', span.word)] });
    at = span.last;
  }
  return found;
}

interface View {
  readonly lexemes: readonly Lexeme[];
  readonly pieces: readonly NumberPiece[];
}
interface Span {
  readonly first: number;
  readonly last: number;
  readonly score: number;
  readonly word: string;
}

function russianAt(view: View, at: number): Span | null {
  const { lexemes } = view;
  const street = lexemes[at];
  if (street === undefined || !russianStreet.test(street.form)) return null;
  // «улица Ленина, дом 5», or «Тверская улица, 7».
  const after = nameAfter(lexemes, at + 1);
  const before = nameBefore(lexemes, at - 1);
  for (const [first, last] of [
    ...after.map((end) => [at, end] as const),
    ...(before === null ? [] : [[before, at] as const]),
  ]) {
    const number = houseAfter(view, last + 1);
    if (number === null) continue;
    return { first: withTown(lexemes, first), last: restOf(view, number), score: 0.95, word: street.written };
  }
  return null;
}

/** Where the name of a street may end: after one to four words, the longest first. */
function nameAfter(lexemes: readonly Lexeme[], from: number): readonly number[] {
  let at = lexemes[from]?.form === '.' ? from + 1 : from;
  const ends: number[] = [];
  // «8 Марта», «50 лет Октября», «1-я Парковая», «9-го Января»
  if (lexemes[at]?.kind === 'digits' && lexemes[at + 1]?.form !== ',' && !isHouseSign(lexemes[at + 1])) {
    at += lexemes[at + 1]?.form === '-' ? 3 : 1;
  }
  for (let count = 0; count < 5; count += 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined || lexeme.kind === 'digits') break;
    if (
      lexeme.kind === 'sign' &&
      lexeme.form !== '-' &&
      !(lexeme.form === '.' && lexemes[at - 1]?.written.length === 1)
    )
      break;
    if (lexeme.kind === 'word' && house.test(lexeme.form) && lexeme.form !== 'к') break;
    if (lexeme.kind === 'word') ends.push(at);
    at += 1;
  }
  return ends.toReversed();
}

const isHouseSign = (lexeme: Lexeme | undefined) =>
  lexeme === undefined || /^[/.]$/.test(lexeme.form) || house.test(lexeme.form);

/** «Тверская», «Большая Садовая»: capitalised words before the kind of the street. */
function nameBefore(lexemes: readonly Lexeme[], from: number): number | null {
  let first: number | null = null;
  for (let at = from; at > from - 3 && at >= 0; at -= 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined || lexeme.kind !== 'word' || !isCapitalised(lexeme)) break;
    first = at;
  }
  return first;
}

interface House {
  readonly last: number;
}

/** The number of a house, with or without the word; not what is a count of something. */
function houseAfter({ lexemes, pieces }: View, from: number): House | null {
  let at = from;
  if (lexemes[at]?.form === ',') at += 1;
  const hasWord = house.test(lexemes[at]?.form ?? '');
  if (hasWord) at += 1;
  if (hasWord && lexemes[at]?.form === '.') at += 1;
  if (lexemes[at]?.form === 'номер') at += 1;
  const piece = pieces.find((one) => one.first === at);
  if (piece === undefined || piece.digits.length > 4 || piece.value === 0 || piece.isOrdinal) return null;
  if (counted.test(lexemes[piece.last + 1]?.form ?? '')) return null;
  let { last } = piece;
  // 12а, 12/3
  const letter = lexemes[last + 1];
  if (
    letter !== undefined &&
    /^[а-гa-d]$/.test(letter.form) &&
    letter.start - (lexemes[last]?.end ?? 0) <=
      (letter.form === 'а' || letter.form === 'a' || letter.form === 'в' ? 0 : 1)
  )
    last += 1;
  if (/^(?:\/|дробь|-)$/.test(lexemes[last + 1]?.form ?? '')) {
    const other = pieces.find((one) => one.first === last + 2);
    if (other !== undefined) ({ last } = other);
  }
  return { last };
}

/** «дом 12 по улице Мира» */
function houseOfStreet(view: View, at: number): Span | null {
  const { lexemes } = view;
  const word = lexemes[at];
  if (word === undefined || !house.test(word.form) || word.form.length < 3) return null;
  const number = houseAfter(view, at);
  if (number === null) return null;
  const last = restOf(view, number);
  const by = /^(?:по|на)$/.test(lexemes[last + 1]?.form ?? '') ? last + 2 : last + 1;
  if (!russianStreet.test(lexemes[by]?.form ?? '')) return null;
  const end = nameAfter(lexemes, by + 1).at(-1);
  return end === undefined ? null : { first: at, last: end, score: 0.9, word: word.written };
}

/** `Lenin street 5, apartment 12` */
function numberAfter(view: View, at: number): Span | null {
  const { lexemes } = view;
  const street = lexemes[at];
  if (street === undefined || !/^(?:street|avenue|road|lane|prospekt)$/.test(street.form)) return null;
  const first = nameBefore(lexemes, at - 1);
  const number = first === null ? null : houseAfter(view, at + 1);
  if (first === null || number === null) return null;
  const last = restOf(view, number);
  return last === number.last ? null : { first, last, score: 0.88, word: street.written };
}

/** Blocks, flats, floors and a town that follow. */
function restOf({ lexemes, pieces }: View, { last: from }: House): number {
  let last = from;
  for (;;) {
    let at = last + 1;
    if (lexemes[at]?.form === ',') at += 1;
    const word = lexemes[at]?.form ?? '';
    if (!partOfHouse.test(word) && !flat.test(word)) return last;
    at += 1;
    if (lexemes[at]?.form === '.' || lexemes[at]?.form === 'номер' || lexemes[at]?.form === 'number') at += 1;
    const piece = pieces.find((one) => one.first === at);
    if (piece === undefined) return last;
    ({ last } = piece);
    if (/^[a-zа-я]$/.test(lexemes[last + 1]?.form ?? '') && lexemes[last + 1]?.start === lexemes[last]?.end) last += 1;
  }
}

/** «г. Москва, », «город Тверь, » before a street. */
function withTown(lexemes: readonly Lexeme[], first: number): number {
  if (lexemes[first - 1]?.form !== ',') return first;
  const town = lexemes[first - 2];
  if (town === undefined || town.kind !== 'word' || !isCapitalised(town)) return first;
  let at = first - 2;
  if (lexemes[at - 1]?.form === '-' && lexemes[at - 2] !== undefined) at -= 2;
  const kind = lexemes[at - 1]?.form === '.' ? at - 2 : at - 1;
  return /^(?:г|город|пос|поселок|село|деревня)$/.test(lexemes[kind]?.form ?? '') ? kind : at;
}

/** `22 Baker Street`, `Flat 3, 22 Baker Street`, `twenty two Acacia Avenue, apartment 5`. */
function englishAt(view: View, at: number): Span | null {
  const { lexemes, pieces } = view;
  const street = lexemes[at];
  if (street === undefined || !englishStreet.test(street.form)) return null;
  let first = at - 1;
  let names = 0;
  while (names < 3 && lexemes[first]?.kind === 'word' && isStreetName(view, first)) {
    names += 1;
    first -= 1;
  }
  // 221B
  if (/^[a-d]$/.test(lexemes[first]?.form ?? '') && lexemes[first]?.start === lexemes[first - 1]?.end) first -= 1;
  const numbered =
    lexemes[first]?.kind === 'word' && /^(?:st|nd|rd|th)$/.test(lexemes[first]?.form ?? '') ? first - 1 : null;
  const house = pieces.find((one) => one.last === (numbered === null ? first : numbered - 1));
  if (house === undefined || (names === 0 && numbered === null) || house.isOrdinal || house.digits.length > 5)
    return null;
  let { first: from } = house;
  const before = pieces.find((one) => one.last === from - 1);
  if (before !== undefined && house.isSaid && before.isSaid) from = before.first;
  if (lexemes[from - 1]?.form === ',') {
    const unit = pieces.find((one) => one.last === from - 2);
    if (unit !== undefined && flat.test(lexemes[unit.first - 1]?.form ?? '')) from = unit.first - 1;
  }
  const last = restOf(view, { last: lexemes[at + 1]?.form === '.' && street.form.length <= 4 ? at + 1 : at });
  return { first: from, last: last > at + 1 ? last : at, score: 0.93, word: street.written };
}

function isStreetName({ lexemes, pieces }: View, at: number): boolean {
  const lexeme = lexemes[at];
  if (lexeme === undefined || pieces.some((one) => one.first <= at && one.last >= at && !one.isOrdinal)) return false;
  return isCapitalised(lexeme) || pieces.some((one) => one.last === at && one.isOrdinal);
}

/** «дом 5, квартира 12» without a street. */
function houseAndFlat(view: View, at: number): Span | null {
  const word = view.lexemes[at];
  if (word === undefined || !house.test(word.form)) return null;
  const number = houseAfter(view, at);
  if (number === null) return null;
  const last = restOf(view, number);
  const hasFlat = view.lexemes.slice(number.last, last).some(({ form }) => flat.test(form));
  return hasFlat ? { first: at, last, score: 0.85, word: word.written } : null;
}
