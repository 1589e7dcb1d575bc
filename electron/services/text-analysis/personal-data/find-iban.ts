import type { Lexeme } from '../lexemes/lexeme.ts';
import type { NumberPiece } from '../lexemes/number-pieces.ts';
import { because } from '../mention.ts';
import { ibanLength, isIban } from './check-digits.ts';
import type { PersonalMention } from './find-numbers.ts';

/** International account numbers by country, length and check digits, in groups or not, said or written. */
export function findIbans(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[]): readonly PersonalMention[] {
  const found: PersonalMention[] = [];
  for (let at = 0; at < lexemes.length; at += 1) {
    const read = ibanFrom(lexemes, pieces, at);
    if (read === null) continue;
    const [start, end] = [lexemes[at]?.start ?? 0, lexemes[read.last]?.end ?? 0];
    const reasons = [because('mod97'), ...(read.isSaid ? [because('spoken')] : [])];
    found.push({ value: 'iban', start, end, name: read.text, score: 0.99, reasons });
    at = read.last;
  }
  return found;
}

function ibanFrom(lexemes: readonly Lexeme[], pieces: readonly NumberPiece[], from: number) {
  const country = countryAt(lexemes, from);
  const length = country === null ? null : ibanLength(country.text);
  if (country === null || length === null) return null;
  let text = country.text;
  let isSaid = false;
  for (let at = country.last + 1; at < lexemes.length && text.length < length; at += 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) return null;
    const piece = pieces.find((one) => one.first === at);
    if (piece !== undefined && !piece.isOrdinal) {
      text += piece.digits;
      isSaid ||= piece.isSaid;
      at = piece.last;
    } else if (/^[a-z]{1,6}$/.test(lexeme.form)) text += lexeme.form.toUpperCase();
    else if (!/^[-–,. ]$/.test(lexeme.form)) return null;
    if (text.length === length) return isIban(text) ? { text, last: at, isSaid } : null;
  }
  return null;
}

function countryAt(lexemes: readonly Lexeme[], at: number) {
  const [one, other] = [lexemes[at]?.form ?? '', lexemes[at + 1]?.form ?? ''];
  if (/^[a-z]{2}$/.test(one)) return { text: one.toUpperCase(), last: at };
  return /^[a-z]$/.test(one) && /^[a-z]$/.test(other) ? { text: (one + other).toUpperCase(), last: at + 1 } : null;
}
