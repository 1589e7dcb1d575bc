import type { Lexeme } from './lexeme.ts';
import { digitNoun, isEnglishHundred, isThousand, numberWord, repeatWord } from './number-words.ts';

/** A number as it is written or said at one go: `916`, `девятьсот шестнадцать`, `double five`. */
export interface NumberPiece {
  /** With leading zeros where they are written. */
  readonly digits: string;
  readonly value: number;
  /** Numbers of its first and last lexeme. */
  readonly first: number;
  readonly last: number;
  readonly isSaid: boolean;
  /** `пятого`, `fifth`: a place in an order, as in dates. */
  readonly isOrdinal: boolean;
  /** With the word thousand, or of more than a hundred in words: how amounts are said. */
  readonly isLarge: boolean;
}

/** Every number in a text, in order. */
export function numberPieces(lexemes: readonly Lexeme[]): readonly NumberPiece[] {
  const pieces: NumberPiece[] = [];
  for (let at = 0; at < lexemes.length; at += 1) {
    const piece = pieceAt(lexemes, at, pieces.at(-1)?.last === at - 1);
    if (piece === null) continue;
    pieces.push(piece);
    at = piece.last;
  }
  return pieces;
}

function pieceAt(lexemes: readonly Lexeme[], at: number, isAfterNumber: boolean): NumberPiece | null {
  const lexeme = lexemes[at];
  if (lexeme === undefined || lexeme.kind === 'sign') return null;
  if (lexeme.kind === 'digits') return written(lexeme.form, at);
  return repeated(lexemes, at) ?? lettersOfZero(lexemes, at, isAfterNumber) ?? said(lexemes, at);
}

const written = (digits: string, at: number): NumberPiece => ({
  digits,
  value: Number(digits),
  first: at,
  last: at,
  isSaid: false,
  isOrdinal: false,
  isLarge: false,
});

function spoken(digits: string, first: number, last: number, more: Partial<NumberPiece> = {}): NumberPiece {
  const value = more.value ?? Number(digits);
  return { digits, value, first, last, isSaid: true, isOrdinal: false, isLarge: false, ...more };
}

/** `double five`, `две пятёрки`, `три нуля`, `пятёрка`. */
function repeated(lexemes: readonly Lexeme[], at: number): NumberPiece | null {
  const [form, next] = [lexemes[at]?.form ?? '', lexemes[at + 1]];
  const alone = digitNoun(form);
  if (alone !== null && !/^(?:единиц|ones)/.test(form)) return spoken(String(alone), at, at);
  if (next === undefined) return null;
  const times = repeatWord(form);
  if (times !== null) {
    const digit = next.kind === 'digits' && next.form.length === 1 ? next.form : digitOf(next.form);
    return digit === null ? null : spoken(digit.repeat(times), at, at + 1);
  }
  const count = numberWord(form);
  if (count === null || count.rank !== 'unit' || count.value < 2 || count.isOrdinal) return null;
  const noun = digitNoun(next.form) ?? (/^(?:ноля|нуля|нулей)$/.test(next.form) ? 0 : null);
  return noun === null ? null : spoken(String(noun).repeat(count.value), at, at + 1);
}

function digitOf(form: string): string | null {
  if (form === 'oh' || form === 'o') return '0';
  const word = numberWord(form);
  return word !== null && word.value < 10 && !word.isOrdinal ? String(word.value) : null;
}

/** `oh` is a zero only among digits. */
function lettersOfZero(lexemes: readonly Lexeme[], at: number, isAfterNumber: boolean): NumberPiece | null {
  if (lexemes[at]?.form !== 'oh' && lexemes[at]?.form !== 'o') return null;
  const isBeforeNumber = digitOf(lexemes[at + 1]?.form ?? '') !== null || lexemes[at + 1]?.kind === 'digits';
  const isZero = isAfterNumber || (isBeforeNumber && digitOf(lexemes[at + 2]?.form ?? '') !== null);
  return isZero ? spoken('0', at, at) : null;
}

function said(lexemes: readonly Lexeme[], at: number): NumberPiece | null {
  const thousandAlone = isThousand(lexemes[at]?.form ?? '') && lexemes[at]?.form !== 'thousand';
  const head = thousandAlone ? { value: 1, last: at - 1, isOrdinal: false } : belowThousand(lexemes, at);
  if (head === null) return null;
  if (head.isOrdinal || !isThousand(lexemes[head.last + 1]?.form ?? '')) {
    const isLarge = head.value >= 100 && head.value % 100 === 0;
    return spoken(String(head.value), at, head.last, { isOrdinal: head.isOrdinal, isLarge });
  }
  if (head.value === 0) return spoken('0', at, head.last);
  const afterThousand = head.last + 2;
  const skip = lexemes[afterThousand]?.form === 'and' ? 1 : 0;
  const tail = belowThousand(lexemes, afterThousand + skip);
  const value = head.value * 1000 + (tail?.value ?? 0);
  const isOrdinal = tail?.isOrdinal ?? false;
  return spoken(String(value), at, tail?.last ?? head.last + 1, { isOrdinal, isLarge: true });
}

interface Group {
  readonly value: number;
  readonly last: number;
  readonly isOrdinal: boolean;
}

function belowThousand(lexemes: readonly Lexeme[], at: number): Group | null {
  const word = numberWord(lexemes[at]?.form ?? '');
  if (word === null) return null;
  const { value, isOrdinal } = word;
  if (word.value >= 1000 || isOrdinal || word.rank === 'zero') return { value, last: at, isOrdinal };
  if (word.rank === 'hundred') return withTail(lexemes, { value, last: at, isOrdinal });
  const small = belowHundred(lexemes, at);
  if (small === null || small.isOrdinal || !isEnglishHundred(lexemes[small.last + 1]?.form ?? '')) return small;
  if (small.value > 99) return small;
  return withTail(lexemes, { value: small.value * 100, last: small.last + 1, isOrdinal: false });
}

function withTail(lexemes: readonly Lexeme[], head: Group): Group {
  const skip = lexemes[head.last + 1]?.form === 'and' ? 1 : 0;
  const tail = belowHundred(lexemes, head.last + 1 + skip);
  if (tail === null || tail.value === 0) return head;
  return { value: head.value + tail.value, last: tail.last, isOrdinal: tail.isOrdinal };
}

function belowHundred(lexemes: readonly Lexeme[], at: number): Group | null {
  const word = numberWord(lexemes[at]?.form ?? '');
  if (word === null || word.rank === 'hundred') return null;
  const { value, rank, isOrdinal } = word;
  if (rank !== 'ten' || isOrdinal) return { value, last: at, isOrdinal };
  const skip = lexemes[at + 1]?.form === '-' && lexemes[at + 1]?.start === lexemes[at]?.end ? 1 : 0;
  const unit = numberWord(lexemes[at + 1 + skip]?.form ?? '');
  if (unit?.rank !== 'unit') return { value, last: at, isOrdinal };
  return { value: value + unit.value, last: at + 1 + skip, isOrdinal: unit.isOrdinal };
}
