import type { Database } from 'better-sqlite3';
import { createSegmentPast, editedIds } from '#services/edits/recognised-row.ts';
import { extendChain, hashSegment } from '#services/store/segments/segment-hash.ts';
import { selectSegment, type SegmentRow } from '#services/store/segments/segment-row.ts';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';

export interface TranscriptCheck {
  /** Rows that are not what was written. */
  readonly damagedSegmentIds: readonly number[];
  /** False when a segment is missing, was added from outside, or the recognised text cannot be proved. */
  readonly isWhole: boolean;
}

/** Compares a whole transcript with its hashes and its journal, back to the text as it was recognised. */
export function verifyTranscript(database: Database, transcriptId: number): TranscriptCheck {
  const firstId = transcriptId * idsPerTranscript;
  const rows = database
    .prepare<[number, number], SegmentRow>(`${selectSegment} WHERE segment.id >= ? AND segment.id < ? ORDER BY 1`)
    .all(firstId, firstId + idsPerTranscript);
  const damaged = rows.filter((row) => !hashSegment(row).equals(row.hash)).map(({ id }) => id);
  const transcript = database
    .prepare<[number], { chain: Uint8Array; segment_count: number }>('SELECT * FROM transcript WHERE id = ?')
    .get(transcriptId);
  const isWhole = () => {
    const hashes = recognisedHashes(database, transcriptId, rows);
    if (hashes === null || transcript?.segment_count !== rows.length) return false;
    return Buffer.compare(extendChain(new Uint8Array(), hashes), transcript.chain) === 0;
  };
  return { damagedSegmentIds: damaged, isWhole: damaged.length === 0 && isWhole() };
}

/**
 * Hashes of the rows as they were recognised, in that order, from what is there now and the journal; null where the two
 * do not fit: a row is there that was removed, or one is missing that was not.
 */
export function recognisedHashes(
  database: Database,
  transcriptId: number,
  rows: readonly SegmentRow[],
): readonly Uint8Array[] | null {
  const edited = new Set(editedIds(database, transcriptId));
  const present = new Map(rows.map((row) => [row.id, row]));
  const pastOf = createSegmentPast(database);
  const hashes: Uint8Array[] = [];
  for (const id of [...new Set([...present.keys(), ...edited])].sort((a, b) => a - b)) {
    const row = present.get(id) ?? null;
    if (row !== null && !edited.has(id)) {
      hashes.push(row.hash);
      continue;
    }
    const past = pastOf(id, row);
    if (past.isRemoved !== (row === null)) return null;
    if (past.recognised !== null) hashes.push(hashSegment(past.recognised));
  }
  return hashes;
}
