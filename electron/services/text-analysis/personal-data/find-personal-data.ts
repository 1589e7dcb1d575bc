import { findDates } from '../lexemes/find-dates.ts';
import { lexemesOf } from '../lexemes/lexeme.ts';
import { numberPieces } from '../lexemes/number-pieces.ts';
import { withoutOverlaps } from '../mention.ts';
import { findAddresses } from './find-addresses.ts';
import { findBirthdays } from './find-birthdays.ts';
import { findCodes } from './find-codes.ts';
import { findEmails } from './find-email.ts';
import { findIbans } from './find-iban.ts';
import { findNumbers, type PersonalMention } from './find-numbers.ts';
import { findPlates } from './find-plates.ts';

/** Personal data in a text, written or said, in the order of the text, none overlapping. Rules alone: nothing is looked up. */
export function findPersonalData(text: string): readonly PersonalMention[] {
  const lexemes = lexemesOf(text);
  const pieces = numberPieces(lexemes);
  const dates = findDates(text, lexemes, pieces);
  const numbers = findNumbers(text, lexemes, pieces).filter(
    ({ start, end, value }) =>
      value === 'card' || !dates.some((date) => date.hasDay && date.start < end && date.end > start),
  );
  return withoutOverlaps([
    ...findEmails(text, lexemes, pieces),
    ...findIbans(lexemes, pieces),
    ...numbers,
    ...findBirthdays(lexemes, dates),
    ...findPlates(text, lexemes, pieces),
    ...findCodes(text, lexemes, pieces),
    ...findAddresses(text, lexemes, pieces),
  ]);
}
