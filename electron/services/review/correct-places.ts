import type { TextQuery } from '#shared/text/find-text.ts';
import type { DoubtfulPlace } from '#shared/review.ts';
import { readPattern, type TextPattern } from '#services/replace/text-pattern.ts';
import type { SegmentText } from '#services/replace/read-texts.ts';
import type { TextChange } from '#services/replace/write-texts.ts';

const edges = /^[^\p{L}\p{N}]*|[^\p{L}\p{N}]*$/gu;

/** A word without the signs around it: a comma is not part of what was misheard. */
export function coreOf(heard: string): string {
  const core = heard.replaceAll(edges, '');
  return core === '' ? heard : core;
}

/** Puts `text` where the place stands; the signs around the word stay. Null where the place is gone. */
export function correctPlace(place: DoubtfulPlace, text: string): TextChange | null {
  const { segmentId, span } = place;
  if (segmentId === null || span === null) return null;
  const heard = place.text.slice(span.start, span.end);
  const core = coreOf(heard);
  const start = span.start + heard.indexOf(core);
  const before = place.text;
  const joined = before.slice(0, start) + text + before.slice(start + core.length);
  return { segmentId, before, after: joined.replaceAll(/\s+/g, ' ').trim(), placeCount: 1 };
}

/** The same word wherever it stands by itself, in any case. */
export function sameWord(heard: string): TextPattern {
  const query: TextQuery = {
    text: coreOf(heard),
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
  heard: string,
  text: string,
): Generator<TextChange> {
  const pattern = sameWord(heard);
  const isHeardSmall = isSmall(coreOf(heard));
  for (const { id: segmentId, text: before } of texts) {
    const matches = pattern.find(before);
    if (matches.length === 0) continue;
    const after = matches.toReversed().reduce((rest, { start, end }) => {
      const isCapital = isHeardSmall && !isSmall(before.slice(start, end));
      return rest.slice(0, start) + (isCapital ? capital(text) : text) + rest.slice(end);
    }, before);
    yield { segmentId, before, after: after.replaceAll(/\s+/g, ' ').trim(), placeCount: matches.length };
  }
}

function isSmall(word: string): boolean {
  const first = word.charAt(0);
  return first === first.toLowerCase();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
