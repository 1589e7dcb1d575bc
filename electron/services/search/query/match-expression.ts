import { arePaired, pairTokens } from '#services/search/index/common/common-pairs.ts';
import { spanTokens } from '#services/search/index/facet-tokens.ts';
import { tailWords } from '#services/search/index/passage.ts';
import type { AnyNode, PositiveNode, Query, SimpleNode } from './query.ts';
import type { Vocabulary } from '#services/search/spelling/vocabulary.ts';

/** Forms that a beginning or a regular expression is searched as; the commonest ones, when there are more. */
const maxForms = { unfinished: 10, prefix: 200, containing: 400 } as const;

interface ExpressionOptions {
  readonly vocabulary?: Vocabulary | null;
  /** Also finds windows that only may hold a phrase, where that is quicker: for callers that read the text anyway. */
  readonly isLoose?: boolean;
  /** Looser still: of a phrase its words, wherever they stand in a window. */
  readonly isApart?: boolean;
}

/**
 * The query for FTS5: finds every window that may hold a hit; null where only dates limit it. Exclusions of words are
 * left out, because they hold for a segment and not for the eight of its window. Words are quoted: nothing a person
 * types is ever syntax.
 */
export function matchExpression(query: Query, options: ExpressionOptions = {}): string | null {
  const terms = query.required.map((node) => expressionOf(node, options));
  const isWanted = (excluded: boolean) => query.filters.filter((filter) => filter.isExcluded === excluded);
  const wanted = isWanted(false).flatMap(({ anyOf }) => anyOf.map((tokens) => `facet : ${anyOfForms(tokens)}`));
  const positive = [...terms, ...wanted, ...addedBefore(query)].join(' AND ');
  if (positive === '') return null;
  const unwanted = isWanted(true)
    .filter(
      ({ isOfRecording, field, anyOf }) =>
        isOfRecording && field !== 'longer' && field !== 'shorter' && anyOf.length > 0,
    )
    .map(({ anyOf }) => `(${anyOf.map((tokens) => `facet : ${anyOfForms(tokens)}`).join(' AND ')})`);
  return unwanted.length === 0 ? positive : `(${positive}) NOT (${unwanted.join(' OR ')})`;
}

/**
 * Row ids follow the dates, but FTS5 would walk from the newest one down to the last that was added before a date. Where
 * only the other end is given it stops by itself.
 */
function addedBefore({ filters }: Query): readonly string[] {
  const bounds = filters.filter(({ isExcluded }) => !isExcluded);
  const untilMs = Math.min(...bounds.map((bound) => bound.untilMs ?? Infinity));
  if (untilMs === Infinity) return [];
  const tokens = spanTokens(Math.max(0, ...bounds.map(({ sinceMs }) => sinceMs ?? 0)), untilMs);
  return tokens.length === 0 ? [] : [`facet : ${anyOfForms(tokens)}`];
}

function expressionOf(node: PositiveNode, options: ExpressionOptions): string {
  if (node.kind === 'any') return `(${(node satisfies AnyNode).nodes.map((one) => simple(one, options)).join(' OR ')})`;
  return simple(node, options);
}

function simple(node: SimpleNode, { vocabulary = null, isLoose = false, isApart = false }: ExpressionOptions): string {
  switch (node.kind) {
    case 'word':
      return word(node, vocabulary);
    case 'near':
      return `(${node.nodes.map((one) => word(one, vocabulary)).join(' AND ')})`;
    case 'regex': {
      const forms = vocabulary?.containing(node.literal, maxForms.containing) ?? [];
      return `exact : ${anyOfForms(forms.length > 0 ? forms : [node.literal])}`;
    }
    case 'phrase':
      return isApart && !node.isPrefix && node.joined.length === 0 ? wordsOf(node) : phrase(node, isLoose);
  }
}

function word(node: Extract<SimpleNode, { kind: 'word' }>, vocabulary: Vocabulary | null): string {
  const stems = node.stems.length > 0 ? `stem : ${anyOfForms([...node.stems, ...wordsApart(node, vocabulary)])}` : null;
  if (!node.isPrefix) return stems ?? `exact : ${quote(node.form)}`;
  const max = stems === null ? maxForms.prefix : maxForms.unfinished;
  const forms = vocabulary?.startingWith(node.form, max) ?? null;
  const begun =
    forms === null ? `exact : ${quote(node.form)} *` : forms.length > 0 ? `exact : ${anyOfForms(forms)}` : null;
  const parts = [stems, begun].filter((part) => part !== null);
  if (parts.length === 0) return `exact : ${quote(node.form)}`;
  return parts.length === 1 ? parts.join('') : `(${parts.join(' OR ')})`;
}

/** `e mail` for email, where both were ever said. */
function wordsApart(
  { apart }: Extract<SimpleNode, { kind: 'word' }>,
  vocabulary: Vocabulary | null,
): readonly string[] {
  if (apart === null) return [];
  const isSaid = (form: string) => vocabulary === null || vocabulary.countOf(form) > 0;
  return isSaid(apart.letter) && isSaid(apart.form) ? apart.stems.map((stem) => `${apart.letter} ${stem}`) : [];
}

function phrase(node: Extract<SimpleNode, { kind: 'phrase' }>, isLoose: boolean): string {
  // A window sees this far beyond its border; the rest of a longer phrase is checked in the text.
  const words = node.words.slice(0, tailWords + 1);
  const isCut = words.length < node.words.length;
  const star = node.isPrefix && !isCut ? ' *' : '';
  if (node.isExact) {
    const forms = words.map(([form]) => form ?? '');
    const pairs = pairTokens(star === '' ? forms : forms.slice(0, -1)).map((pair) => `facet : ${quote(pair)}`);
    const said = `exact : ${quote(forms.join(' '))}${star}`;
    const [joined] = node.joined;
    if (joined !== undefined) return `(${said} OR exact : ${quote(joined)}${star})`;
    // FTS5 goes through the whole of a phrase by itself, whatever stands beside it. Two words are found by their pair.
    const isPaired = star === '' && arePaired(forms) && (isLoose || forms.length === 2);
    const all = isPaired ? pairs : [...pairs, said];
    return all.length === 1 ? all.join('') : `(${all.join(' AND ')})`;
  }
  return `stem : ${anyOfForms([...combinations(words), ...node.joined])}`;
}

function wordsOf({ words, isExact }: Extract<SimpleNode, { kind: 'phrase' }>): string {
  const all = words.slice(0, tailWords + 1).map((forms) => `${isExact ? 'exact' : 'stem'} : ${anyOfForms(forms)}`);
  return all.length === 1 ? all.join('') : `(${all.join(' AND ')})`;
}

/** Every way to say a phrase whose words have several stems; past a few the first stems have to do. */
function combinations(words: readonly (readonly string[])[]): readonly string[] {
  const max = 32;
  return words.reduce<readonly string[]>(
    (ways, stems) => {
      const some = ways.length * stems.length > max ? stems.slice(0, 1) : stems;
      return ways.flatMap((way) => some.map((stem) => (way === '' ? stem : `${way} ${stem}`)));
    },
    [''],
  );
}

function anyOfForms(forms: readonly string[]): string {
  const [only] = forms;
  return forms.length === 1 && only !== undefined ? quote(only) : `(${forms.map(quote).join(' OR ')})`;
}

function quote(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}
