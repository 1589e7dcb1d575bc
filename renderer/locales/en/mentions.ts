import { grouped, plural } from '../plural.ts';

/** What a text mentions: the panel, and names of kinds everywhere. */
const values: Readonly<Record<string, string>> = {
  person: 'People',
  place: 'Places',
  organisation: 'Organisations',
  sum: 'Sums',
  date: 'Dates',
  open: 'Unclear',
  card: 'Cards',
  cvv: 'Card codes',
  code: 'Codes and passwords',
  phone: 'Phones',
  email: 'E-mail',
  iban: 'IBAN',
  account: 'Accounts',
  passport: 'Passports',
  inn: 'Taxpayer numbers (INN)',
  snils: 'Pension numbers (SNILS)',
  address: 'Addresses',
  birthday: 'Birthdays',
  plate: 'Number plates',
};

/** Of one thing. */
const one: Readonly<Record<string, string>> = {
  person: 'person',
  place: 'place',
  organisation: 'organisation',
  date: 'date',
};

const reasons: Readonly<Record<string, (text: string) => string>> = {
  luhn: () => 'valid check digit (Luhn)',
  mod97: () => 'valid check digits (mod 97)',
  'check-digits': () => 'valid check digits',
  word: (text) => `next to “${text}”`,
  shape: () => 'recognised by its form',
  length: (text) => `${text} digits`,
  spoken: () => 'said in words',
  continued: () => 'continues from the previous segment',
  dictionary: () => 'in the dictionary',
  'full-name': () => 'a first and a family name',
  patronymic: () => 'a name with a patronymic',
  initials: () => 'a name with initials',
  ending: () => 'ends like a family name',
  speaker: () => 'a speaker of this recording',
  library: () => 'a speaker in this library',
  model: (text) => `a model is ${text} % sure`,
  'named-before': () => 'named in full elsewhere',
  'may-be': (text) => `may be a ${one[text] ?? text}`,
};

export const mentions = {
  values,
  reasons,
  intro:
    'People, places, organisations, sums and dates, and personal data such as cards, phones and addresses: written or said in words. Found on this computer, without a download.',
  noText: 'Once there is text, you can look for mentions here.',
  run: 'Find mentions',
  again: 'Find again',
  library: (count: number) => `Whole library: ${plural('en', count, { one: 'recording', other: 'recordings' })}`,
  libraryStarted: (count: number) =>
    `Waiting to be analysed: ${plural('en', count, { one: 'recording', other: 'recordings' })}.`,
  none: 'Nothing was found.',
  noneOfKind: 'Nothing of this kind.',
  all: 'All',
  filter: 'Show',
  count: (count: number) => plural('en', count, { one: 'mention', other: 'mentions' }),
  place: (nth: number, count: number) => `${grouped('en', nth)} of ${grouped('en', count)}`,
  next: 'Next mention',
  previous: 'Previous mention',
  show: (name: string, count: number) =>
    `${name}: ${plural('en', count, { one: 'mention', other: 'mentions' })}. Go to the next one.`,
  also: 'Also written as',
  split: (name: string) => `Not the same: ${name}`,
  sameAs: 'The same as…',
  joined: (name: string, other: string) => `${name} and ${other} are treated as one.`,
  apart: (name: string) => `${name} is now separate.`,
  undo: 'Undo',
  isWhat: 'This is a',
  choose: { person: 'Person', place: 'Place', organisation: 'Organisation', date: 'Date' },
  changed: 'The text was changed here.',
  sure: (percent: string) => `confidence: ${percent}`,
  mark: 'Mark in the text',
  save: 'Save as CSV…',
  lane: 'Mentions',
};
