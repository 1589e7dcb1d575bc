import { sentenceStop, type WrittenRule } from '../written-rules.ts';

const gap = String.raw`[ \u00A0\u202F]`;
const abbreviations: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`и${gap}?т\\.${gap}?д\\.`), 'и так далее'],
  [new RegExp(`и${gap}?т\\.${gap}?п\\.`), 'и тому подобное'],
  [new RegExp(`т\\.${gap}?е\\.`), 'то есть'],
  [new RegExp(`т\\.${gap}?к\\.`), 'так как'],
  [/др\.(?=\s|$)/, 'другие'],
  [/см\.(?=\s)/, 'смотри'],
  [/ул\.(?=\s)/, 'улица'],
  [/стр\.(?=\s)/, 'страница'],
];

/** What is said for «и т. д.» and others. */
export const russianAbbreviations: readonly WrittenRule[] = abbreviations.map(([pattern, said]) => ({
  pattern,
  say: (match, around) => {
    const isLast = said.startsWith('и') || said === 'другие';
    return `${said}${isLast ? sentenceStop(around, match[0]) : ''}`;
  },
}));
