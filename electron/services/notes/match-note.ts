import type { Note } from '#shared/note.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';
import { tokenize } from '#services/search/language/tokens.ts';

/**
 * True for notes that have every word of the query in some form, in text or tags; null when the query has no words. The
 * last word may be unfinished, as long as no space was typed behind it.
 */
export function noteMatcher(query: string): ((note: Pick<Note, 'text' | 'tags'>) => boolean) | null {
  const tokens = tokenize(query);
  const last = tokens.at(-1);
  if (last === undefined) return null;
  const isLastOpen = last.end === query.length;
  return ({ text, tags }) => {
    const words = tokenize([text, ...tags].join(' '));
    const stems = new Set(words.map(({ stem }) => stem));
    return tokens.every(
      (token) =>
        stemsOf(token.form).some((stem) => stems.has(stem)) ||
        (token === last && isLastOpen && words.some(({ form }) => form.startsWith(token.form))),
    );
  };
}
