import { editDistance } from './edit-distance.ts';
import { createLetterIndex } from './letter-index.ts';
import { createTrigramIndex } from './trigram-index.ts';
import type { Vocabulary } from './vocabulary.ts';

const maxEdits = 2;

/** Finds what was said among words that are nearly what was typed: shared trigrams first, then edits. */
export function createSpelling(vocabulary: Vocabulary) {
  let index = createTrigramIndex([]);
  let letters = createLetterIndex([]);
  let builtFor = -1;
  const warm = () => {
    if (builtFor === vocabulary.version) return;
    // A few new words are not worth half a second; they are offered after the next start or rebuild.
    if (index.size > 0 && vocabulary.size < index.size * 1.05) return;
    const forms = Array.from({ length: vocabulary.size }, (_, at) => vocabulary.form(at));
    index = createTrigramIndex(forms);
    letters = createLetterIndex(forms);
    builtFor = vocabulary.version;
  };
  return {
    warm,
    /** The nearest first, of equally near ones the commonest. */
    nearest(form: string, limit: number): readonly string[] {
      warm();
      const candidates = new Set([...index.alike(form, maxEdits), ...letters.alike(form, maxEdits)]);
      return Array.from(candidates)
        .map((candidate) => ({ candidate, edits: editDistance(form, candidate, maxEdits) }))
        .filter(({ edits }) => edits <= maxEdits)
        .map((one) => ({ ...one, count: vocabulary.countOf(one.candidate) }))
        .toSorted((a, b) => a.edits - b.edits || b.count - a.count)
        .slice(0, limit)
        .map(({ candidate }) => candidate);
    },
  };
}
