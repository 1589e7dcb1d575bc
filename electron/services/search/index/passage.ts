/**
 * The unit of the index: a window of 8 segments as recognised (more or fewer after edits, see `segment-order.ts`) and
 * the first 7 words after them, so that a phrase over any border is in one window.
 * Row ids ascend from the newest recording to the oldest and with time inside each: the order of results, without
 * sorting, and the way in which FTS5 is quick (it skips forwards and not backwards).
 */
import type { Database } from 'better-sqlite3';
import { createSegmentOrder, passageOf, segmentsPerPassage } from '#services/store/segments/segment-order.ts';
import type { Token } from '#services/search/language/token.ts';
import { tokenize } from '#services/search/language/tokens.ts';
import { idsPerTranscript, transcriptSql } from '#services/store/segments/segment-ids.ts';

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

export interface SegmentTokens {
  readonly segmentId: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly speakerId: number | null;
  /** In thousandths. */
  readonly confidence: number | null;
  readonly startMs: number;
  readonly endMs: number;
}

type SegmentColumns = [
  id: number,
  text: string,
  speakerId: number | null,
  confidence: number | null,
  startMs: number,
  endMs: number,
];

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

/** Its words are split when they are asked for: a filter often does without. */
class ReadSegment implements SegmentTokens {
  readonly segmentId: number;
  readonly text: string;
  readonly speakerId: number | null;
  readonly confidence: number | null;
  readonly startMs: number;
  readonly endMs: number;
  #tokens: readonly Token[] | null = null;

  constructor([segmentId, text, speakerId, confidence, startMs, endMs]: SegmentColumns) {
    this.segmentId = segmentId;
    this.text = text;
    this.speakerId = speakerId;
    this.confidence = confidence;
    this.startMs = startMs;
    this.endMs = endMs;
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.text));
  }
}

/** Segments read beyond a window whose next words are asked for: nearly always enough of them. */
const segmentsBeyond = 3;

/** Reads windows of text from the library, in the order of time. */
export function createPassageReader(database: Database) {
  const select = prepareSelect(database);
  const take = prepareTake(database, select);
  /** The window and what is around it, by id alone. */
  const readById = (transcriptId: number, window: number, wordsAfter: number): Passage => {
    const first = transcriptId * idsPerTranscript + window * segmentsPerWindow;
    const end = first + segmentsPerWindow;
    const own: ReadSegment[] = [];
    const next: ReadSegment[] = [];
    let before = window === 0 ? '' : null;
    for (const row of select.range(window === 0 ? first : first - 1, end + (wordsAfter === 0 ? 1 : segmentsBeyond))) {
      if (row[0] < first) before = row[1];
      else (row[0] < end ? own : next).push(new ReadSegment(row));
    }
    const after = next[0]?.text ?? null;
    const last = next.at(-1) ?? own.at(-1);
    const following = last === undefined || wordsAfter === 0 ? [] : take(next, last, window, wordsAfter);
    return { own, following, before, after };
  };
  return ({ transcriptId, isInIdOrder }: IndexedText, window: number, wordsAfter: number): Passage => {
    if (isInIdOrder) return readById(transcriptId, window, wordsAfter);
    const own = select
      .window(transcriptId, window)
      .map((row) => new ReadSegment(row))
      .sort((a, b) => a.startMs - b.startMs || a.segmentId - b.segmentId);
    const last = own.at(-1);
    const following = last === undefined || wordsAfter === 0 ? [] : take([], last, window, wordsAfter);
    return { own, following, before: null, after: null };
  };
}

type Select = ReturnType<typeof prepareSelect>;

/** As many of `next` as have words enough, and of those after `last` where they have not. */
function prepareTake(database: Database, select: Select) {
  const order = createSegmentOrder(database);
  return (next: readonly ReadSegment[], last: ReadSegment, window: number, wordsAfter: number) => {
    const following: ReadSegment[] = [];
    let words = 0;
    const add = (segment: ReadSegment) => {
      following.push(segment);
      words += segment.tokens.length;
    };
    for (const segment of next) if (words < wordsAfter) add(segment);
    if (words >= wordsAfter) return following;
    for (const place of order.after({ id: last.segmentId, start_ms: last.startMs }, segmentsPerWindow)) {
      if (words >= wordsAfter) break;
      if (passageOf(place) === window) continue;
      const [row] = select.one(place.id);
      if (row === undefined) break;
      add(new ReadSegment(row));
    }
    return following;
  };
}

function prepareSelect(database: Database) {
  const columns = 'SELECT id, text, speaker_id, confidence, start_ms, end_ms FROM main.segment WHERE';
  const prepare = (sql: string) =>
    database.prepare<number[]>(sql).raw() as unknown as { all(...values: number[]): SegmentColumns[] };
  const selectRange = prepare(`${columns} id >= ? AND id < ? ORDER BY id`);
  const selectOwn = prepare(`${columns} id >= ? AND id < ? AND passage IS NULL`);
  const selectMoved = prepare(`${columns} ${transcriptSql()} = ? AND passage = ?`);
  const selectOne = prepare(`${columns} id = ?`);
  return {
    one: (id: number) => selectOne.all(id),
    range: (from: number, to: number) => selectRange.all(from, to),
    /** In no order. */
    window(transcriptId: number, window: number) {
      const first = transcriptId * idsPerTranscript + window * segmentsPerWindow;
      return [...selectOwn.all(first, first + segmentsPerWindow), ...selectMoved.all(transcriptId, window)];
    },
  };
}

/** The words of a passage as they are indexed. */
export function indexedTokens({ own, following }: Passage): readonly Token[] {
  const tail = following.flatMap(({ tokens }) => tokens).slice(0, tailWords);
  return [...own.flatMap(({ tokens }) => tokens), ...tail];
}
