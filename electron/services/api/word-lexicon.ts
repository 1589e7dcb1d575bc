import type { Library } from '#services/library/library.ts';
import {
  findMasked,
  type FoundDistortion,
  type MaskLexicon,
} from '#services/text-analysis/distorted-words/find-masked.ts';
import {
  findMisheard,
  prepareTerms,
  type PreparedTerms,
} from '#services/text-analysis/distorted-words/find-misheard.ts';

/** A word that is met so often is right. */
const ordinaryCount = 5;
const maxForms = 2000;

/** Finds masked and misheard words in the texts of a recording, by what is expected in it and what was corrected before. */
export function prepareDistortions(
  library: Library,
): (recordingId: number) => (text: string) => readonly FoundDistortion[] {
  const { database } = library.index;
  const selectCount = database.prepare<[string], number>('SELECT count FROM fulltext.form WHERE form = ?').pluck();
  const selectForms = database
    .prepare<[number, number], string>(
      'SELECT form FROM fulltext.form WHERE length(form) = ? AND count > 1 ORDER BY count DESC LIMIT ?',
    )
    .pluck();
  let known: { readonly key: string; readonly prepared: PreparedTerms } = { key: '', prepared: prepareTerms([]) };
  const countOf = (form: string) => selectCount.get(form) ?? 0;
  return (recordingId) => {
    const terms = termsOf(library, recordingId);
    const key = terms.join('\n');
    if (key !== known.key) known = { key, prepared: prepareTerms(terms) };
    const { prepared } = known;
    const mask: MaskLexicon = { terms, countOf, formsOfLength: (length) => selectForms.all(length, maxForms) };
    const corrected = library.reviews.corrections.all();
    const misheard = { terms, corrected, isOrdinary: (form: string) => countOf(form) >= ordinaryCount };
    return (text) => [...findMasked(text, mask), ...findMisheard(text, prepared, misheard)];
  };
}

/** Own terms, how they are taken, and those of the watch lists: plain words, no patterns. */
function termsOf(library: Library, recordingId: number): readonly string[] {
  const own = library.vocabulary.expectedIn(recordingId).map(({ term }) => term);
  const watched = library.watch.lists.list().flatMap(({ id }) => library.vocabulary.watchedTerms(id));
  return [...new Set([...own, ...watched.filter((term) => /^[\p{L}\p{N} -]{4,40}$/u.test(term))])];
}
