import type { Library } from '#services/library/library.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';
import { tokenize } from '#services/search/language/tokens.ts';

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Where a recording says the same words in any form, one after another. */
export function sayingPlaces(library: Library, recordingId: number, text: string): readonly Span[] {
  const { transcriptId } = library.recordings.get(recordingId);
  const wanted = tokenize(text).map(({ base }) => stemsOf(base));
  if (transcriptId === null || wanted.length === 0) return [];
  const spans: Span[] = [];
  // A phrase may go over the end of a segment: the words of the one before are kept.
  let words: { readonly stems: readonly string[]; readonly span: Span }[] = [];
  for (const segment of library.segments.iterate(transcriptId)) {
    const said = segment.words.length > 0 ? segment.words : [segment];
    for (const word of said) {
      for (const { base } of tokenize(word.text)) {
        words.push({ stems: stemsOf(base), span: { startMs: word.startMs, endMs: word.endMs } });
        const last = words.slice(-wanted.length);
        const isSame =
          last.length === wanted.length &&
          last.every(({ stems }, nth) => stems.some((stem) => wanted[nth]?.includes(stem) === true));
        if (isSame) spans.push({ startMs: last[0]?.span.startMs ?? 0, endMs: word.endMs });
      }
    }
    words = words.slice(-wanted.length);
  }
  return spans.filter(({ startMs, endMs }) => endMs > startMs);
}
