/**
 * The unit of the index: a window of 8 segments as recognised (more or fewer after edits, see `segment-order.ts`) and
 * the first 7 words after them, so that a phrase over any border is in one window. Row ids descend with time inside a recording and ascend with recordings: read backwards they give the
 * newest recording first and its passages in the order of time, without sorting.
 */
import type { Database } from 'better-sqlite3';
import { createSegmentOrder, passageOf, segmentsPerPassage } from '../library/segment-order.ts';
import { idsPerTranscript } from '../library/segment-row.ts';
import { tokenize, type Token } from './tokens.ts';

export const segmentsPerWindow = segmentsPerPassage;
export const tailWords = 7;
export const windowsPerTranscript = idsPerTranscript / segmentsPerWindow;

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
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly speakerId: number | null;
  /** In thousandths. */
  readonly confidence: number | null;
}

type SegmentColumns = [id: number, text: string, speakerId: number | null, confidence: number | null, startMs: number];

export interface Passage {
  readonly own: readonly SegmentTokens[];
  /** What follows, from the next window: at least as many words as asked for, if they are there. */
  readonly following: readonly SegmentTokens[];
}

/** Its words are split when they are asked for: a filter often does without. */
class ReadSegment implements SegmentTokens {
  readonly segmentId: number;
  readonly text: string;
  readonly speakerId: number | null;
  readonly confidence: number | null;
  readonly startMs: number;
  #tokens: readonly Token[] | null = null;

  constructor([segmentId, text, speakerId, confidence, startMs]: SegmentColumns) {
    this.segmentId = segmentId;
    this.text = text;
    this.speakerId = speakerId;
    this.confidence = confidence;
    this.startMs = startMs;
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.text));
  }
}

/** Reads windows of text from the library, in the order of time. */
export function createPassageReader(database: Database) {
  const columns = 'SELECT id, text, speaker_id, confidence, start_ms FROM main.segment WHERE';
  const prepare = (sql: string) =>
    database.prepare<number[]>(sql).raw() as unknown as { all(...values: number[]): SegmentColumns[] };
  const selectById = prepare(`${columns} id >= ? AND id < ? AND passage IS NULL ORDER BY id`);
  const selectMoved = prepare(`${columns} id >> 20 = ? AND passage = ?`);
  const selectOne = prepare(`${columns} id = ?`);
  const order = createSegmentOrder(database);
  const readOwn = (transcriptId: number, window: number): ReadSegment[] => {
    const firstId = transcriptId * idsPerTranscript + window * segmentsPerWindow;
    const byId = selectById.all(firstId, firstId + segmentsPerWindow);
    return [...byId, ...selectMoved.all(transcriptId, window)]
      .map((row) => new ReadSegment(row))
      .sort((a, b) => a.startMs - b.startMs || a.segmentId - b.segmentId);
  };

  return (transcriptId: number, window: number, wordsAfter: number): Passage => {
    const own = readOwn(transcriptId, window);
    const following: SegmentTokens[] = [];
    const last = own.at(-1);
    if (last === undefined || wordsAfter === 0) return { own, following };
    // Nearly always the first one has words enough.
    let words = 0;
    for (const place of order.after({ id: last.segmentId, start_ms: last.startMs }, segmentsPerWindow)) {
      if (words >= wordsAfter) break;
      if (passageOf(place) === window) continue;
      const [row] = selectOne.all(place.id);
      if (row === undefined) break;
      const segment = new ReadSegment(row);
      following.push(segment);
      words += segment.tokens.length;
    }
    return { own, following };
  };
}

/** The words of a passage as they are indexed. */
export function indexedTokens({ own, following }: Passage): readonly Token[] {
  const tail = following.flatMap(({ tokens }) => tokens).slice(0, tailWords);
  return [...own.flatMap(({ tokens }) => tokens), ...tail];
}
