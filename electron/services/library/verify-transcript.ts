import type { Database } from 'better-sqlite3';
import { editedFlag } from './segment-flags.ts';
import { extendChain, hashSegment } from './segment-hash.ts';
import { idsPerTranscript, selectSegment, type SegmentRow } from './segment-row.ts';
import { packWordTexts, unpackWords } from './word-blob.ts';

export interface TranscriptCheck {
  /** Rows that are not what was written. */
  readonly damagedSegmentIds: readonly number[];
  /** False when a segment is missing, was added from outside, or the recognised text cannot be proved. */
  readonly isWhole: boolean;
}

/** Compares a whole transcript with its hashes, back to the text as it was recognised. */
export function verifyTranscript(database: Database, transcriptId: number): TranscriptCheck {
  const firstId = transcriptId * idsPerTranscript;
  const rows = database
    .prepare<[number, number], SegmentRow>(`${selectSegment} WHERE segment.id >= ? AND segment.id < ? ORDER BY 1`)
    .all(firstId, firstId + idsPerTranscript);
  const damaged = rows.filter((row) => !hashSegment(row).equals(row.hash)).map(({ id }) => id);
  const transcript = database
    .prepare<[number], { chain: Uint8Array; segment_count: number }>('SELECT * FROM transcript WHERE id = ?')
    .get(transcriptId);
  const selectFirst = database.prepare<[number], { before: string }>(
    `SELECT before FROM edit WHERE segment_id = ? AND op = 'text' ORDER BY id LIMIT 1`,
  );
  const isWhole = () => {
    const hashes = rows.map((row) => recognisedHash(row, selectFirst.get(row.id)?.before ?? row.text));
    const chain = extendChain(new Uint8Array(), hashes);
    return transcript?.segment_count === rows.length && Buffer.compare(chain, transcript.chain) === 0;
  };
  return { damagedSegmentIds: damaged, isWhole: damaged.length === 0 && isWhole() };
}

/** What the hash of a row was before its first edit, whose `before` is `text`. */
export function recognisedHash(row: SegmentRow, text: string): Uint8Array {
  if ((row.flags & editedFlag) === 0) return row.hash;
  const words = unpackWords(row.words, row.word_texts, { startMs: row.start_ms, endMs: row.end_ms, text: row.text });
  return hashSegment({ ...row, text, flags: row.flags & ~editedFlag, word_texts: packWordTexts(words, text) });
}
