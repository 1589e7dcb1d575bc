import type { TermMatch } from '#shared/watch.ts';
import { tokenize, type Token } from '../search/tokens.ts';

/** What a term looks for: these stems, or these forms, one after another. */
export interface TermPattern {
  readonly match: TermMatch;
  readonly words: readonly string[];
  /** A single character of a script without spaces: the text holds it only as the first of a pair. */
  readonly isPrefix: boolean;
}

/** Null for a term without a letter or a digit. */
export function termPattern(term: string, match: TermMatch): TermPattern | null {
  const tokens = withoutLastSingle(tokenize(term));
  if (tokens.length === 0) return null;
  const words = tokens.map(({ form, stem }) => (match === 'any' ? stem : form));
  return { match, words, isPrefix: tokens.length === 1 && tokens[0]?.kind === 'single' };
}

/** The same for two spellings that look for the same. */
export function patternKey({ match, words }: TermPattern): string {
  return `${match} ${words.join(' ')}`;
}

/** The last character of an unspaced run stands alone in the tokens only where a text ends there. */
function withoutLastSingle(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  return last?.kind === 'single' && before?.kind === 'pair' && before.end === last.end ? tokens.slice(0, -1) : tokens;
}
