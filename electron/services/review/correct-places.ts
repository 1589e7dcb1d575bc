import type { TextQuery } from '#shared/text/find-text.ts';
import { wordWithin, type DoubtfulPlace } from '#shared/edits/review.ts';
import { readPattern, type TextPattern } from '#services/replace/text-pattern.ts';
import type { SegmentText } from '#services/replace/read-texts.ts';
import type { TextChange } from '#services/replace/write-texts.ts';
import type { TextSpan } from './place-in-text.ts';

/** A word without the signs around it: a comma is not part of what was misheard. */
export function coreOf(recognised: string): string {
  const { start, end } = wordWithin(recognised);
  return recognised.slice(start, end);
}

/**
 * Puts `text` where the place stands; the signs around the word stay, but for those in whose place others were typed.
 * Null where the place is gone.
 */
export function correctPlace(place: DoubtfulPlace, text: string): TextChange | null {
  const { segmentId, span } = place;
  if (segmentId === null || span === null) return null;
  const recognised = place.text.slice(span.start, span.end);
  const word = wordWithin(recognised);
  const before = place.text;
  const joined = putWord(before, { start: span.start + word.start, end: span.start + word.end }, text);
  return { segmentId, before, after: joined.replaceAll(/\s+/g, ' ').trim(), placeCount: 1 };
}

/** The same word wherever it stands by itself, in any case. */
export function sameWord(recognised: string): TextPattern {
  const query: TextQuery = {
    text: coreOf(recognised),
    isRegex: false,
    isWholeWord: true,
    isCaseSensitive: false,
    isYoLoose: false,
  };
  const pattern = readPattern(query);
  if (typeof pattern === 'string') throw new TypeError('plain text is always a pattern');
  return pattern;
}

/** Puts `text` wherever the word stands; at the beginning of a sentence with a capital. */
export function* correctAllSame(
  texts: Iterable<Pick<SegmentText, 'id' | 'text'>>,
  recognised: string,
  text: string,
): Generator<TextChange> {
  const pattern = sameWord(recognised);
  const isLowerCase = isSmall(coreOf(recognised));
  for (const { id: segmentId, text: before } of texts) {
    const matches = pattern.find(before);
    if (matches.length === 0) continue;
    const after = matches.toReversed().reduce((rest, { start, end }) => {
      const isCapital = isLowerCase && !isSmall(before.slice(start, end));
      return putWord(rest, { start, end }, isCapital ? capital(text) : text);
    }, before);
    yield { segmentId, before, after: after.replaceAll(/\s+/g, ' ').trim(), placeCount: matches.length };
  }
}

/** A sign that is typed with a word is not put beside the same one that stands there, but takes its place. */
function putWord(whole: string, { start, end }: TextSpan, text: string): string {
  const [before, after] = [whole.slice(0, start), whole.slice(end)];
  const signs = {
    before: /(?<=^|\s)[^\p{L}\p{N}\s]+$/u.exec(before)?.[0],
    after: /^[^\p{L}\p{N}\s]+(?=\s|$)/u.exec(after)?.[0],
  };
  const said = wordWithin(text.trim());
  const typed = { before: text.trim().slice(0, said.start), after: text.trim().slice(said.end) };
  const word = text.trim().slice(said.start, said.end);
  const left = beside(signs.before, typed.before, (there, own) => there.endsWith(own));
  const right = beside(signs.after, typed.after, (there, own) => there.startsWith(own));
  return (
    before.slice(0, before.length - (signs.before?.length ?? 0)) +
    left +
    word +
    right +
    after.slice(signs.after?.length ?? 0)
  );
}

function beside(there: string | undefined, own: string, has: (there: string, own: string) => boolean): string {
  if (own === '') return there ?? '';
  return there !== undefined && has(there, own) ? there : own;
}

function isSmall(word: string): boolean {
  const first = word.charAt(0);
  return first === first.toLowerCase();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
