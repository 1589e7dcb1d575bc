import type { Database } from 'better-sqlite3';
import { segmentColumns, type SegmentRow } from '#services/store/segments/segment-row.ts';
import { editedFlag } from '#services/store/segments/segment-flags.ts';
import { hashSegment, type HashedSegment } from '#services/store/segments/segment-hash.ts';
import { packWordTexts, unpackWords } from '#services/store/segments/word-blob.ts';
import { decodePatch, oldMark } from './row-patch.ts';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';

interface RowChange {
  readonly before: string | null;
  readonly after: string | null;
}

/** What the journal records of one segment; `row` is the one it has now. */
export interface SegmentPast {
  /** As it was recognised; null for one that a person made. */
  readonly recognised: HashedSegment | null;
  /** By the journal it is not there now. */
  readonly isRemoved: boolean;
  /** The row as it must be now, as far as the journal knows: null where it only knows some columns. */
  readonly last: HashedSegment | null;
}

/** Walks the journal of a segment back to its beginning, which proves the recognised text after any edits. */
export function createSegmentPast(database: Database): (id: number, row: HashedSegment | null) => SegmentPast {
  const select = database.prepare<[number], RowChange>(
    hasSteps(database)
      ? `SELECT before, after FROM main.edit WHERE subject = 'segment' AND row_id = ? ORDER BY id`
      : `SELECT json_object('text', before, '${oldMark}', 1) AS before, json_object('text', after) AS after
         FROM main.edit WHERE segment_id = ? ORDER BY id`,
  );
  return (id, row) => pastOf(id, row, select.all(id));
}

/** Ids of all segments that the journal speaks of, also of those that are gone. */
export function editedIds(database: Database, transcriptId: number): readonly number[] {
  const firstId = transcriptId * idsPerTranscript;
  const [id, where] = hasSteps(database) ? ['row_id', `subject = 'segment' AND`] : ['segment_id', ''];
  return database
    .prepare<[number, number], number>(
      `SELECT DISTINCT ${id} FROM main.edit WHERE ${where} ${id} >= ? AND ${id} < ? ORDER BY ${id}`,
    )
    .pluck()
    .all(firstId, firstId + idsPerTranscript);
}

/** False in a library that waits for migration 12: it is checked before it is changed. */
function hasSteps(database: Database): boolean {
  return database.prepare(`SELECT 1 FROM main.sqlite_schema WHERE name = 'step'`).get() !== undefined;
}

function pastOf(id: number, row: HashedSegment | null, changes: readonly RowChange[]): SegmentPast {
  const isRemoved = changes.at(-1)?.after === null;
  let current: HashedSegment | null = isRemoved ? null : row;
  let hasOld = false;
  for (const { before, after } of changes.toReversed()) {
    const patch = decodePatch(before);
    hasOld ||= patch?.[oldMark] !== undefined;
    if (patch === null) current = null;
    else if (after === null) current = columnsOf(id, patch);
    else if (current !== null) current = columnsOf(id, { ...current, ...patch });
  }
  return {
    recognised: current !== null && hasOld ? withoutOldEdits(current) : current,
    isRemoved,
    last: lastOf(id, changes),
  };
}

/** Known where it was once written whole, and every change after that is in the journal. */
function lastOf(id: number, changes: readonly RowChange[]): HashedSegment | null {
  let last: HashedSegment | null = null;
  for (const { before, after } of changes) {
    const patch = decodePatch(after);
    if (patch === null) last = null;
    else if (before === null) last = columnsOf(id, patch);
    else if (last !== null) last = columnsOf(id, { ...last, ...patch });
  }
  return last;
}

/** Edits from before steps were kept changed the text and the flag, and wrote the words in full. */
function withoutOldEdits(row: HashedSegment): HashedSegment {
  if ((row.flags & editedFlag) === 0) return row;
  const words = unpackWords(row.words, row.word_texts, { startMs: row.start_ms, endMs: row.end_ms, text: row.text });
  return { ...row, flags: row.flags & ~editedFlag, word_texts: packWordTexts(words, row.text) };
}

function columnsOf(id: number, values: Readonly<Record<string, unknown>> | HashedSegment): HashedSegment {
  const record = values as Readonly<Record<string, unknown>>;
  const columns = Object.fromEntries(segmentColumns.map((column) => [column, record[column] ?? null]));
  return { id, ...columns } as unknown as HashedSegment;
}

/** A whole row of what the journal keeps. */
export function rowOf(segment: HashedSegment, speaker: string | null = null): SegmentRow {
  return { ...segment, speaker, hash: hashSegment(segment) };
}
