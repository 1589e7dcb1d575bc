import type { FindProblem, TextQuery } from '#shared/text/find-text.ts';
import { compileLinear, type LinearMatch } from '#services/search/query/linear-pattern.ts';
import { expandPattern } from './expand-pattern.ts';
import { foldText, type FoldedText } from './fold-text.ts';

export interface TextPattern {
  /** In order, without overlap; none is empty. Takes time in proportion to the text, whatever the pattern. */
  find(text: string): readonly LinearMatch[];
  /** The text that stands for a match, `$1`, `$&`, `$$` and `$<name>` filled in where the query is an expression. */
  fill(match: LinearMatch, text: string, replacement: string): string;
}

/** The place where a search from `from` matches next; null when there is none. */
type NextMatch = (text: string, from: number) => LinearMatch | null;

/** An empty query finds nothing. */
export function readPattern(query: TextQuery): TextPattern | FindProblem {
  if (query.text === '') return { find: () => [], fill: () => '' };
  if (!query.isRegex) return patternOf(literal(query), query.isWholeWord, query.isWholeWord, (_, __, plain) => plain);
  const expanded = expandPattern(query.text, query);
  if (typeof expanded === 'string') return expanded;
  const pattern = compileLinear(expanded.source, query);
  if (pattern === null) return isRegex(query.text) ? 'not-linear' : 'invalid';
  const { isBoundAtStart, isBoundAtEnd } = expanded;
  return patternOf(
    (text, from) => pattern.next(text, from),
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
  const isAllowed = (text: string, { start, end }: LinearMatch) =>
    (!isBoundAtStart || isBoundary(text, start)) && (!isBoundAtEnd || isBoundary(text, end));
  return {
    fill,
    find(text) {
      const found: LinearMatch[] = [];
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
  if (isCaseSensitive) return nextIn(wanted.normalize('NFC'), (text) => asWritten(text, isYoLoose));
  const isDecimal = /\p{Nd}[.,]\p{Nd}/u.test(wanted);
  const lettersOnly = foldText(wanted, { isYoLoose, isJoined: true, isDecimal }).text;
  const inWords = nextIn(wanted, (text) => foldText(text, { isYoLoose, isJoined: false, isDecimal }));
  // Of a letter or two hyphens and apostrophes are as much as they are.
  if (lettersOnly.length < minJoinedLength || !/^[\p{L}\p{N}]/u.test(lettersOnly)) return inWords;
  const joined = nextIn(wanted, (text) => foldText(text, { isYoLoose, isJoined: true, isDecimal }));
  return (text, from) => {
    const [one, other] = [inWords(text, from), joined(text, from)];
    return one === null || (other !== null && other.start < one.start) ? other : one;
  };
}

const minJoinedLength = 3;

/** Looks for `wanted` in folded text; a place begins and ends with whole letters of the text as given. */
function nextIn(wanted: string, foldAll: (text: string) => FoldedText): NextMatch {
  const needle = foldAll(wanted).text;
  let last = { given: '', folded: foldAll('') };
  return (given, from) => {
    if (last.given !== given) last = { given, folded: foldAll(given) };
    const { text, starts, ends, parted } = last.folded;
    if (needle === '') return null;
    let at = starts === null ? from : starts.findIndex((start) => start >= from);
    while (at >= 0) {
      at = text.indexOf(needle, at);
      if (at < 0) break;
      const behind = at + needle.length;
      const start = starts?.[at] ?? at;
      const end = ends?.[behind - 1] ?? behind;
      if (start >= 0 && end >= 0 && isWholeNumber(text, at, behind, parted))
        return { start, end, groups: [], named: {} };
      at += 1;
    }
    return null;
  };
}

/** Of thousands that are parted only all, so that 100 is not found in 1,000. */
function isWholeNumber(text: string, start: number, end: number, parted: ReadonlySet<number>): boolean {
  if (parted.size === 0) return true;
  const isParted = Array.from({ length: end - start - 1 }, (_, nth) => start + nth + 1).some((at) => parted.has(at));
  return (
    !isParted ||
    (!(/\d/.test(text[start - 1] ?? '') && /\d/.test(text[start] ?? '')) &&
      !(/\d/.test(text[end - 1] ?? '') && /\d/.test(text[end] ?? '')))
  );
}

function asWritten(given: string, isYoLoose: boolean): FoldedText {
  const text = isYoLoose ? given.replaceAll('ё', 'е').replaceAll('Ё', 'Е') : given;
  return { text, starts: null, ends: null, parted: new Set() };
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
