import type { Database } from 'better-sqlite3';
import { passageSql } from './segments/segment-order.ts';

/** Where a segment that changed stands, or stood before. */
export interface ChangedSegment {
  readonly id: number;
  readonly startMs: number;
  /** See `passageOf`. */
  readonly passage: number;
  /** False where only its marks changed: speaker, flags, confidence. */
  readonly isText: boolean;
  /** It is gone from this place: what stood before it is now followed by something else. */
  readonly hasLeft: boolean;
}

export interface ChangedRecording {
  readonly id: number;
  /** The text that counts is another one than before: another version, or one that came back from the bin. */
  readonly isOtherText: boolean;
}

/** What one transaction changed of the text and of what it is found by. */
export interface Changes {
  /** By id. */
  readonly segments: readonly ChangedSegment[];
  readonly recordings: readonly ChangedRecording[];
}

export interface ChangeTracker {
  /** Within the transaction: everything it has changed since the last call. */
  take(): Changes;
}

const noteSegment = (row: 'NEW' | 'OLD', { isText, hasLeft }: { isText: boolean; hasLeft: string }) =>
  `INSERT INTO changed_segment VALUES (${row}.id, ${row}.start_ms, ${passageSql(row)}, ${isText ? 1 : 0}, ${hasLeft})
   ON CONFLICT DO UPDATE SET is_text = max(is_text, excluded.is_text), has_left = max(has_left, excluded.has_left);`;
const noteRecording = (id: string, isOtherText = '0') =>
  `INSERT INTO changed_recording VALUES (${id}, ${isOtherText})
   ON CONFLICT DO UPDATE SET is_other_text = max(is_other_text, excluded.is_other_text);`;

const triggers = `
  CREATE TEMP TABLE changed_segment (id INTEGER, start_ms INTEGER, passage INTEGER, is_text INTEGER, has_left INTEGER,
    PRIMARY KEY (id, start_ms, passage)) WITHOUT ROWID;
  CREATE TEMP TABLE changed_recording (id INTEGER PRIMARY KEY, is_other_text INTEGER);

  CREATE TEMP TRIGGER note_segment_added AFTER INSERT ON main.segment
    BEGIN ${noteSegment('NEW', { isText: true, hasLeft: '0' })} END;
  CREATE TEMP TRIGGER note_segment_changed AFTER UPDATE ON main.segment
    BEGIN ${noteSegment('NEW', { isText: false, hasLeft: '0' })} END;
  CREATE TEMP TRIGGER note_text_changed AFTER UPDATE OF id, text, start_ms, end_ms ON main.segment
    BEGIN ${noteSegment('NEW', { isText: true, hasLeft: '0' })} END;
  CREATE TEMP TRIGGER note_segment_moved AFTER UPDATE ON main.segment
    WHEN OLD.id <> NEW.id OR OLD.start_ms <> NEW.start_ms OR OLD.passage IS NOT NEW.passage
    BEGIN ${noteSegment('OLD', { isText: true, hasLeft: 'OLD.id <> NEW.id OR OLD.start_ms <> NEW.start_ms' })} END;
  CREATE TEMP TRIGGER note_segment_removed AFTER DELETE ON main.segment
    BEGIN ${noteSegment('OLD', { isText: true, hasLeft: '1' })} END;

  CREATE TEMP TRIGGER note_transcript_changed AFTER UPDATE OF is_current, language ON main.transcript
    WHEN OLD.is_current IS NOT NEW.is_current OR OLD.language IS NOT NEW.language
    BEGIN ${noteRecording('NEW.recording_id', 'NEW.is_current = 1 AND OLD.is_current = 0')} END;
  CREATE TEMP TRIGGER note_transcript_removed AFTER DELETE ON main.transcript
    BEGIN ${noteRecording('OLD.recording_id')} END;
  CREATE TEMP TRIGGER note_recording_changed AFTER UPDATE OF removed_at_ms ON main.recording
    WHEN OLD.removed_at_ms IS NOT NEW.removed_at_ms
    BEGIN ${noteRecording('NEW.id', 'NEW.removed_at_ms IS NULL')} END;
  CREATE TEMP TRIGGER note_length_changed AFTER UPDATE OF duration_ms ON main.media
    WHEN OLD.duration_ms IS NULL OR NEW.duration_ms IS NULL
      OR OLD.duration_ms * 2 < NEW.duration_ms OR NEW.duration_ms * 2 < OLD.duration_ms
    BEGIN INSERT OR IGNORE INTO changed_recording SELECT id, 0 FROM main.recording WHERE media_id = NEW.id; END;
  CREATE TEMP TRIGGER note_speaker_renamed AFTER UPDATE OF name ON main.speaker
    WHEN OLD.name IS NOT NEW.name
    BEGIN INSERT OR IGNORE INTO changed_recording
      SELECT recording_id, 0 FROM main.transcript WHERE id = NEW.transcript_id; END;
  CREATE TEMP TRIGGER note_tag_added AFTER INSERT ON main.recording_tag BEGIN ${noteRecording('NEW.recording_id')} END;
  CREATE TEMP TRIGGER note_tag_removed AFTER DELETE ON main.recording_tag BEGIN ${noteRecording('OLD.recording_id')} END;
  CREATE TEMP TRIGGER note_recording_removed AFTER DELETE ON main.recording BEGIN ${noteRecording('OLD.id')} END;
`;

const nothing: Changes = { segments: [], recordings: [] };

type SegmentRow = [id: number, startMs: number, passage: number, isText: number, hasLeft: number];
type RecordingRow = [id: number, isOtherText: number];

/**
 * Every change on this connection is noted by triggers, so that no caller can forget the search index or the watch
 * lists; both read the same notes before the commit. What is rolled back was never noted.
 */
export function trackChanges(database: Database): ChangeTracker {
  database.exec(triggers);
  const selectSegments = database.prepare<[], SegmentRow>('SELECT * FROM temp.changed_segment').raw();
  const selectRecordings = database.prepare<[], RecordingRow>('SELECT * FROM temp.changed_recording').raw();
  const clearSegments = database.prepare('DELETE FROM temp.changed_segment');
  const clearRecordings = database.prepare('DELETE FROM temp.changed_recording');
  return {
    take() {
      const segments = selectSegments.all();
      const recordings = selectRecordings.all();
      if (segments.length > 0) clearSegments.run();
      if (recordings.length > 0) clearRecordings.run();
      if (segments.length + recordings.length === 0) return nothing;
      return {
        segments: segments.map(([id, startMs, passage, isText, hasLeft]) => ({
          id,
          startMs,
          passage,
          isText: isText === 1,
          hasLeft: hasLeft === 1,
        })),
        recordings: recordings.map(([id, isOtherText]) => ({ id, isOtherText: isOtherText === 1 })),
      };
    },
  };
}
