/**
 * The unit of the index: a window of 8 segments as recognised (more or fewer after edits, see `segment-order.ts`) and
 * the first 7 words after them, so that a phrase over any border is in one window.
 * Row ids ascend from the newest recording to the oldest and with time inside each: the order of results, without
 * sorting, and the way in which FTS5 is quick (it skips forwards and not backwards).
 */
import type { Database } from 'better-sqlite3';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';
import { segmentsPerPassage } from '#services/store/segments/segment-order.ts';
import type { Token } from '#services/search/language/token.ts';
import { fewSegments, Neighbours, wordsOf } from './neighbours.ts';
import { createSegmentReader, type SegmentTokens } from './segment-reader.ts';

export const segmentsPerWindow = segmentsPerPassage;
export const tailWords = 7;
export const windowsPerTranscript = idsPerTranscript / segmentsPerWindow;

/** One window of one transcript, wherever it is found. */
export interface WindowPlace {
  readonly recordingId: number;
  readonly window: number;
}

/** The ids of recordings are below it by far; FTS5 writes row ids up to here in six bytes. */
const recordingsEnd = 2 ** 25;

export function rowIdOf({ recordingId, window }: WindowPlace): number {
  return (recordingsEnd - recordingId) * windowsPerTranscript + window;
}

export function placeOf(rowId: number): WindowPlace {
  const recordings = Math.floor(rowId / windowsPerTranscript);
  return { recordingId: recordingsEnd - recordings, window: rowId - recordings * windowsPerTranscript };
}

/** Whose windows are read. */
export interface IndexedText {
  readonly transcriptId: number;
  /** See `id-order.ts`; false is always right. */
  readonly isInIdOrder: boolean;
}

export interface Passage {
  readonly own: readonly SegmentTokens[];
  /** What follows, from the next window: at least as many words as asked for, if they are there. */
  readonly following: readonly SegmentTokens[];
  /** Text of the segments around it where it came with the window; null where it has to be looked up. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Reads windows of text from the library, in the order of time. */
export function createPassageReader(database: Database) {
  const segments = createSegmentReader(database);
  const followingOf = (last: SegmentTokens | undefined, wordsAfter: number, known: readonly SegmentTokens[] | null) =>
    last === undefined ? [] : new Neighbours(last, segments.after, known).take(wordsAfter, wordsOf);
  /** The window and what is around it, by id alone. */
  const readById = (transcriptId: number, window: number, wordsAfter: number): Passage => {
    const first = transcriptId * idsPerTranscript + window * segmentsPerWindow;
    const end = first + segmentsPerWindow;
    const rows = segments.range(window === 0 ? first : first - 1, end + (wordsAfter === 0 ? 1 : fewSegments));
    const own: SegmentTokens[] = [];
    const next: SegmentTokens[] = [];
    let before = window === 0 ? '' : null;
    for (const segment of rows) {
      if (segment.segmentId < first) before = segment.text;
      else (segment.segmentId < end ? own : next).push(segment);
    }
    // Ids may be missing: fewer than were asked for need not be all.
    const known = next.length < fewSegments ? null : next;
    return { own, following: followingOf(own.at(-1), wordsAfter, known), before, after: next[0]?.text ?? null };
  };
  return ({ transcriptId, isInIdOrder }: IndexedText, window: number, wordsAfter: number): Passage => {
    if (isInIdOrder) return readById(transcriptId, window, wordsAfter);
    const own = segments.window(transcriptId, window);
    return { own, following: followingOf(own.at(-1), wordsAfter, null), before: null, after: null };
  };
}

/** The words of a passage as they are indexed. */
export function indexedTokens({ own, following }: Passage): readonly Token[] {
  const tail = following.flatMap(({ tokens }) => tokens).slice(0, tailWords);
  return [...own.flatMap(({ tokens }) => tokens), ...tail];
}
