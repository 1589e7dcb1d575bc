import { grouped, plural } from '../plural.ts';
import { countMatches } from './counts.ts';

export const findReplace = {
  title: 'Find and replace',
  bar: 'Find in the transcript',
  find: 'Find',
  with: 'Replace with',
  wholeWord: 'Whole words',
  caseSensitive: 'Match case',
  yoLoose: 'Treat ё as е',
  regex: 'Regular expression',
  none: 'Nothing found',
  place: (at: number, total: string) => `${grouped('en', at)} of ${total}`,
  next: 'Next match',
  previous: 'Previous match',
  showReplace: 'Replace…',
  one: 'Replace',
  all: 'Replace all',
  everywhere: 'In all recordings…',
  replaced: (count: number) => `${countMatches(count)} replaced`,
  problems: {
    invalid: 'The regular expression is invalid or incomplete.',
    'not-linear': 'Backreferences, lookarounds and long repetitions are not supported: they could run forever.',
    'inner-boundary': '\\b works only at the start and the end of the expression.',
  },
  pageText:
    'Searches every transcript in the library. Clear the matches you want to keep; the rest are replaced in one step that can be undone.',
  search: 'Find all',
  stop: 'Stop',
  searching: (share: string, count: string) => `${share} searched, ${count} found`,
  found: (count: number, recordings: number) =>
    `${countMatches(count)} in ${plural('en', recordings, { one: 'recording', other: 'recordings' })}`,
  isCut: (max: number) => `Only the first ${countMatches(max)} are listed. Replace these, or narrow the search.`,
  noneEverywhere: 'Nothing found in the library',
  tickAll: (name: string) => `All matches in ${name}`,
  tick: (clock: string) => `Replace at ${clock}`,
  places: (count: number) => countMatches(count),
  more: (count: string) => `${count} more`,
  oneStep: 'Can be undone in one step.',
  apply: (count: string) => `Replace ${count}`,
  applying: 'Replacing…',
  skipped: (count: number) =>
    `${plural('en', count, { one: 'match', other: 'matches' })} edited in the meantime and left unchanged`,
  undone: 'Replacement undone',
  open: (name: string) => `Open ${name}`,
};
