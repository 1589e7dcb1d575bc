import type { Database } from 'better-sqlite3';
import type { SearchHit } from '#shared/search.ts';
import { hashSegment } from '#services/store/segments/segment-hash.ts';
import { soundKeySql } from '#services/store/recordings/sound-key.ts';
import { createSegmentOrder } from '#services/store/segments/segment-order.ts';
import { type SegmentRow } from '#services/store/segments/segment-row.ts';
import type { FoundSegment } from './find-hits.ts';
import type { ReadCache } from './read-cache.ts';
import { spokenAt } from './segment-times.ts';
import { transcriptOf } from '#services/store/segments/segment-ids.ts';

type OfRecording = Pick<
  SearchHit,
  'recordingId' | 'recordingName' | 'mediaKey' | 'addedAtMs' | 'language' | 'transcriptId'
>;

const selectRecording = `SELECT recording.id AS recordingId, recording.name AS recordingName,
    ${soundKeySql('media.media_key', 'transcript.parameters')} AS mediaKey, recording.added_at_ms AS addedAtMs, transcript.language, transcript.id AS transcriptId
  FROM main.transcript
  JOIN main.recording ON recording.id = transcript.recording_id
  JOIN main.media ON media.id = recording.media_id
  WHERE transcript.id = ?`;

const selectRow = `SELECT id, start_ms, end_ms, speaker_id, flags, confidence, text, words, word_texts, hash
  FROM main.segment WHERE id = ?`;

/** Everything a page shows of the segments that were found, but for damaged rows, which are never shown as truth. */
export function prepareShowHits(
  database: Database,
  memory: ReadCache,
): (found: readonly FoundSegment[]) => SearchHit[] {
  const ofRecording = database.prepare<[number], OfRecording>(selectRecording);
  const recordingOf = memory.of((transcriptId) => ofRecording.get(transcriptId));
  const selectSpeaker = database.prepare<[number], string>('SELECT name FROM main.speaker WHERE id = ?').pluck();
  const speakerOf = memory.of((id) => selectSpeaker.get(id) ?? null);
  const rowOf = database.prepare<[number], Omit<SegmentRow, 'speaker'>>(selectRow);
  const order = createSegmentOrder(database);
  const selectText = database.prepare<[number], string>('SELECT text FROM main.segment WHERE id = ?').pluck();
  const textOf = (near: readonly { readonly id: number }[]) => near.map(({ id }) => selectText.get(id) ?? '').join('');
  return (found) =>
    found.flatMap(({ segmentId, marks, before, after, reasons }) => {
      const recording = recordingOf(transcriptOf(segmentId));
      const row = rowOf.get(segmentId);
      if (recording === undefined || row === undefined || !hashSegment(row).equals(row.hash)) return [];
      return [
        {
          ...recording,
          segmentId,
          speaker: row.speaker_id === null ? null : speakerOf(row.speaker_id),
          startMs: startOf(row, marks, reasons),
          endMs: row.end_ms,
          text: row.text,
          marks,
          before: before ?? textOf(order.before(row, 1)),
          after: after ?? textOf(order.after(row, 1)),
          reasons,
        },
      ];
    });
}

/** A sound may begin before its segment is spoken, or where nothing is. */
function startOf(
  row: Omit<SegmentRow, 'speaker'>,
  marks: FoundSegment['marks'],
  reasons: FoundSegment['reasons'],
): number {
  const spokenMs = spokenAt(row, marks[0]?.[0] ?? 0);
  const [reason] = reasons;
  if (marks.length > 0 || reason === undefined) return spokenMs;
  return spokenMs >= reason.startMs && spokenMs < reason.endMs ? spokenMs : reason.startMs;
}
