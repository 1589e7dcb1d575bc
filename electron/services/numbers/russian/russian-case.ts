/** Which case and gender a number takes, by the words on both sides of it. */
import { countForm, type Gender, type GrammaticalCase } from './russian-numerals.ts';
import { unitsByWord } from './russian-units.ts';
import type { Around } from '../written-rules.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Prepositions by the case that they ask for. */
export const genitives = words(
  'около до от из без для после у более менее больше меньше свыше порядка кроме вместо против среди',
);
const datives = words('к ко по благодаря согласно');
export const instrumentals = words('между над под перед');
export const prepositionals = words('о об при');

/** The case that the words around ask for. */
export function caseOf({ before, after }: Pick<Around, 'before' | 'after'>): GrammaticalCase {
  if (isSpan(before, after)) return 'gen';
  if (/(?:[аяи]ми|ью)$/u.test(after) && after.length > 4) return 'ins';
  if (/[ая]х$/u.test(after) && after.length > 3) return 'prep';
  if (/[ая]м$/u.test(after) && after.length > 3 && after !== 'там' && after !== 'нам') return 'dat';
  return caseAfter(before);
}

/** «С девяти до восемнадцати», «с пяти по десять». */
export function isSpan(before: string, after: string): boolean {
  return /^со?$/u.test(before) && /^(?:до|по)$/u.test(after);
}

export function caseAfter(before: string): GrammaticalCase {
  if (genitives.has(before)) return 'gen';
  if (instrumentals.has(before)) return 'ins';
  if (prepositionals.has(before)) return 'prep';
  return datives.has(before) && before !== 'по' ? 'dat' : 'nom';
}

/** By the noun that is counted: «две минуты», «одно окно», «двадцать одну тонну». */
export function genderOf(value: number, after: string): { readonly gender: Gender; readonly isAccusative: boolean } {
  const unit = unitsByWord.get(after);
  if (unit !== undefined) return { gender: unit.gender, isAccusative: unit.gender === 'f' && unit.one.acc === after };
  const kind = countForm(value);
  if (kind === 'few') return { gender: /[ыи]$/u.test(after) ? 'f' : 'm', isAccusative: false };
  if (kind === 'many') return { gender: 'm', isAccusative: false };
  if (/[ую]$/u.test(after) && after.length > 2) return { gender: 'f', isAccusative: true };
  if (/[ая]$/u.test(after) && after.length > 2) return { gender: 'f', isAccusative: false };
  return { gender: /[ое]$/u.test(after) && after.length > 2 ? 'n' : 'm', isAccusative: false };
}
