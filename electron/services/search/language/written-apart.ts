import { stemsOf } from './stems-of.ts';
import type { Token } from './token.ts';

export interface Apart {
  readonly letter: string;
  readonly form: string;
  readonly stems: readonly string[];
}
/** `e mail`, `x ray`, `t shirt`, `u turn`: a letter that is no word of its own. */
export function apartOf(form: string): Apart | null {
  const [, letter, rest] = /^([extu])(?!h)([a-z]{3,})$/.exec(form) ?? [];
  if (letter === undefined || rest === undefined) return null;
  return { letter, form: rest, stems: stemsOf(rest) };
}

/** What several words are when written together: with a hyphen or an apostrophe between each two. */
export function joinedOf(tokens: readonly Token[]): string | null {
  const other = tokens[0]?.other;
  return other?.count === tokens.length && other.tokens.length === 1 ? (other.tokens[0]?.form ?? null) : null;
}
