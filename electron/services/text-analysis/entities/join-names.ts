import { sensesOf } from './senses.ts';

/** Variants of a name as one: «Иванов», «И. П. Иванов», «Пётр Иванов». */
export interface NameGroup {
  /** The fullest of its variants. */
  readonly name: string;
  readonly names: readonly string[];
}

/** What people said of two names: they are of one, or they are not. Later ones count. */
export interface NameDecision {
  readonly name: string;
  readonly other: string;
  readonly isSame: boolean;
}

interface ReadName {
  readonly text: string;
  readonly first: string | null;
  readonly father: string | null;
  readonly surname: string | null;
  readonly gender: 'man' | 'woman' | null;
}

/**
 * Joins names of people; those of other things are one where they are written alike. A family name alone joins the only
 * person who has it; where two have it, it stands by itself.
 */
export function joinNames(
  names: readonly string[],
  decisions: readonly NameDecision[],
  { isOfPeople }: { readonly isOfPeople: boolean },
): readonly NameGroup[] {
  const read = [...new Set(names)].map(readName);
  const groups = new Map(read.map((one) => [one.text, [one]]));
  const said = new Map(decisions.map(({ name, other, isSame }) => [pairKey(name, other), isSame]));
  const mayJoin = (one: readonly ReadName[], other: readonly ReadName[]) =>
    one.every((a) => other.every((b) => said.get(pairKey(a.text, b.text)) !== false));
  const join = (one: string, other: string) => {
    const [a, b] = [groups.get(one), groups.get(other)];
    if (a === undefined || b === undefined || a === b || !mayJoin(a, b)) return;
    const both = [...a, ...b];
    for (const { text } of both) groups.set(text, both);
  };
  for (const { name, other, isSame } of decisions) if (isSame) join(name, other);
  if (isOfPeople) joinPeople(read, join);
  else
    for (const one of read)
      for (const other of read) if (fold(one.text) === fold(other.text)) join(one.text, other.text);
  return [...new Set(groups.values())].map((group) => ({ name: fullest(group), names: group.map(({ text }) => text) }));
}

const pairKey = (one: string, other: string) => (one < other ? `${one}\n${other}` : `${other}\n${one}`);
const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

/** Fuller names first, so that a short one finds whom it may be short for. */
function joinPeople(read: readonly ReadName[], join: (one: string, other: string) => void): void {
  const byLength = read.toSorted((a, b) => partCount(b) - partCount(a) || b.text.length - a.text.length);
  for (const [index, short] of byLength.entries()) {
    const fuller = byLength.slice(0, index).filter((one) => isShortFor(short, one));
    // Several people it may be: it stands by itself.
    const apart = fuller.filter((one) => fuller.every((other) => other === one || !isShortFor(one, other, true)));
    if (apart.length === 1 && apart[0] !== undefined) join(short.text, apart[0].text);
  }
}

const partCount = ({ first, father, surname }: ReadName) =>
  [first, father, surname].reduce((sum, part) => sum + (part === null ? 0 : part.length === 1 ? 1 : 2), 0);

/** `isStrict`: the other one says all that it says; else neither may say what the other does not. */
function isShortFor(short: ReadName, long: ReadName, isStrict = false): boolean {
  if (short.gender !== null && long.gender !== null && short.gender !== long.gender) return false;
  if (short.surname === null ? long.first === null : long.surname === null) return false;
  const agrees = (one: string | null, other: string | null) =>
    one === null ||
    (other === null && !isStrict) ||
    one === other ||
    (one.length === 1 && other !== null && other.startsWith(one)) ||
    (!isStrict && other?.length === 1 && one.startsWith(other));
  if (short.surname !== null && short.surname !== long.surname) return false;
  if (short.surname === null && short.first !== long.first) return false;
  return agrees(short.first, long.first) && agrees(short.father, long.father);
}

/** By the parts of a person's name in the nominative. */
function readName(text: string): ReadName {
  const words = fold(text)
    .replaceAll('.', ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const initials = words.filter((word) => word.length === 1);
  const long = words.filter((word) => word.length > 1);
  const father = long.find((word) => /(?:ович|евич|ьич|овна|евна|ична)$/.test(word)) ?? null;
  const rest = long.filter((word) => word !== father);
  const isFirst = (word: string) => sensesOf(word).some(({ part }) => part === 'first');
  const first =
    rest.find((word) => isFirst(word) && (rest.length > 1 || father !== null || initials.length === 0)) ?? null;
  const surname = rest.find((word) => word !== first) ?? null;
  return {
    text,
    first: first ?? initials[0] ?? null,
    father: father ?? initials[first === null ? 1 : 0] ?? null,
    surname: surname === null ? null : surname.replace(/(ов|ев|ин|ын|ск)(?:а|ая|ий)$/, '$1'),
    gender: genderOf(first, father, surname),
  };
}

function genderOf(first: string | null, father: string | null, surname: string | null): ReadName['gender'] {
  if (father !== null) return father.endsWith('а') ? 'woman' : 'man';
  const genders = new Set(
    first === null ? [] : sensesOf(first).flatMap(({ gender, part }) => (part === 'first' ? [gender] : [])),
  );
  const [gender = null] = genders;
  if (genders.size === 1 && gender !== null) return gender;
  if (surname === null) return null;
  return /(?:ова|ева|ина|ына|ская|цкая)$/.test(surname)
    ? 'woman'
    : /(?:ов|ев|ин|ын|ский|цкий)$/.test(surname)
      ? 'man'
      : null;
}

function fullest(group: readonly ReadName[]): string {
  const [best] = group.toSorted((a, b) => partCount(b) - partCount(a) || a.text.length - b.text.length);
  return best?.text ?? '';
}
