import { because, type Mention } from '../mention.ts';
import type { EntityValue } from '#shared/analyses/mentions.ts';
import type { NameWord } from './name-words.ts';
import { isAlsoWord, sensesOf, type Sense } from './senses.ts';
import { nominativeSurname } from './nominative-surname.ts';

export type EntityMention = Mention<EntityValue | 'unknown'>;

const patronymic =
  /^(?:\p{L}{2,}?(?:ович|евич|ьич)(?:а|у|ем|ом|е)?|\p{L}{2,}?(?:овн|евн|иничн|ичн)(?:а|ы|е|у|ой|ою))$/u;
const titles =
  /^(?:господин\p{L}{0,2}|госпож\p{L}{1,2}|товарищ\p{L}{0,2}|гражданин\p{L}{0,2}|гражданк\p{L}{1,2}|доктор\p{L}{0,2}|профессор\p{L}{0,2}|капитан\p{L}{0,2}|майор\p{L}{0,2}|полковник\p{L}{0,2}|лейтенант\p{L}{0,2}|генерал\p{L}{0,2}|следовател\p{L}{1,2}|адвокат\p{L}{0,2}|судья|судьи|судье|директор\p{L}{0,2}|президент\p{L}{0,2}|министр\p{L}{0,2}|mr|mrs|ms|miss|dr|sir|professor|officer|detective|captain|judge|senator|president|inspector|sergeant)$/u;
const notNames =
  /^(?:who|you|we|they|she|he|it|the|and|или|и|а|но|the|of|for|my|i|он|она|они|мы|вы|ты|я|это|как|что|где|когда)$/;

/** Names of people of several words, with initials or behind a title: nothing else looks like them. */
export function findPeople(words: readonly NameWord[], isCaseless: boolean): readonly EntityMention[] {
  const found: EntityMention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const person = withInitials(words, at) ?? fullName(words, at, isCaseless) ?? titled(words, at);
    if (person === null) continue;
    found.push(person);
    while ((words[at + 1]?.start ?? Infinity) < person.end) at += 1;
  }
  return found;
}

const firstSense = (form: string) => sensesOf(form).filter(({ kind, part }) => kind === 'person' && part === 'first');
const surnameSense = (form: string) =>
  sensesOf(form).filter(({ kind, part }) => kind === 'person' && part === 'surname');

function mention(
  words: readonly NameWord[],
  [first, last]: readonly [number, number],
  name: string,
  score: number,
  why: string,
): EntityMention {
  return {
    value: 'person',
    start: words[first]?.start ?? 0,
    end: words[last]?.end ?? 0,
    name,
    score,
    reasons: [because(why)],
  };
}

/** `И. П. Иванов`, `Иванов И. П.`, `J. Smith`. */
function withInitials(words: readonly NameWord[], at: number): EntityMention | null {
  const initials = (from: number): readonly [string, number] => {
    let text = '';
    let next = from;
    while (text.length < 6 && isInitial(words, next)) {
      text += `${text === '' ? '' : ' '}${words[next]?.written ?? ''}.`;
      next += 2;
    }
    return [text, next];
  };
  if (/^[-+/]$/.test(words[at - 1]?.written ?? '')) return null;
  const [before, next] = initials(at);
  if (before !== '') {
    const surname = words[next];
    if (surname === undefined || !surname.isCapital || surname.isSign || surname.written.length < 3) return null;
    return mention(words, [at, next], `${before} ${nominativeSurname(surname.written, null)}`, 0.96, 'initials');
  }
  const surname = words[at];
  if (surname === undefined || !surname.isCapital || surname.isSign || surname.written.length < 3) return null;
  if (surnameSense(surname.form).length === 0 && !looksLikeSurname(surname.form)) return null;
  const [after, end] = initials(at + 1);
  return after === ''
    ? null
    : mention(words, [at, end - 1], `${after} ${nominativeSurname(surname.written, null)}`, 0.95, 'initials');
}

function isInitial(words: readonly NameWord[], at: number): boolean {
  const [letter, dot] = [words[at], words[at + 1]];
  return letter?.written.length === 1 && letter.isCapital && dot?.written === '.' && dot.start === letter.end;
}

export function looksLikeSurname(form: string): boolean {
  return (
    form.length >= 5 &&
    /(?:[оеё]в|ин|ын)(?:а|у|ым|е|ой)?$|(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую)$|(?:енко|швили|дзе)$|(?:ук|юк|ян|ич)(?:а|у|ом|ем|е)?$/.test(
      form,
    )
  );
}

interface Parts {
  first: string | null;
  father: string | null;
  surname: string | null;
  gender: Sense['gender'];
}

/** First name, patronymic and family name in whatever order they are said. */
function fullName(words: readonly NameWord[], from: number, isCaseless: boolean): EntityMention | null {
  const parts: Parts = { first: null, father: null, surname: null, gender: null };
  let at = from;
  let last = from - 1;
  while (at < from + 4) {
    const word = words[at];
    if (word === undefined || word.isSign || (!word.isCapital && !isCaseless) || notNames.test(word.form)) break;
    // Another sentence, or what someone else says.
    if (at > from && word.isFirst) break;
    if (!take(parts, word, at > from, isCaseless)) break;
    last = at;
    at += 1;
    // A middle initial: `John F. Kennedy`.
    if (
      parts.first !== null &&
      isInitial(words, at) &&
      words[at + 2]?.isCapital === true &&
      /^[a-z]/i.test(words[at]?.written ?? '')
    )
      at += 2;
  }
  const count = [parts.first, parts.father, parts.surname].filter((part) => part !== null).length;
  if (count < 2 || (parts.first === null && parts.father === null)) return null;
  if (isCaseless && parts.father === null && (parts.surname === null || !isKnownSurname(words, from, last)))
    return null;
  const { first, father, gender } = parts;
  const surname = parts.surname === null ? null : nominativeSurname(parts.surname, gender);
  const name = [first, father === null ? null : nominativePatronymic(father, gender), surname]
    .filter((part) => part !== null)
    .join(' ');
  return mention(
    words,
    [from, last],
    name,
    father === null ? 0.94 : 0.97,
    father === null ? 'full-name' : 'patronymic',
  );
}

const isKnownSurname = (words: readonly NameWord[], from: number, last: number) =>
  words.slice(from, last + 1).some(({ form }) => surnameSense(form).length > 0 || looksLikeSurname(form));

const geography =
  /^(?:river|city|street|avenue|road|state|airport|university|county|bay|lake|island|bridge|park|hospital|hotel|station|club|bank|college|school|church|october|november|december|january|february|monday|tuesday|wednesday|thursday|friday|saturday|sunday|область|район|край|вокзал|аэропорт|дом)$/;

function take(parts: Parts, word: NameWord, isLater: boolean, isCaseless: boolean): boolean {
  const { form, written } = word;
  const [first] = firstSense(form);
  if (patronymic.test(form) && parts.father === null && (parts.first !== null || !isLater)) {
    parts.father = written;
    parts.gender = /(?:н[аыеуо][йю]?)$/.test(form) ? 'woman' : 'man';
    return parts.first !== null || parts.surname !== null || !isLater;
  }
  if (first !== undefined && parts.first === null && !(isLater && parts.father !== null)) {
    // «Вера Иванова» at the beginning of a sentence is still a name: another one follows.
    parts.first = first.name;
    parts.gender ??= first.gender;
    return true;
  }
  if (parts.surname !== null || geography.test(form)) return false;
  const isKnown = surnameSense(form).length > 0 || (/^[а-я]/.test(form) && looksLikeSurname(form));
  const isForeign =
    parts.first !== null &&
    /^[a-z]/.test(form) &&
    word.isCapital &&
    written.length > 2 &&
    !isAlsoWord.has(form) &&
    first === undefined;
  const isAfterName =
    parts.first !== null &&
    /^[а-я]/.test(form) &&
    word.isCapital &&
    written.length > 3 &&
    !isCaseless &&
    sensesOf(form).length === 0;
  if (!isKnown && !isForeign && !isAfterName) return false;
  // «Владимир Киров»? Two towns stand in a row with a comma only.
  if (parts.first === null && isLater) return false;
  parts.surname = written;
  return true;
}

function nominativePatronymic(written: string, gender: Sense['gender']): string {
  return gender === 'woman'
    ? written.replace(/(?:ы|е|у|ой|ою)$/, 'а')
    : written.replace(/(ович|евич|ьич)(?:а|у|ем|ом|е)$/, '$1');
}

/** `Mr. Weber`, «господину Штольцу». */
function titled(words: readonly NameWord[], at: number): EntityMention | null {
  const title = words[at];
  if (title === undefined || !titles.test(title.form)) return null;
  const from = words[at + 1]?.written === '.' && /^(?:mr|mrs|ms|dr)$/.test(title.form) ? at + 2 : at + 1;
  const name = words[from];
  if (name === undefined || name.isSign || !name.isCapital || name.written.length < 3) return null;
  if (name.isFirst && from === at + 1) return null;
  const senses = sensesOf(name.form);
  if (senses.length > 0 && senses.every(({ kind }) => kind !== 'person') && !/^(?:mr|mrs|ms|dr)$/.test(title.form))
    return null;
  const after = words[from + 1];
  const hasTwo = after !== undefined && after.isCapital && !after.isSign && firstSense(name.form).length > 0;
  const last = hasTwo ? from + 1 : from;
  const [first] = firstSense(name.form);
  const own = first?.name ?? nominativeSurname(name.written, null);
  const full = hasTwo ? `${own} ${nominativeSurname(after.written, first?.gender ?? null)}` : own;
  return {
    value: 'person',
    start: name.start,
    end: words[last]?.end ?? name.end,
    name: full,
    score: 0.93,
    reasons: [because('word', title.written)],
  };
}
