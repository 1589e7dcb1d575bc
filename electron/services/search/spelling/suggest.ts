import { readQueryText } from '#shared/text/query-text.ts';
import type { SearchSuggestions } from '#shared/search.ts';
import { fold } from '#services/search/language/fold.ts';
import { createSpelling } from './spelling.ts';
import { swapLayout } from './swap-layout.ts';
import type { Vocabulary } from './vocabulary.ts';

const mostCompletions = 8;

/** Completions and spelling out of the words that were really said. */
export function createSuggest(vocabulary: Vocabulary) {
  const spelling = createSpelling(vocabulary);
  const isKnown = (form: string) => vocabulary.startingWith(form, 1).length > 0;
  const mend = (form: string): string | null => {
    if (form === '' || isKnown(form)) return null;
    const swapped = fold(swapLayout(form));
    if (swapped !== form && vocabulary.countOf(swapped) > 0) return swapped;
    return spelling.nearest(form, 1)[0] ?? null;
  };
  return {
    warm: () => spelling.warm(),
    nearest: (word: string, limit: number) => spelling.nearest(fold(word), limit),
    suggest(text: string): SearchSuggestions {
      const parts = readQueryText(text).filter(({ kind, isExcluded }) => kind === 'words' && !isExcluded);
      const last = parts.at(-1);
      const typed = last?.kind === 'words' && last.end === text.length ? fold(last.text) : '';
      const completions = typed === '' ? [] : vocabulary.startingWith(typed, mostCompletions + 1);
      let mended = text;
      for (const part of parts.toReversed()) {
        if (part.kind !== 'words') continue;
        const better = mend(fold(part.text));
        if (better !== null) mended = mended.slice(0, part.start) + better + mended.slice(part.end);
      }
      return {
        completions: completions.filter((form) => form !== typed).slice(0, mostCompletions),
        didYouMean: mended === text ? null : mended,
      };
    },
  };
}
