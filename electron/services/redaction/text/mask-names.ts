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
 * “Иванову” are both “Человек 1”.
 */
export function createMasks(
  mask: TextMask,
  language: string | null,
): (kind: RedactionKind, text: string, speaker?: string) => string {
  const names = language === 'ru' ? russian : english;
  const numbers = new Map<string, number>();
  const counts = new Map<RedactionKind, number>();
  return (kind, text) => {
    const [label, pseudonym] = names[kind];
    if (mask === 'block') return block;
    if (mask === 'label' || kind === 'speaker') return `[${label}]`;
    const key = `${kind} ${keyOf(text)}`;
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

/** “Speaker 1” in the language of the text, in the order in which they speak. */
export function speakerPseudonym(language: string | null, number: number): string {
  return `${language === 'ru' ? 'Участник' : 'Speaker'} ${number}`;
}
