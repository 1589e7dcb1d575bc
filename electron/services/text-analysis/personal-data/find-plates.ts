import type { Lexeme } from '../lexemes/lexeme.ts';
import type { NumberPiece } from '../lexemes/number-pieces.ts';
import { because } from '../mention.ts';
import type { PersonalMention } from './find-numbers.ts';

/** The twelve letters of Russian plates, in either alphabet. */
const latin: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  e: 'е',
  k: 'к',
  m: 'м',
  h: 'н',
  o: 'о',
  p: 'р',
  c: 'с',
  t: 'т',
  y: 'у',
  x: 'х',
};
const plateLetters = /^[авекмнорстух]+$/;
/** How letters are called. */
const letterNames: Readonly<Record<string, string>> = {
  вэ: 'в',
  ве: 'в',
  ка: 'к',
  эм: 'м',
  эн: 'н',
  эр: 'р',
  эс: 'с',
  тэ: 'т',
  ха: 'х',
  анна: 'а',
  борис: 'в',
  василий: 'в',
  елена: 'е',
  константин: 'к',
  мария: 'м',
  николай: 'н',
  ольга: 'о',
  роман: 'р',
  семен: 'с',
  татьяна: 'т',
  харитон: 'х',
};
const cue =
  /^(?:машин\p{L}*|авто\p{L}*|госномер\p{L}*|гос|номер\p{L}*|номерн\p{L}*|регион\p{L}*|такси|тачк\p{L}*|джип\p{L}*|седан\p{L}*|грузовик\p{L}*|фур\p{L}|тойот\p{L}*|лад\p{L}|форд\p{L}*|киа|бмв|мерседес\p{L}*|угнан\p{L}*|припаркован\p{L}*)$/u;

/** Numbers of cars: Russian ones by their letters, foreign ones where a word says what they are. */
export function findPlates(
  text: string,
  lexemes: readonly Lexeme[],
  pieces: readonly NumberPiece[],
): readonly PersonalMention[] {
  return [...russianPlates(lexemes, pieces), ...foreignPlates(text)];
}

function* russianPlates(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[]): Generator<PersonalMention> {
  for (const first of pieces) {
    const digits = threeDigits(pieces, first);
    if (digits === null) continue;
    const head = lettersAt(lexemes, digits.first - 1, 1);
    const tail = head === null ? null : lettersFrom(lexemes, digits.last + 1);
    if (head === null || tail === null) continue;
    const region = regionAfter(lexemes, pieces, tail.last);
    const [start, last] = [digits.first - 1, region?.last ?? tail.last];
    const isGlued = lexemes[start]?.end === lexemes[digits.first]?.start && !digits.isSaid;
    const word = cueBeside(lexemes, start, last);
    if (region === null && word === null && !isGlued) continue;
    if (!isGlued && word === null && (digits.isSaid || tail.isNamed)) continue;
    const reasons = [
      because('shape'),
      ...(word === null ? [] : [because('word', word)]),
      ...(digits.isSaid ? [because('spoken')] : []),
    ];
    yield {
      value: 'plate',
      start: lexemes[start]?.start ?? 0,
      end: lexemes[last]?.end ?? 0,
      name: `${head}${digits.digits}${tail.letters}${region?.digits ?? ''}`.toUpperCase(),
      score: isGlued ? 0.97 : 0.9,
      reasons,
    };
  }
}

function letterOf(form: string): string | null {
  const cyrillic = Array.from(form, (letter) => latin[letter] ?? letter).join('');
  if (plateLetters.test(cyrillic)) return cyrillic;
  return letterNames[form] ?? null;
}

function lettersAt(lexemes: readonly Lexeme[], at: number, count: number): string | null {
  const lexeme = lexemes[at];
  if (lexeme?.kind !== 'word') return null;
  const letters = letterOf(lexeme.form);
  return letters?.length === count ? letters : null;
}

function lettersFrom(lexemes: readonly Lexeme[], at: number) {
  const both = lettersAt(lexemes, at, 2);
  if (both !== null) return { letters: both, last: at, isNamed: false };
  const [one, other] = [lettersAt(lexemes, at, 1), lettersAt(lexemes, at + 1, 1)];
  return one === null || other === null ? null : { letters: one + other, last: at + 1, isNamed: true };
}

function regionAfter(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[], letters: number) {
  const skip = /^(?:регион|rus|[-,/|])$/.test(lexemes[letters + 1]?.form ?? '') ? 1 : 0;
  const piece = pieces.find((one) => one.first === letters + 1 + skip);
  if (piece === undefined || !/^(?:\d{2}|[1-9]\d{2})$/.test(piece.digits)) return null;
  const word = (lexemes[piece.last + 1]?.form ?? '').startsWith('регион') ? 1 : 0;
  return { digits: piece.digits, last: piece.last + word };
}

function cueBeside(lexemes: readonly Lexeme[], first: number, last: number): string | null {
  const beside = [...lexemes.slice(Math.max(0, first - 7), first).toReversed(), ...lexemes.slice(last + 1, last + 5)];
  return beside.find(({ form }) => cue.test(form))?.written ?? null;
}

/** `123`, or the three said one by one. */
function threeDigits(pieces: readonly NumberPiece[], piece: NumberPiece) {
  const at = pieces.indexOf(piece);
  let digits = '';
  let last = piece.last;
  for (const next of pieces.slice(at, at + 3)) {
    if (digits !== '' && next.first !== last + 1) break;
    digits += next.digits;
    ({ last } = next);
    if (digits.length >= 3) break;
  }
  return digits.length === 3 ? { digits, first: piece.first, last, isSaid: piece.isSaid } : null;
}

const named = /\b(?:licen[cs]e|number|registration|reg)\s+(?:plate|number)\b|\bplates?\b|\breg(?:istration)?\b/gi;
const plate =
  /\b(?:[A-Z]{2}\d{2}[ -]?[A-Z]{3}|\d[A-Z]{3}\d{3}|[A-Z]{3}[ -]?\d{3,4}|[A-Z]{1,2}[ -]?\d{3,5}[ -]?[A-Z]{0,2}|\d{3}[ -]?[A-Z]{3})\b/g;
const reach = 45;

function* foreignPlates(text: string): Generator<PersonalMention> {
  for (const { 0: word, index } of text.matchAll(named)) {
    const from = index + word.length;
    const near = text.slice(from, from + reach);
    plate.lastIndex = 0;
    const match = plate.exec(near);
    if (match === null || /^\s*[.!?]\s/.test(near)) continue;
    const [written] = match;
    if (!/\d/.test(written) || !/[A-Z]/.test(written)) continue;
    const start = from + match.index;
    const name = written.replaceAll(/[ -]/g, '');
    yield {
      value: 'plate',
      start,
      end: start + written.length,
      name,
      score: 0.9,
      reasons: [because('shape'), because('word', word)],
    };
  }
}
