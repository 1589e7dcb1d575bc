import type { FindProblem, TextQuery } from '#shared/text/find-text.ts';
import { compileLinear } from '#services/search/query/regex-literal.ts';
import { expandPattern } from './expand-pattern.ts';

/** UTF-16 offsets, half open. */
export interface TextMatch {
  readonly start: number;
  readonly end: number;
  /** What the replacement may name: `$1`, `$<name>`. */
  readonly groups: readonly (string | undefined)[];
  readonly named: Readonly<Record<string, string | undefined>>;
}

export interface TextPattern {
  /** In order, without overlap; none is empty. Takes time in proportion to the text, whatever the pattern. */
  find(text: string): readonly TextMatch[];
  /** The text that stands for a match, `$1`, `$&`, `$$` and `$<name>` filled in where the query is an expression. */
  fill(match: TextMatch, text: string, replacement: string): string;
}

/** The place where a search from `from` matches next; null when there is none. */
type NextMatch = (text: string, from: number) => TextMatch | null;

/** An empty query finds nothing. */
export function readPattern(query: TextQuery): TextPattern | FindProblem {
  if (query.text === '') return { find: () => [], fill: () => '' };
  if (!query.isRegex) return patternOf(literal(query), query.isWholeWord, query.isWholeWord, (_, __, plain) => plain);
  const expanded = expandPattern(query.text, query);
  if (typeof expanded === 'string') return expanded;
  const regex = compileLinear(expanded.source);
  if (regex === null) return isRegex(query.text) ? 'not-linear' : 'invalid';
  const { isBoundAtStart, isBoundAtEnd } = expanded;
  return patternOf(
    expression(regex),
    query.isWholeWord || isBoundAtStart,
    query.isWholeWord || isBoundAtEnd,
    fillTemplate,
  );
}

function patternOf(
  next: NextMatch,
  isBoundAtStart: boolean,
  isBoundAtEnd: boolean,
  fill: TextPattern['fill'],
): TextPattern {
  const isAllowed = (text: string, { start, end }: TextMatch) =>
    (!isBoundAtStart || isBoundary(text, start)) && (!isBoundAtEnd || isBoundary(text, end));
  return {
    fill,
    find(text) {
      const found: TextMatch[] = [];
      for (let from = 0; from < text.length;) {
        const match = next(text, from);
        if (match === null) break;
        const isFound = match.end > match.start && isAllowed(text, match);
        if (isFound) found.push(match);
        // One that must begin at a word's edge is looked for at the next edge, not at the next letter.
        from = isFound ? match.end : isBoundAtStart ? nextBoundary(text, match.start + 1) : match.start + 1;
      }
      return found;
    },
  };
}

function literal({ text: wanted, isCaseSensitive, isYoLoose }: TextQuery): NextMatch {
  const fold = folding(isCaseSensitive, isYoLoose);
  const needle = fold(wanted.normalize('NFC'));
  let last = { text: '', folded: '' };
  return (text, from) => {
    if (last.text !== text) last = { text, folded: fold(text) };
    const start = last.folded.indexOf(needle, from);
    return start < 0 ? null : { start, end: start + needle.length, groups: [], named: {} };
  };
}

function expression(regex: RegExp): NextMatch {
  return (text, from) => {
    regex.lastIndex = from;
    const match = regex.exec(text);
    if (match === null) return null;
    const [whole, ...groups] = match;
    return { start: match.index, end: match.index + whole.length, groups, named: match.groups ?? {} };
  };
}

/** Keeps every letter at its place: offsets in the folded text are offsets in the text. */
function folding(isCaseSensitive: boolean, isYoLoose: boolean): (text: string) => string {
  const lower = (text: string) => {
    const all = text.toLowerCase();
    if (all.length === text.length) return all;
    return Array.from(text, (one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('');
  };
  const yo = (text: string) => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
  return (text) => {
    const cased = isCaseSensitive ? text : lower(text);
    return isYoLoose ? yo(cased) : cased;
  };
}

const wordBefore = /[\p{L}\p{N}\p{M}_]$/u;
const wordAfter = /^[\p{L}\p{N}\p{M}_]/u;

/** True where a word of any script begins or ends. */
function isBoundary(text: string, at: number): boolean {
  // Two units hold one character of any plane.
  return wordBefore.test(text.slice(Math.max(0, at - 2), at)) !== wordAfter.test(text.slice(at, at + 2));
}

function nextBoundary(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBoundary(text, at)) at += 1;
  return at;
}

const fillTemplate: TextPattern['fill'] = ({ start, end, groups, named }, text, replacement) =>
  replacement.replaceAll(
    /\$(?:([$&])|(\d{1,2})|<([^>]+)>)/g,
    (whole, sign?: string, digits?: string, name?: string) => {
      if (sign === '$') return '$';
      if (sign === '&') return text.slice(start, end);
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? '') : whole;
      return groupOf(digits ?? '', groups) ?? whole;
    },
  );

/** `$12` is group 12, or group 1 and a 2 where there are fewer; null for a group that is not there. */
function groupOf(digits: string, groups: readonly (string | undefined)[]): string | null {
  const number = Number(digits);
  if (number >= 1 && number <= groups.length) return groups[number - 1] ?? '';
  const first = Number(digits.slice(0, 1));
  if (digits.length === 2 && first >= 1 && first <= groups.length) return (groups[first - 1] ?? '') + digits.slice(1);
  return null;
}

/** Whether it is an expression at all, so that the answer says what to change. */
function isRegex(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
