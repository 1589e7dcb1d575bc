import { declineFeminine, declineMasculine, declinePlace, declineSurname, type Case, type Cases } from './decline.ts';
import { englishNames, englishSurnames, russianMen, russianSurnames, russianWomen } from './names-dictionary.ts';
import { englishPlaces, organisations, russianPlaces } from './places-dictionary.ts';

export type SenseKind = 'person' | 'place' | 'organisation' | 'date' | 'none';
export interface Sense {
  readonly kind: SenseKind;
  /** As it is written in the nominative. */
  readonly name: string;
  readonly part: 'first' | 'surname' | null;
  readonly gender: 'man' | 'woman' | null;
  readonly cases: ReadonlySet<Case>;
}

const fold = (word: string) => word.toLowerCase().replaceAll('ё', 'е');
const known = new Map<string, Sense[]>();

function add(form: string, sense: Omit<Sense, 'cases'>, one: Case): void {
  const senses = known.get(form) ?? [];
  if (senses.length === 0) known.set(form, senses);
  const same = senses.find(
    ({ kind, name, part, gender }) =>
      kind === sense.kind && name === sense.name && part === sense.part && gender === sense.gender,
  );
  if (same === undefined) senses.push({ ...sense, cases: new Set([one]) });
  else (same.cases as Set<Case>).add(one);
}

function addAll(cases: Cases, sense: Omit<Sense, 'cases'>): void {
  for (const one of ['nom', 'gen', 'dat', 'acc', 'ins', 'pre'] as const) {
    for (const form of cases[one]) add(form, sense, one);
  }
}

const person = (name: string, part: 'first' | 'surname', gender: 'man' | 'woman' | null) => ({
  kind: 'person' as const,
  name,
  part,
  gender,
});
const words = (list: string) => list.split(' ');

for (const name of words(russianMen)) {
  addAll(/[аяАЯ]$/.test(name) ? declineFeminine(name) : declineMasculine(name, true), person(name, 'first', 'man'));
}
for (const name of words(russianWomen)) addAll(declineFeminine(name), person(name, 'first', 'woman'));
for (const name of words(russianSurnames)) {
  const { man, woman } = declineSurname(name);
  addAll(man, person(name, 'surname', 'man'));
  const feminine = woman.nom[0] ?? name;
  addAll(woman, person(feminine.slice(0, 1).toUpperCase() + feminine.slice(1), 'surname', 'woman'));
}
for (const name of new Set(words(englishNames))) add(fold(name), person(name, 'first', null), 'nom');
for (const name of new Set(words(englishSurnames))) add(fold(name), person(name, 'surname', null), 'nom');

/** «Нижний Новгород», «Ростов-на-Дону»: every word, or the first part, is declined. */
function placeForms(name: string): Cases {
  const [head = '', ...rest] = name.split(' ');
  if (rest.length > 0) {
    const [first, second] = [declinePlace(head), declinePlace(rest.join(' '))];
    const join = (one: Case) => first[one].flatMap((a) => second[one].map((b) => `${a} ${b}`));
    return {
      nom: join('nom'),
      gen: join('gen'),
      dat: join('dat'),
      acc: join('acc'),
      ins: join('ins'),
      pre: join('pre'),
    };
  }
  const on = /^(.+?)(-на-.+)$/.exec(name);
  if (on !== null) {
    const cases = declinePlace(on[1] ?? '');
    const end = fold(on[2] ?? '');
    const join = (one: Case) => cases[one].map((form) => form + end);
    return {
      nom: join('nom'),
      gen: join('gen'),
      dat: join('dat'),
      acc: join('acc'),
      ins: join('ins'),
      pre: join('pre'),
    };
  }
  return declinePlace(name);
}

for (const name of russianPlaces.split('|'))
  addAll(placeForms(name), { kind: 'place', name, part: null, gender: null });
for (const name of new Set(englishPlaces.split('|')))
  add(fold(name), { kind: 'place', name, part: null, gender: null }, 'nom');
for (const name of organisations.split('|')) {
  const sense = { kind: 'organisation' as const, name, part: null, gender: null };
  const isDeclined = /^[А-ЯЁ][а-яё-]+$/.test(name) && !/[оиу]$/.test(name);
  if (isDeclined) addAll(declinePlace(name), sense);
  else add(fold(name), sense, 'nom');
}

/** Names that are ordinary words too: at the beginning of a sentence their capital says nothing. */
const alsoWords =
  'надежда вера любовь слава роза лилия лев роман марк света майя мирон рома злата яна шахты мирный орел грозный волжский ' +
  'магнит спартак зенит пушкин сбер дон победа кира воля ' +
  'will may mark bill rose grace hope faith frank june april august jack pat rob sue art drew chase grant summer dawn joy ' +
  'amber lily violet iris heather carter shell target apple oracle ford visa turkey china chad jersey reading wells bath ' +
  'green brown white young hill cook price ward reed brooks long field wood jean cliff dale ray victor gene who';
export const isAlsoWord: ReadonlySet<string> = new Set(alsoWords.split(' '));
/** Of these, those that are months. */
export const isAlsoMonth: ReadonlySet<string> = new Set(['may', 'april', 'june', 'august']);

const none: readonly Sense[] = [];

/** What a folded form may be; empty for a word that no dictionary has. */
export function sensesOf(form: string): readonly Sense[] {
  return known.get(form) ?? none;
}
