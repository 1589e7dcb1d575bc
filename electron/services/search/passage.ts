/**
 * The unit of the index: a window of 8 segments and the first 7 words after them, so that a phrase over any border is
 * in one window. Row ids descend with time inside a recording and ascend with recordings: read backwards they give the
 * newest recording first and its passages in the order of time, without sorting.
 */
import type { Database } from 'better-sqlite3';
import { tokenize, type Token } from './tokens.ts';

export const segmentsPerWindow = 8;
export const tailWords = 7;
/** As in the library: segment id = transcript id * 2^20 + position. */
const segmentsPerTranscript = 2 ** 20;
export const windowsPerTranscript = segmentsPerTranscript / segmentsPerWindow;

/** One window of one transcript, wherever it is found. */
export interface WindowPlace {
  readonly recordingId: number;
  readonly window: number;
}

export function rowIdOf({ recordingId, window }: WindowPlace): number {
  return recordingId * windowsPerTranscript + (windowsPerTranscript - 1 - window);
}

export function placeOf(rowId: number): WindowPlace {
  return {
    recordingId: Math.floor(rowId / windowsPerTranscript),
    window: windowsPerTranscript - 1 - (rowId % windowsPerTranscript),
  };
}

export interface SegmentTokens {
  readonly segmentId: number;
  readonly tokens: readonly Token[];
}

export interface Passage {
  readonly own: readonly SegmentTokens[];
  /** What follows, from the next window: at least as many words as asked for, if they are there. */
  readonly following: readonly SegmentTokens[];
}

/** Reads windows of text from the library. */
export function createPassageReader(database: Database) {
  const select = database.prepare<[number, number], { id: number; text: string }>(
    'SELECT id, text FROM main.segment WHERE id >= ? AND id < ? ORDER BY id',
  );
  return (transcriptId: number, window: number, wordsAfter: number): Passage => {
    const firstId = transcriptId * segmentsPerTranscript + window * segmentsPerWindow;
    const nextId = firstId + segmentsPerWindow;
    const lastId = Math.min(nextId + segmentsPerWindow, (transcriptId + 1) * segmentsPerTranscript);
    const own: SegmentTokens[] = [];
    const following: SegmentTokens[] = [];
    let words = 0;
    for (const { id, text } of select.all(firstId, lastId)) {
      if (words >= wordsAfter) break;
      const segment = { segmentId: id, tokens: tokenize(text) };
      if (id < nextId) own.push(segment);
      else {
        following.push(segment);
        words += segment.tokens.length;
      }
    }
    return { own, following };
  };
}

/** The words of a passage as they are indexed. */
export function indexedTokens({ own, following }: Passage): readonly Token[] {
  const tail = following.flatMap(({ tokens }) => tokens).slice(0, tailWords);
  return [...own.flatMap(({ tokens }) => tokens), ...tail];
}
