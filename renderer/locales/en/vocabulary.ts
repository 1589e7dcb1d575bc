import { plural } from '../plural.ts';

export const vocabulary = {
  title: 'Names and terms',
  text: 'The model expects them, and doubtful words that sound like them are offered in review. Applies to recordings transcribed from now on.',
  scope: 'Applies to',
  everywhere: 'The whole library',
  term: 'Name or term',
  takenFor: 'Often recognised as',
  takenForHint: 'Several are separated by semicolons',
  add: 'Add',
  remove: (term: string) => `Remove “${term}”`,
  importCsv: 'Import CSV…',
  exportCsv: 'Export CSV',
  takeSpeakers: 'Add speaker names',
  added: (count: number) => plural('en', count, { one: 'term added', other: 'terms added' }),
  known: (count: number) => `${plural('en', count, { one: 'term was', other: 'terms were' })} known already`,
  empty: 'No names or terms yet. Add what recordings often mention and the model often misspells.',
  suggestions: 'Sounds like',
  learn: (term: string) => `Expect “${term}” in all recordings from now on?`,
  learnAction: 'Add to names and terms',
  learnt: (term: string) => `“${term}” is expected from now on`,
};
