import type { RedactionKind, TextMask } from '#shared/sharing/redaction.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';
import { tokenize } from '#services/search/language/tokens.ts';

type Names = Readonly<Record<RedactionKind, readonly [label: string, pseudonym: string]>>;

const english: Names = {
  person: ['name', 'Person'],
  place: ['place', 'Place'],
  organisation: ['organisation', 'Organisation'],
  phone: ['phone', 'Phone'],
  email: ['e-mail', 'E-mail'],
  card: ['card', 'Card'],
  code: ['code', 'Code'],
  account: ['account', 'Account'],
  document: ['document', 'Document'],
  address: ['address', 'Address'],
  date: ['date', 'Date'],
  sum: ['sum', 'Sum'],
  plate: ['number plate', 'Plate'],
  speaker: ['not shared', 'Speech'],
  other: ['redacted', 'Item'],
};
const russian: Names = {
  person: ['имя', 'Человек'],
  place: ['место', 'Место'],
  organisation: ['организация', 'Организация'],
  phone: ['телефон', 'Телефон'],
  email: ['почта', 'Почта'],
  card: ['карта', 'Карта'],
  code: ['код', 'Код'],
  account: ['счёт', 'Счёт'],
  document: ['документ', 'Документ'],
  address: ['адрес', 'Адрес'],
  date: ['дата', 'Дата'],
  sum: ['сумма', 'Сумма'],
  plate: ['номер машины', 'Номер'],
  speaker: ['не передаётся', 'Речь'],
  other: ['скрыто', 'Пункт'],
};

/** Always as long: how long a word was reveals which one it may have been. */
const block = '█████';

/**
 * What stands in the place of removed words. A pseudonym is the same for every form of the same words: “Иванов” and
 * “Иванову” are both “Человек 1”. `people`: all names of people that are removed; one that is part of a single longer name
 * is the same person (“Иванов”, “Иван Иванов”, “И. Иванов”), of two different ones it is no one's.
 */
export function createMasks(
  mask: TextMask,
  language: string | null,
  people: readonly string[] = [],
): (kind: RedactionKind, text: string, speaker?: string) => string {
  const names = language === 'ru' ? russian : english;
  const numbers = new Map<string, number>();
  const counts = new Map<RedactionKind, number>();
  const wholeNames = joinPeople(people);
  return (kind, text) => {
    const [label, pseudonym] = names[kind];
    if (mask === 'block') return block;
    if (mask === 'label' || kind === 'speaker') return `[${label}]`;
    const own = keyOf(text);
    const key = `${kind} ${kind === 'person' ? (wholeNames.get(own) ?? own) : own}`;
    const known = numbers.get(key);
    const number = known ?? (counts.get(kind) ?? 0) + 1;
    if (known === undefined) {
      numbers.set(key, number);
      counts.set(kind, number);
    }
    return `${pseudonym} ${number}`;
  };
}

function keyOf(text: string): string {
  return tokenize(text)
    .map(({ base, kind }) => (kind === 'word' ? stemsOf(base).toSorted()[0] : base))
    .join(' ');
}

/** The longest name that each shorter one is part of, where there is one only. */
function joinPeople(people: readonly string[]): ReadonlyMap<string, string> {
  const keys = [...new Set(people.map(keyOf))];
  const wholes = new Map<string, string>();
  for (const key of keys) {
    const longer = keys.filter((other) => isPartOf(key, other));
    const [only, another] = longer.filter((one) => !longer.some((other) => isPartOf(one, other)));
    if (only !== undefined && another === undefined) wholes.set(key, only);
  }
  return wholes;
}

/** Each word of a name is one of a longer name, or its initial. */
function isPartOf(short: string, long: string): boolean {
  const left = long.split(' ');
  const words = short.split(' ');
  if (short === long || words.length > left.length) return false;
  return words.every((word) => {
    const at = left.findIndex((one) => one === word || (word.length === 1 && one.startsWith(word)));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** “Speaker 1” in the language of the text, in the order in which they speak. */
export function speakerPseudonym(language: string | null, number: number): string {
  return `${language === 'ru' ? 'Участник' : 'Speaker'} ${number}`;
}
