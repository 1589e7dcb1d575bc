import type { Note } from '#shared/edits/note.ts';
import { apartOf, joinedOf } from '#services/search/language/written-apart.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';
import type { Token } from '#services/search/language/token.ts';
import { tokenize } from '#services/search/language/tokens.ts';

/**
 * True for notes that have every word of the query in some form, in text or tags; null when the query has no words. The
 * last word may be unfinished, as long as no space was typed behind it.
 */
export function noteMatcher(query: string): ((note: Pick<Note, 'text' | 'tags'>) => boolean) | null {
  const tokens = tokenize(query);
  const last = tokens.at(-1);
  if (last === undefined) return null;
  const joined = joinedOf(tokens);
  const isLastOpen = last.end === query.length;
  return ({ text, tags }) => {
    const said = tokenize([text, ...tags].join('\n'));
    const words = said.flatMap((token) => [token, ...(token.other?.tokens ?? [])]);
    const stems = new Set(words.map(({ stem }) => stem));
    if (joined !== null && stemsOf(joined).some((stem) => stems.has(stem))) return true;
    return tokens.every(
      (token) =>
        stemsOf(token.base).some((stem) => stems.has(stem)) ||
        isApart(token, said) ||
        (token === last && isLastOpen && words.some(({ form }) => form.startsWith(token.form))),
    );
  };
}

/** `e mail` for email. */
function isApart({ form }: Token, said: readonly Token[]): boolean {
  const apart = apartOf(form);
  if (apart === null) return false;
  return said.some(({ stem }, at) => said[at - 1]?.form === apart.letter && apart.stems.includes(stem));
}
