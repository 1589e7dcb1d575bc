import type { Database } from 'better-sqlite3';
import { wordsOf, type SegmentRow } from '../library/segment-row.ts';
import { wordAt } from '../search/word-at.ts';
import type { Token } from '../search/tokens.ts';
import type { TermPlace } from './matcher.ts';
import type { ReadSegment } from './read-text.ts';

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

/** One word of a stretch of text, with the segment it is in. */
export interface PlacedToken {
  readonly segment: ReadSegment;
  readonly token: Token;
  readonly word: number;
}

const contextCharacters = 120;

export function placeTokens(segments: readonly ReadSegment[]): readonly PlacedToken[] {
  return segments.flatMap((segment) => segment.tokens.map((token, word) => ({ segment, token, word })));
}

/** Tells time and context of the places that were found in a stretch of text. */
export function prepareLocate(database: Database) {
  const select = database.prepare<[number], SegmentRow>('SELECT * FROM main.segment WHERE id = ?');
  return (segments: readonly ReadSegment[], placed: readonly PlacedToken[], places: readonly TermPlace[]) => {
    const rows = new Map<number, SegmentRow | undefined>();
    const rowOf = (id: number) => {
      if (!rows.has(id)) rows.set(id, select.get(id));
      return rows.get(id);
    };
    return places.flatMap((place): FoundPlace[] => {
      const first = placed[place.first];
      const last = placed[place.last];
      if (first === undefined || last === undefined) return [];
      const startMs = timeAt(rowOf(first.segment.id), first.token.start).startMs;
      const { endMs } = timeAt(rowOf(last.segment.id), last.token.end - 1);
      return [
        {
          ruleId: place.ruleId,
          segmentId: first.segment.id,
          lastSegmentId: last.segment.id,
          word: first.word,
          startMs,
          endMs: Math.max(startMs, endMs),
          ...textsOf(segments, first, last),
        },
      ];
    });
  };
}

/** When the word at an offset is spoken; where the words do not tell, by its share of the text. */
function timeAt(row: SegmentRow | undefined, offset: number): { startMs: number; endMs: number } {
  if (row === undefined) return { startMs: 0, endMs: 0 };
  const word = wordAt(wordsOf(row), row.text, offset);
  if (word !== null) return word;
  const at = row.start_ms + Math.round(((row.end_ms - row.start_ms) * offset) / Math.max(1, row.text.length));
  return { startMs: at, endMs: row.words === null ? row.end_ms : at };
}

function textsOf(segments: readonly ReadSegment[], first: PlacedToken, last: PlacedToken) {
  const from = segments.indexOf(first.segment);
  const to = segments.indexOf(last.segment);
  const textOf = (list: readonly ReadSegment[]) => list.map(({ text }) => text).join(' ');
  const before = `${textOf(segments.slice(0, from))} ${first.segment.text.slice(0, first.token.start)}`;
  const after = `${last.segment.text.slice(last.token.end)} ${textOf(segments.slice(to + 1))}`;
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
