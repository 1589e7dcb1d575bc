import { plural } from '../plural.ts';

/** Kinds of what analyses find; one without a name is shown by its own. */
const kinds: Readonly<Record<string, string>> = {
  sound: 'Sounds',
  quality: 'Noise and quality',
  'personal-data': 'Personal data',
  entity: 'People, places, sums',
  class: 'Classes',
};

const values: Readonly<Record<string, string>> = {
  card: 'Card number',
  cvv: 'Card code',
  code: 'Code or password',
  phone: 'Phone number',
  email: 'E-mail address',
  iban: 'IBAN',
  account: 'Account number',
  passport: 'Passport',
  inn: 'Taxpayer number (INN)',
  snils: 'Pension number (SNILS)',
  address: 'Address',
  birthday: 'Date of birth',
  plate: 'Number plate',
  person: 'People',
  place: 'Places',
  organisation: 'Organisations',
  sum: 'Sums of money',
  date: 'Dates',
  open: 'Unclear: person or place',
};

export const profile = {
  title: 'Profile',
  file: 'profile',
  nothing: 'Nothing to count yet. The profile appears once there is text.',
  talk: 'Speech',
  silence: 'Silence',
  words: 'Words',
  doubtful: 'Doubtful words',
  speakers: 'Who speaks',
  unnamed: 'No speaker',
  turns: (count: number) => plural('en', count, { one: 'turn', other: 'turns' }),
  perMinute: (count: number) => plural('en', count, { one: 'word/min', other: 'words/min' }),
  overTime: 'Speech over time',
  rate: 'Rate of speech over time',
  foundOverTime: (kind: string) => `${kind}: over time`,
  others: 'All others',
  from: 'From',
  languages: 'Languages',
  unknown: 'Unknown',
  interruptions: (count: number) => plural('en', count, { one: 'interruption', other: 'interruptions' }),
  interrupts: (by: string, of: string) => `${by} interrupts ${of}`,
  silences: (count: number) => plural('en', count, { one: 'silence over 3 s', other: 'silences over 3 s' }),
  unusual: 'Unusual words',
  compared: (count: number) =>
    `Said more often here than in ${plural('en', count, { one: 'other recording', other: 'other recordings' })}.`,
  kinds,
  values,
};

export const overview = {
  title: 'Overview',
  part: 'What is counted',
  whole: 'Whole library',
  emptyText:
    'Add recordings to the library. Once they are transcribed, their languages, speakers and lengths are counted here.',
  toLibrary: 'Go to the library',
  empty: 'There are no recordings here yet',
  recordings: 'Recordings',
  withoutText: (count: number) =>
    plural('en', count, { one: 'recording without text', other: 'recordings without text' }),
  allWithText: 'all with text',
  length: 'Length',
  talkOf: (length: string) => `${length} of speech`,
  speakers: 'Speakers',
  corrected: 'Corrected',
  doubtful: 'Doubtful',
  ofSegments: 'of the segments',
  months: 'Recorded by month',
  month: 'Month',
  recordedWord: 'recorded',
  languages: 'Languages',
  unknown: 'Unknown',
  trust: 'Doubtful text by model',
  doubtfulOf: (share: string) => `${share} doubtful`,
  table: 'Inspect a table',
  tableText:
    'Choose a CSV file or a list to see what kinds of values each column holds, and how certain that is. The file is not kept.',
  chooseTable: 'Choose a table…',
  tablePart: 'only the first part was read',
  rows: (count: number) => plural('en', count, { one: 'row', other: 'rows' }),
  column: 'Column',
  filled: 'Filled',
  different: 'Different',
  kind: 'Kinds of value',
  sureness: 'Certainty',
  ambiguous: 'Ambiguous words',
  columnKinds: { number: 'Number', date: 'Date', text: 'Text', empty: 'Empty' } as Readonly<Record<string, string>>,
  readings: { person: 'person', place: 'place', word: 'word', organisation: 'organisation' } as Readonly<
    Record<string, string>
  >,
};
