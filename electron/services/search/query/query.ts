import { readQueryText, type QueryPart } from '#shared/text/query-text.ts';
import type { SearchNote } from '#shared/search.ts';
import { readFilter, type Filter } from './filters.ts';
import { apartOf, joinedOf, type Apart } from '#services/search/language/written-apart.ts';
import { readRegex, type RegexNode } from './regex-literal.ts';
import type { Token } from '#services/search/language/token.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';

export interface WordNode {
  readonly kind: 'word';
  readonly form: string;
  /** Every stem its forms may have; empty for a word in this form only. */
  readonly stems: readonly string[];
  readonly isPrefix: boolean;
  /** What it may also be written as: `e mail` for email. */
  readonly apart: Apart | null;
}
export interface PhraseNode {
  readonly kind: 'phrase';
  /** For each word its form, or the stems it may have. */
  readonly words: readonly (readonly string[])[];
  /** The same as one word, its form or its stems; none where nobody writes it so. */
  readonly joined: readonly string[];
  readonly isExact: boolean;
  readonly isPrefix: boolean;
}
export interface NearNode {
  readonly kind: 'near';
  readonly nodes: readonly WordNode[];
  readonly withinMs: number;
}
export interface AnyNode {
  readonly kind: 'any';
  readonly nodes: readonly SimpleNode[];
}
export type SimpleNode = WordNode | PhraseNode | NearNode | RegexNode;
export type PositiveNode = SimpleNode | AnyNode;

export interface Query {
  /** All of them must be there; empty only beside filters. */
  readonly required: readonly PositiveNode[];
  readonly excluded: readonly SimpleNode[];
  readonly filters: readonly Filter[];
}

export interface UnderstoodQuery {
  /** Null when nothing is left to look for. */
  readonly query: Query | null;
  /** What was not understood and is searched as words. */
  readonly notes: readonly SearchNote[];
}

type Reading = { readonly node: SimpleNode | null; readonly isOr: boolean; readonly part: QueryPart };

/** Reads what a person typed. Never throws: mistakes are searched as text, and said. */
export function understand(text: string): UnderstoodQuery {
  const notes: SearchNote[] = [];
  const filters: Filter[] = [];
  const readings: Reading[] = [];
  const parts = readQueryText(text);
  const stemsBeside = joinedNeighbours(text, parts);
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'field') {
      const filter = readFilter(part);
      if (filter !== null) {
        filters.push(filter);
        continue;
      }
      notes.push({ kind: 'bad-value', text: `${part.field}:${part.value}` });
    }
    const isOr = part.kind === 'or' && index > 0 && index < parts.length - 1;
    if (part.kind === 'or' && !isOr && part.text !== '|') notes.push({ kind: 'lone-or', text: part.text });
    const isAtEnd = part.end === text.length;
    const node = isOr ? null : nodeOf(part, isAtEnd, notes);
    const beside = stemsBeside.get(part) ?? [];
    const widened = node?.kind === 'word' ? { ...node, stems: [...new Set([...node.stems, ...beside])] } : node;
    readings.push({ node: beside.length === 0 ? node : widened, isOr, part });
  }
  const required = joinAlternatives(readings);
  const excluded = readings.flatMap(({ node, part }) => (part.isExcluded && node !== null ? [node] : []));
  const isEmpty = required.length === 0 && filters.length === 0;
  return { query: isEmpty ? null : { required, excluded, filters }, notes };
}

export function parseQuery(text: string): Query | null {
  return understand(text).query;
}

/** The stems of what neighbouring words are together (`e mail`, `2 500`), for each of them. */
function joinedNeighbours(text: string, parts: readonly QueryPart[]): ReadonlyMap<QueryPart, readonly string[]> {
  const stems = new Map<QueryPart, string[]>();
  const note = (some: readonly QueryPart[], form: string) => {
    for (const part of some) stems.set(part, [...(stems.get(part) ?? []), ...stemsOf(form)]);
  };
  const isPlain = (part: QueryPart | undefined) => part?.kind === 'words' && !part.isExcluded;
  for (let first = 0; first < parts.length - 1; first += 1) {
    let count = 0;
    while (count < longestRun && isPlain(parts[first + count])) count += 1;
    for (; count > 1; count -= 1) {
      const some = parts.slice(first, first + count);
      const words = tokenize(text.slice(some[0]?.start, some.at(-1)?.end));
      const [one, other] = words;
      if (words.length === 1 && one !== undefined) note(some, one.form);
      else if (words.length === 2 && one !== undefined && other !== undefined && apartOf(one.form + other.form))
        note(some, one.form + other.form);
    }
  }
  return stems;
}

/** As many groups as a number has that anybody says. */
const longestRun = 5;

/** `a OR b c` is (a or b) and c. */
function joinAlternatives(readings: readonly Reading[]): readonly PositiveNode[] {
  const required: PositiveNode[] = [];
  let joins = false;
  for (const { node, isOr, part } of readings) {
    if (isOr) joins = required.length > 0;
    if (node === null || part.isExcluded) continue;
    const last = required.at(-1);
    if (joins && last !== undefined) {
      const nodes = last.kind === 'any' ? last.nodes : [last];
      required[required.length - 1] = { kind: 'any', nodes: [...nodes, node] };
    } else required.push(node);
    joins = false;
  }
  return required;
}

function nodeOf(part: QueryPart, isAtEnd: boolean, notes: SearchNote[]): SimpleNode | null {
  const isUnfinished = isAtEnd && !part.isExcluded;
  switch (part.kind) {
    case 'words':
    case 'or':
      return looseNode(tokenize(part.text), isUnfinished);
    case 'quoted':
      return exactNode(tokenize(part.text), !part.isClosed && isUnfinished && !/\s$/.test(part.text));
    case 'exact':
      return exactNode(tokenize(part.text), false);
    case 'prefix':
      return looseNode(tokenize(part.text), true, true);
    case 'near':
      return nearNode(part, notes);
    case 'regex': {
      const regex = readRegex(part.text);
      if (regex !== null) return regex;
      notes.push({ kind: 'bad-regex', text: `/${part.text}/` });
      return looseNode(tokenize(part.text), false);
    }
    case 'unknown-field':
      notes.push({ kind: 'unknown-field', text: part.text });
      return looseNode(tokenize(part.text), isUnfinished);
    case 'field':
      return looseNode(tokenize(part.value), isUnfinished);
  }
}

function nearNode(part: Extract<QueryPart, { kind: 'near' }>, notes: SearchNote[]): SimpleNode | null {
  const tokens = withoutLastSingle(tokenize(part.text));
  if (tokens.length > 1 && part.seconds) {
    return { kind: 'near', nodes: tokens.map((token) => wordOf(token, false)), withinMs: part.seconds * 1000 };
  }
  const seconds = part.seconds === null ? '' : `, ${part.seconds}s`;
  notes.push({ kind: 'bad-near', text: `NEAR(${part.text}${seconds})` });
  return looseNode(tokens, false);
}

function wordOf({ form, base }: Token, isPrefix: boolean): WordNode {
  return { kind: 'word', form, stems: stemsOf(base), isPrefix, apart: apartOf(form) };
}

/** A word; or, of several parts (`кто-то`, `3.5`, unspaced text), their stems in a row. */
function looseNode(found: readonly Token[], isUnfinished: boolean, isPrefixOnly = false): SimpleNode | null {
  const tokens = withoutLastSingle(found);
  const [first] = tokens;
  if (first === undefined) return null;
  const isPrefix = isUnfinished || first.kind === 'single';
  const last = tokens.at(-1);
  if (tokens.length > 1 && last !== undefined) {
    const joined = joinedOf(tokens);
    // What comes after the article is still being typed.
    if (isUnfinished && tokens.length === 2 && first.other?.isWord === false) return wordOf(last, isPrefix);
    return {
      kind: 'phrase',
      words: tokens.map(({ base }) => stemsOf(base)),
      joined: joined === null ? [] : stemsOf(joined),
      isExact: false,
      isPrefix: false,
    };
  }
  return isPrefixOnly
    ? { kind: 'word', form: first.form, stems: [], isPrefix: true, apart: null }
    : wordOf(first, isPrefix);
}

function exactNode(found: readonly Token[], isUnfinished: boolean): PhraseNode | null {
  const tokens = withoutLastSingle(found);
  if (tokens.length === 0) return null;
  const isPrefix = isUnfinished || tokens.at(-1)?.kind === 'single';
  const joined = joinedOf(tokens);
  return {
    kind: 'phrase',
    words: tokens.map(({ form }) => [form]),
    joined: joined === null ? [] : [joined],
    isExact: true,
    isPrefix,
  };
}

/** The last character of an unspaced run is in the index on its own only where a text ends there. */
function withoutLastSingle(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  return last?.kind === 'single' && before?.kind === 'pair' && before.end === last.end ? tokens.slice(0, -1) : tokens;
}
