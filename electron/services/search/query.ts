import { tokenize, type Token } from './tokens.ts';

/** What is looked for. New operators are new kinds. */
export type QueryNode =
  | { readonly kind: 'word'; readonly form: string; readonly stem: string; readonly isPrefix: boolean }
  | {
      readonly kind: 'phrase';
      readonly words: readonly string[];
      readonly isExact: boolean;
      readonly isPrefix: boolean;
    }
  | { readonly kind: 'not'; readonly node: PositiveNode }
  | { readonly kind: 'all'; readonly nodes: readonly QueryNode[] };
export type PositiveNode = Extract<QueryNode, { kind: 'word' | 'phrase' }>;

export interface Query {
  /** All of them must be there; never empty. */
  readonly required: readonly PositiveNode[];
  readonly excluded: readonly PositiveNode[];
}

/** Quoted text (an open quote reaches to the end), or a chunk without spaces; a minus before either excludes it. */
const chunks = /(-?)(?:"([^"]*)("|$)|([^\s"]+))/g;

/**
 * Words in any form, "exact phrase", -excluded. The last word may be unfinished, unless a space follows it.
 * Whatever else is typed is plain text; null when nothing is left to look for.
 */
export function parseQuery(text: string): Query | null {
  const node = parse(text);
  const required = node.nodes.filter((part) => part.kind === 'word' || part.kind === 'phrase');
  const excluded = node.nodes.flatMap((part) => (part.kind === 'not' ? [part.node] : []));
  return required.length === 0 ? null : { required, excluded };
}

function parse(text: string): Extract<QueryNode, { kind: 'all' }> {
  const plain = text.replaceAll(/[“”„«»]/g, '"').replaceAll('\0', ' ');
  const nodes: QueryNode[] = [];
  for (const match of plain.matchAll(chunks)) {
    const [whole, minus, quoted, closing, chunk] = match;
    const isAtEnd = match.index + whole.length === plain.length;
    const isExcluded = minus === '-';
    const node =
      quoted === undefined
        ? looseNode(tokenize(chunk ?? ''), isAtEnd && !isExcluded)
        : exactNode(tokenize(quoted), closing === '' && !isExcluded && !/\s$/.test(quoted));
    if (node !== null) nodes.push(isExcluded ? { kind: 'not', node } : node);
  }
  return { kind: 'all', nodes };
}

/** A word; or, of several parts (`кто-то`, `3.5`, unspaced text), their stems in a row. */
function looseNode(found: readonly Token[], isUnfinished: boolean): PositiveNode | null {
  const tokens = withoutLastSingle(found);
  const [first] = tokens;
  if (first === undefined) return null;
  const isPrefix = isUnfinished || first.kind === 'single';
  if (tokens.length === 1) return { kind: 'word', form: first.form, stem: first.stem, isPrefix };
  return { kind: 'phrase', words: tokens.map(({ stem }) => stem), isExact: false, isPrefix: false };
}

function exactNode(found: readonly Token[], isUnfinished: boolean): PositiveNode | null {
  const tokens = withoutLastSingle(found);
  if (tokens.length === 0) return null;
  const isPrefix = isUnfinished || tokens.at(-1)?.kind === 'single';
  return { kind: 'phrase', words: tokens.map(({ form }) => form), isExact: true, isPrefix };
}

/** The last character of an unspaced run is in the index on its own only where a text ends there. */
function withoutLastSingle(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  return last?.kind === 'single' && before?.kind === 'pair' && before.end === last.end ? tokens.slice(0, -1) : tokens;
}
