import type { TermMatch } from '#shared/watch.ts';
import { grouped, plural } from '../plural.ts';
import { countTerms, countFindings } from './counts.ts';

const match: Record<TermMatch, string> = { any: 'Any form', exact: 'Exact' };

export const watchLists = {
  title: 'Watch lists',
  count: (count: number) => plural('en', count, { one: 'list', other: 'lists' }),
  terms: countTerms,
  add: 'New list',
  import: 'Import CSV…',
  importInto: 'Add from CSV…',
  encoding: (name: string) => `Text encoding: ${name}.`,
  imported: (name: string, count: number) => `“${name}”: ${countTerms(count)}`,
  repeated: (count: number) => `${plural('en', count, { one: 'duplicate line', other: 'duplicate lines' })} skipped`,
  export: 'Export as CSV',
  edit: 'Edit',
  remove: 'Remove',
  removeTitle: (name: string) => `Remove “${name}”?`,
  removeText: 'Its unreviewed findings are deleted too. Confirmed and dismissed findings are kept.',
  emptyTitle: 'Watch for words and phrases',
  emptyText:
    'A watch list is a list of words and phrases, each with a severity. They are looked for in new recordings as they are transcribed, and in the whole library.',
  emptyCsv: 'A CSV file has the columns term, match (any or exact), severity (low, medium, high) and note.',
  name: 'Name',
  namePlaceholder: 'List name',
  term: 'Word or phrase',
  match: 'Match',
  matches: match,
  note: 'Note',
  addTerm: 'Add term',
  removeTerm: (term: string) => `Remove “${term}”`,
  discard: 'Discard changes',
  saved: 'Saved',
  saving: 'Saving…',
  untitled: 'New list',
  filter: 'Filter terms',
  upToDate: 'Whole library checked',
  notRun: 'Library not checked yet',
  run: 'Check now',
  runAgain: 'Check the library again',
  running: (share: string, found: number) => `Checking the library: ${share}, ${countFindings(found)}`,
  newCount: (count: number) => `${grouped('en', count)} new`,
  findings: countFindings,
  lists: 'Watch lists',
  termNumber: (number: number) => `Term ${number}`,
};
