import type { GrammaticalCase } from './russian-numerals.ts';

/** What is counted with Roman numbers, and its case. */
export const centuryForms: Readonly<Record<string, GrammaticalCase>> = {
  век: 'nom',
  века: 'gen',
  веку: 'dat',
  веком: 'ins',
  веке: 'prep',
  веков: 'gen',
  съезд: 'nom',
  съезда: 'gen',
  съезде: 'prep',
};
