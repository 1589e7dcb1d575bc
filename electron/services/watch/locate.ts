import type { Database } from 'better-sqlite3';
import { wordsOf, type SegmentRow } from '#services/store/segments/segment-row.ts';
import { wordAt } from '#services/search/query/word-at.ts';
import type { Token } from '#services/search/language/token.ts';
import type { TermPlace } from './matcher.ts';
import type { SegmentTokens } from '#services/search/index/segment-reader.ts';
import type { Stretch } from './read-text.ts';

/** Where a term stands: what a finding keeps of it. */
export interface FoundPlace {
  readonly ruleId: number;
  readonly segmentId: number;
  readonly lastSegmentId: number;
  /** Number of the first word among the words of its segment. */
  readonly word: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly matched: string;
  readonly before: string;
  readonly after: string;
}

/** A word with the segment it is in; `word` is its number there. */
interface PlacedToken {
  readonly segment: SegmentTokens;
  readonly token: Token;
  readonly word: number;
}

/** A term and the words it stands on. */
export interface PlacedTerm {
  readonly ruleId: number;
  readonly first: PlacedToken;
  readonly last: PlacedToken;
}

const contextCharacters = 120;

/** Which words of the segments these are, whose words were counted through. */
export function placeTerms(segments: readonly SegmentTokens[], places: readonly TermPlace[]): readonly PlacedTerm[] {
  if (places.length === 0) return [];
  let count = 0;
  const ends = segments.map(({ tokens }) => (count += tokens.length));
  const tokenAt = (index: number): PlacedToken => {
    const at = firstAbove(ends, index);
    const segment = segments[at];
    const word = index - (ends[at - 1] ?? 0);
    const token = segment?.tokens[word];
    if (segment === undefined || token === undefined) throw new RangeError(`no word ${index}`);
    return { segment, token, word };
  };
  return places.map(({ ruleId, first, last }) => ({ ruleId, first: tokenAt(first), last: tokenAt(last) }));
}

/** The first of ascending numbers that is greater. */
function firstAbove(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The segments whose words were scanned: a stretch, or more than it. */
export interface SearchedTexts {
  readonly stretch: Stretch;
  readonly segments: readonly SegmentTokens[];
}

const lengthOf = ({ text }: SegmentTokens) => text.length + 1;

function without(some: readonly SegmentTokens[], others: readonly SegmentTokens[]): readonly SegmentTokens[] {
  if (some.length === 0) return some;
  return some.filter(({ segmentId }) => !others.some((other) => other.segmentId === segmentId));
}

type TimedRow = Omit<SegmentRow, 'hash' | 'speaker'>;

/** Returns time and context of the terms that were found in a stretch and what was read around it. */
export function prepareLocate(database: Database) {
  const select = database.prepare<[number], TimedRow>(
    `SELECT id, start_ms, end_ms, speaker_id, flags, confidence, text, words, word_texts
     FROM main.segment WHERE id = ?`,
  );
  return ({ segments, stretch }: SearchedTexts, terms: readonly PlacedTerm[]): readonly FoundPlace[] => {
    if (terms.length === 0) return [];
    const rows = new Map<number, TimedRow | undefined>();
    const rowOf = (id: number) => {
      if (!rows.has(id)) rows.set(id, select.get(id));
      return rows.get(id);
    };
    const around = {
      before: stretch.before.take(contextCharacters + 1, lengthOf).toReversed(),
      after: stretch.after.take(contextCharacters + 1, lengthOf),
    };
    const all = [...without(around.before, segments), ...segments, ...without(around.after, segments)];
    return terms.map(({ ruleId, first, last }) => {
      const startMs = timeAt(rowOf(first.segment.segmentId), first.token.start).startMs;
      const { endMs } = timeAt(rowOf(last.segment.segmentId), last.token.end - 1);
      return {
        ruleId,
        segmentId: first.segment.segmentId,
        lastSegmentId: last.segment.segmentId,
        word: first.word,
        startMs,
        endMs: Math.max(startMs, endMs),
        ...textsOf(all, first, last),
      };
    });
  };
}

/** When the word at an offset is spoken; where the words have no times, by its share of the text. */
function timeAt(row: TimedRow | undefined, offset: number): { startMs: number; endMs: number } {
  if (row === undefined) return { startMs: 0, endMs: 0 };
  const word = wordAt(wordsOf(row), row.text, offset);
  if (word !== null) return word;
  const at = row.start_ms + Math.round(((row.end_ms - row.start_ms) * offset) / Math.max(1, row.text.length));
  return { startMs: at, endMs: row.words === null ? row.end_ms : at };
}

function textsOf(segments: readonly SegmentTokens[], first: PlacedToken, last: PlacedToken) {
  const from = segments.indexOf(first.segment);
  const to = segments.indexOf(last.segment, from);
  let before = first.segment.text.slice(0, first.token.start);
  for (let at = from - 1; at >= 0 && before.length <= contextCharacters; at -= 1) {
    before = `${segments[at]?.text ?? ''} ${before}`;
  }
  let after = last.segment.text.slice(last.token.end);
  for (let at = to + 1; at < segments.length && after.length <= contextCharacters; at += 1) {
    after += ` ${segments[at]?.text ?? ''}`;
  }
  const middle =
    from === to
      ? first.segment.text.slice(first.token.start, last.token.end)
      : [
          first.segment.text.slice(first.token.start),
          ...segments.slice(from + 1, to).map(({ text }) => text),
          last.segment.text.slice(0, last.token.end),
        ].join(' ');
  return { matched: middle, before: endOf(before.trimStart()), after: beginningOf(after.trimEnd()) };
}

/** From a whole word on. */
function endOf(text: string): string {
  if (text.length <= contextCharacters) return text;
  const cut = text.slice(-contextCharacters);
  return cut.slice(cut.indexOf(' ') + 1);
}

function beginningOf(text: string): string {
  if (text.length <= contextCharacters) return text;
  const cut = text.slice(0, contextCharacters);
  const space = cut.lastIndexOf(' ');
  return space < 0 ? cut : cut.slice(0, space);
}
