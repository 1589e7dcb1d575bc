import { readQueryText } from '#shared/text/query-text.ts';
import type { SearchSuggestions } from '#shared/search.ts';
import { fold } from '#services/search/language/fold.ts';
import { createSpelling } from './spelling.ts';
import { stemOf } from '#services/search/language/stem-of.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';
import { swapLayout } from './swap-layout.ts';
import type { Token } from '#services/search/language/token.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

const maxCompletions = 8;
/** Forms that are searched for one that is another word. */
const maxNear = 8;

/** The article of the next word. */
const isElided = ({ other, kind }: Token) => kind === 'word' && other?.isWord === false && other.count > 1;

/** Completions and spelling out of the words that were really said. */
export function createSuggest(vocabulary: Vocabulary) {
  const spelling = createSpelling(vocabulary);
  const repairPart = prepareRepair(vocabulary, spelling);
  return {
    /** The stems too: both take a moment that no search should wait for. */
    warm() {
      vocabulary.warmStems();
      spelling.warm();
    },
    nearest: (word: string, limit: number) => spelling.nearest(fold(word), limit),
    /** `isFound`: asked only where something is misspelled. */
    suggest(text: string, isFound: () => boolean): SearchSuggestions {
      const parts = readQueryText(text).filter(({ kind, isExcluded }) => kind === 'words' && !isExcluded);
      const last = parts.at(-1);
      const typed = last?.kind === 'words' && last.end === text.length ? fold(last.text) : '';
      const completions = typed === '' ? [] : vocabulary.startingWith(typed, maxCompletions + 1);
      let repaired = text;
      for (const part of parts.toReversed()) {
        if (part.kind !== 'words') continue;
        const better = repairPart(part.text);
        if (better !== null) repaired = repaired.slice(0, part.start) + better + repaired.slice(part.end);
      }
      return {
        completions: completions
          .filter((form) => form !== typed)
          .slice(0, maxCompletions)
          .map((form) => vocabulary.writtenOf(form)),
        didYouMean: repaired === text || isFound() ? null : repaired,
      };
    },
  };
}

/** Puts the unknown words of one part of a query right; null for none. */
function prepareRepair(vocabulary: Vocabulary, spelling: ReturnType<typeof createSpelling>) {
  const isKnown = (form: string) => vocabulary.startingWith(form, 1).length > 0;
  const repair = (word: Token): string | null => {
    const { form } = word;
    // Another number is another thing; and for a letter anything is near.
    if (isKnown(form) || /^\d+$/.test(form) || isElided(word)) return null;
    const swapped = fold(swapLayout(form));
    if (swapped !== form && vocabulary.countOf(swapped) > 0) return vocabulary.writtenOf(swapped);
    const stems = stemsOf(word.base);
    const better = spelling.nearest(form, maxNear).find((near) => !stems.includes(stemOf(near)));
    return better === undefined ? null : vocabulary.writtenOf(better);
  };
  /** Each word of a part on its own: of `l’avocta` what comes after the article. */
  return (text: string): string | null => {
    // Other keys than those of letters may have been meant as letters.
    const swapped = fold(swapLayout(text));
    if (!isKnown(fold(text)) && vocabulary.countOf(swapped) > 0) return vocabulary.writtenOf(swapped);
    const words = tokenize(text);
    if (words[0]?.other?.tokens.some(({ form }) => isKnown(form)) === true) return null;
    let repaired = text;
    for (const word of words.toReversed()) {
      const better = repair(word);
      if (better !== null) repaired = repaired.slice(0, word.start) + better + repaired.slice(word.end);
    }
    return repaired === text ? null : repaired;
  };
}
