import type { TermMatch } from '#shared/watch.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';
import type { Token } from '#services/search/language/token.ts';
import { apartOf, joinedOf } from '#services/search/language/written-apart.ts';
import { tokenize } from '#services/search/language/tokens.ts';

/** What a term looks for: these stems, or these forms, one after another. */
export interface TermPattern {
  readonly match: TermMatch;
  /** Forms, as the term is written. */
  readonly forms: readonly string[];
  /** The plain one first, and those of its length; several where a word has several stems (человек, люди),
   * shorter or longer ones where people write it together or apart (e-mail, email). Never empty. */
  readonly variants: readonly (readonly string[])[];
  /** A single character of a script without spaces: the text holds it only as the first of a pair. */
  readonly isPrefix: boolean;
}

/** A long phrase of irregular words would multiply beyond all measure. */
const maxVariants = 32;

/** Null for a term without a letter or a digit. */
export function termPattern(term: string, match: TermMatch): TermPattern | null {
  const tokens = withoutLastSingle(tokenize(term));
  if (tokens.length === 0) return null;
  const forms = tokens.map(({ form }) => form);
  const inWords = match === 'exact' ? [forms] : variantsOf(tokens);
  const variants = [...inWords, ...otherVariants(tokens, match)];
  return { match, forms, variants, isPrefix: tokens.length === 1 && tokens[0]?.kind === 'single' };
}

/** The same for two spellings that look for the same. */
export function patternKey({ match, variants }: TermPattern): string {
  return `${match} ${variants[0]?.join(' ') ?? ''}`;
}

/** The term as one word, where it is written as several, or the other way round. */
function otherVariants(tokens: readonly Token[], match: TermMatch): readonly (readonly string[])[] {
  const wordOf = (form: string) => (match === 'exact' ? [form] : stemsOf(form));
  const [first, second, ...more] = tokens;
  if (first === undefined) return [];
  const joined = joinedOf(tokens);
  if (joined !== null) return wordOf(joined).map((word) => [word]);
  if (second === undefined) {
    const apart = apartOf(first.form);
    return apart === null ? [] : wordOf(apart.form).map((word) => [apart.letter, word]);
  }
  const together = more.length === 0 && apartOf(first.form + second.form) !== null && first.form.length === 1;
  return together ? wordOf(first.form + second.form).map((word) => [word]) : [];
}

function variantsOf(tokens: readonly Token[]): readonly (readonly string[])[] {
  let variants: readonly (readonly string[])[] = [[]];
  for (const { base, stem, kind } of tokens) {
    const stems = kind === 'word' ? stemsOf(base) : [stem];
    const some = variants.length * stems.length > maxVariants ? [stem] : stems;
    variants = variants.flatMap((variant) => some.map((next) => [...variant, next]));
  }
  return variants;
}

/** The last character of an unspaced run stands alone in the tokens only where a text ends there. */
function withoutLastSingle(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  return last?.kind === 'single' && before?.kind === 'pair' && before.end === last.end ? tokens.slice(0, -1) : tokens;
}
