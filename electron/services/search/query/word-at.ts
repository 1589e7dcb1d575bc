import type { Word } from '#shared/segment.ts';

/** The word that stands at a UTF-16 offset of its segment's text; null where the words are not those of the text. */
export function wordAt(words: readonly Word[], text: string, offset: number): Word | null {
  let cursor = 0;
  for (const word of words) {
    const start = text.indexOf(word.text, cursor);
    if (start < 0) return null;
    cursor = start + word.text.length;
    if (offset < cursor) return word;
  }
  return null;
}
