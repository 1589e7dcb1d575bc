import type { Database } from 'better-sqlite3';
import type { SearchHit } from '#shared/search.ts';
import { hashSegment } from '../library/segment-hash.ts';
import type { SegmentRow } from '../library/segment-row.ts';
import type { FoundSegment } from './find-hits.ts';
import { spokenAt } from './segment-times.ts';

interface HitRow extends SegmentRow {
  readonly recording_id: number;
  readonly name: string;
  readonly media_key: string;
  readonly added_at_ms: number;
  readonly language: string | null;
  readonly transcript_id: number;
  readonly before: string;
  readonly after: string;
}

const selectHit = `SELECT recording.id AS recording_id, recording.name, media.media_key, recording.added_at_ms,
    transcript.language, transcript.id AS transcript_id, speaker.name AS speaker, segment.*,
    coalesce((SELECT text FROM main.segment AS near
      WHERE near.id = segment.id - 1 AND near.id >> 20 = transcript.id), '') AS before,
    coalesce((SELECT text FROM main.segment AS near
      WHERE near.id = segment.id + 1 AND near.id >> 20 = transcript.id), '') AS after
  FROM main.segment
  JOIN main.transcript ON transcript.id = segment.id >> 20
  JOIN main.recording ON recording.id = transcript.recording_id
  JOIN main.media ON media.id = recording.media_id
  LEFT JOIN main.speaker ON speaker.id = segment.speaker_id
  WHERE segment.id = ?`;

/** Everything a result shows of a segment that was found; null for a damaged row, which is never shown as truth. */
export function prepareShowHit(database: Database): (found: FoundSegment) => SearchHit | null {
  const select = database.prepare<[number], HitRow>(selectHit);
  return ({ segmentId, marks }) => {
    const row = select.get(segmentId);
    if (row === undefined || !hashSegment(row).equals(row.hash)) return null;
    return {
      recordingId: row.recording_id,
      recordingName: row.name,
      mediaKey: row.media_key,
      addedAtMs: row.added_at_ms,
      language: row.language,
      transcriptId: row.transcript_id,
      segmentId,
      speaker: row.speaker,
      startMs: spokenAt(row, marks[0]?.[0] ?? 0),
      endMs: row.end_ms,
      text: row.text,
      marks,
      before: row.before,
      after: row.after,
    };
  };
}
