import type { Database } from 'better-sqlite3';
import { findHits, wordsBeyond, type FoundSegment } from './find-hits.ts';
import { matchExpression } from './match-expression.ts';
import { createPassageReader, placeOf, tailWords } from './passage.ts';
import type { Query } from './query.ts';

/** Windows read from the index at a time. */
const batchSize = 200;

/** The hits of one query, found as far as they were asked for. */
export interface SearchRun {
  readonly hits: readonly FoundSegment[];
  /** True when there are no more. */
  isComplete(): boolean;
  windowCount(): number;
  /** Goes on until it is complete or `isEnough`, asked after every batch, says so. */
  advance(isEnough: () => boolean): void;
}

/** Starts no work yet. Valid as long as the index does not change. */
export function createRunner(database: Database): (query: Query) => SearchRun {
  const select = database.prepare<[string, number, number], { rowid: number }>(
    'SELECT rowid FROM fulltext.passage WHERE passage MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
  );
  const selectTranscript = database.prepare<[number], { transcript_id: number }>(
    'SELECT transcript_id FROM fulltext.indexed WHERE recording_id = ?',
  );
  const read = createPassageReader(database);
  return (query) => {
    const expression = matchExpression(query);
    const wordsAfter = Math.max(tailWords, wordsBeyond(query));
    const hits: FoundSegment[] = [];
    const done = { lastRowId: Number.MAX_SAFE_INTEGER, isComplete: false, windowCount: 0 };
    const next = () => {
      const rows = select.all(expression, done.lastRowId, batchSize);
      for (const { rowid } of rows) {
        const { recordingId, window } = placeOf(rowid);
        const transcript = selectTranscript.get(recordingId);
        if (transcript === undefined) continue;
        hits.push(...findHits(query, read(transcript.transcript_id, window, wordsAfter)));
      }
      done.windowCount += rows.length;
      done.lastRowId = rows.at(-1)?.rowid ?? 0;
      done.isComplete = rows.length < batchSize;
    };
    return {
      hits,
      isComplete: () => done.isComplete,
      windowCount: () => done.windowCount,
      advance(isEnough) {
        while (!done.isComplete && !isEnough()) next();
      },
    };
  };
}
