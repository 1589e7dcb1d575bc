import type { TermMatch } from '#shared/watch.ts';
import { grouped, plural } from '../plural.ts';
import { countTerms, countFindings } from './counts.ts';

const match: Record<TermMatch, string> = { any: 'Any form', exact: 'Exactly' };

export const watchLists = {
  title: 'Watch lists',
  count: (count: number) => plural('en', count, { one: 'list', other: 'lists' }),
  terms: countTerms,
  add: 'New list',
  import: 'Import CSV…',
  importInto: 'Add from CSV…',
  encoding: (name: string) => `The file was read as ${name}.`,
  imported: (name: string, count: number) => `“${name}”: ${countTerms(count)}`,
  repeated: (count: number) => `${plural('en', count, { one: 'line', other: 'lines' })} said the same as a later one`,
  export: 'Export as CSV',
  edit: 'Edit',
  remove: 'Remove',
  removeTitle: (name: string) => `Remove “${name}”?`,
  removeText: 'Its undecided findings go with it. Confirmed and dismissed ones stay.',
  emptyTitle: 'Know when it was said',
  emptyText:
    'A watch list holds words and phrases with a severity. They are looked for in every new transcript as it is recognised, and back over the whole library.',
  emptyCsv: 'A CSV file has the columns term, match (any or exact), severity (low, medium, high) and note.',
  name: 'Name',
  namePlaceholder: 'Name of the list',
  term: 'Word or phrase',
  match: 'Match',
  matches: match,
  note: 'Note',
  addTerm: 'Add a term',
  removeTerm: (term: string) => `Remove “${term}”`,
  discard: 'Discard changes',
  saved: 'Saved',
  saving: 'Saving…',
  untitled: 'New list',
  filter: 'Filter terms',
  upToDate: 'Run over the whole library',
  notRun: 'Not yet run over the whole library',
  run: 'Run now',
  runAgain: 'Run over the library again',
  running: (share: string, found: number) => `Looking through the library: ${share}, ${countFindings(found)}`,
  newCount: (count: number) => `${grouped('en', count)} new`,
  findings: countFindings,
  lists: 'Watch lists',
  termNumber: (number: number) => `Term ${number}`,
};
