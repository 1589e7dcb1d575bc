import { monthOf, type DateMention } from '../lexemes/find-dates.ts';
import type { Lexeme } from '../lexemes/lexeme.ts';
import { because } from '../mention.ts';
import type { PersonalMention } from './find-numbers.ts';

const reachBefore = 9;
const reachAfter = 6;

/** Dates beside a word like “born”. */
export function findBirthdays(lexemes: readonly Lexeme[], dates: readonly DateMention[]): readonly PersonalMention[] {
  return dates.flatMap(({ first, last, start, end, name, hasDay, hasYear }) => {
    const word = wordBeside(lexemes, first, last);
    if (word === null || (!hasDay && !hasYear)) return [];
    return [
      { value: 'birthday', start, end, name, score: hasDay && hasYear ? 0.96 : 0.88, reasons: [because('word', word)] },
    ];
  });
}

function wordBeside(lexemes: readonly Lexeme[], first: number, last: number): string | null {
  for (let at = first - 1, words = 0; at >= 0 && words < reachBefore; at -= 1) {
    const lexeme = lexemes[at];
    const isInitial = lexeme?.form === '.' && lexemes[at - 1]?.written.length === 1;
    if (lexeme === undefined || (/^[.!?;]$/.test(lexeme.form) && !isInitial)) break;
    if (lexeme.kind === 'sign') continue;
    words += 1;
    if (isBirth(lexemes, at)) return lexeme.written;
  }
  for (let at = last + 1, words = 0; at < lexemes.length && words < reachAfter; at += 1) {
    const lexeme = lexemes[at];
    if (lexeme === undefined || /^[!?;]$/.test(lexeme.form)) break;
    if (lexeme.form === '.' && !/^[рг]$/.test(lexemes[at - 1]?.form ?? '')) break;
    if (lexeme.kind === 'sign') continue;
    words += 1;
    if (isBirth(lexemes, at)) return lexeme.written;
  }
  return null;
}

function isBirth(lexemes: readonly Lexeme[], at: number): boolean {
  const form = lexemes[at]?.form ?? '';
  const before = lexemes[at - 1]?.form ?? '';
  if (/^(?:родил(?:ся|ась|ись)|рожден|рождена|born|dob|birthday|birthdate|др)$/.test(form)) return true;
  if (form === 'b') return lexemes[at - 2]?.form === 'o' && lexemes[at - 4]?.form === 'd';
  if (form === 'рождения')
    return (
      /^(?:дата|дату|даты|датой|день|дня|дню|год|года|году|числа|место)$/.test(before) ||
      before === '' ||
      before === 'г' ||
      monthOf(before) > 0
    );
  if (form === 'birth') return before === 'of';
  return form === 'р' && lexemes[at + 1]?.form === '.' && (before === '.' || before === 'г');
}
