import type { Database } from 'better-sqlite3';
import type { ListedCondition, RecordingFacts } from './filters.ts';
import { prepareListedIds } from './listed/listed-ids.ts';
import type { ReadCache } from './read-cache.ts';

export interface IndexedRecording extends RecordingFacts {
  readonly transcriptId: number;
}

/** What filters and facets ask of an indexed recording; null for one that is not there (any more). */
export function prepareRecordingFacts(
  database: Database,
  memory: ReadCache,
): (recordingId: number) => IndexedRecording | null {
  const idsOf = prepareListedIds(database, memory);
  const select = database.prepare<[number], Omit<IndexedRecording, 'tags' | 'holds'>>(
    `SELECT indexed.transcript_id AS transcriptId, transcript.language, media.path, recording.added_at_ms AS addedAtMs,
       media.duration_ms AS durationMs
     FROM fulltext.indexed
     JOIN main.transcript ON transcript.id = indexed.transcript_id
     JOIN main.recording ON recording.id = indexed.recording_id
     JOIN main.media ON media.id = recording.media_id
     WHERE indexed.recording_id = ?`,
  );
  const selectTags = database
    .prepare<[number], string>('SELECT name FROM main.recording_tag WHERE recording_id = ? ORDER BY name')
    .pluck();
  return (recordingId) => {
    const row = select.get(recordingId);
    if (row === undefined) return null;
    const holds = (condition: ListedCondition) => idsOf(condition).has(recordingId);
    return { ...row, tags: selectTags.all(recordingId), holds };
  };
}
