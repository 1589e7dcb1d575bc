import type { Database } from 'better-sqlite3';

/** A change in a segment also changes the window before it, which holds the first words of this one. */
const markWindows = (row: 'NEW' | 'OLD') => `
  INSERT OR IGNORE INTO dirty_window VALUES (${row}.id >> 3);
  INSERT OR IGNORE INTO dirty_window SELECT (${row}.id >> 3) - 1 WHERE (${row}.id & 0xFFFFF) >= 8;`;

const markRecording = (value: string) => `INSERT OR IGNORE INTO dirty_recording VALUES (${value});`;

const triggers = `
  CREATE TEMP TABLE dirty_window (id INTEGER PRIMARY KEY);
  CREATE TEMP TABLE dirty_recording (id INTEGER PRIMARY KEY);

  CREATE TEMP TRIGGER index_segment_added AFTER INSERT ON main.segment BEGIN ${markWindows('NEW')} END;
  CREATE TEMP TRIGGER index_segment_changed AFTER UPDATE ON main.segment BEGIN ${markWindows('NEW')} END;
  CREATE TEMP TRIGGER index_segment_removed AFTER DELETE ON main.segment BEGIN ${markWindows('OLD')} END;

  CREATE TEMP TRIGGER index_transcript_changed AFTER UPDATE OF is_current, language ON main.transcript
    WHEN OLD.is_current IS NOT NEW.is_current OR OLD.language IS NOT NEW.language
    BEGIN ${markRecording('NEW.recording_id')} END;
  CREATE TEMP TRIGGER index_transcript_removed AFTER DELETE ON main.transcript
    BEGIN ${markRecording('OLD.recording_id')} END;
  CREATE TEMP TRIGGER index_recording_changed AFTER UPDATE OF removed_at_ms ON main.recording
    WHEN OLD.removed_at_ms IS NOT NEW.removed_at_ms
    BEGIN ${markRecording('NEW.id')} END;
  CREATE TEMP TRIGGER index_length_changed AFTER UPDATE OF duration_ms ON main.media
    WHEN OLD.duration_ms IS NULL OR NEW.duration_ms IS NULL
      OR OLD.duration_ms * 2 < NEW.duration_ms OR NEW.duration_ms * 2 < OLD.duration_ms
    BEGIN INSERT OR IGNORE INTO dirty_recording SELECT id FROM main.recording WHERE media_id = NEW.id; END;
  CREATE TEMP TRIGGER index_speaker_renamed AFTER UPDATE OF name ON main.speaker
    WHEN OLD.name IS NOT NEW.name
    BEGIN INSERT OR IGNORE INTO dirty_recording SELECT recording_id FROM main.transcript WHERE id = NEW.transcript_id; END;
  CREATE TEMP TRIGGER index_tag_added AFTER INSERT ON main.recording_tag
    BEGIN ${markRecording('NEW.recording_id')} END;
  CREATE TEMP TRIGGER index_tag_removed AFTER DELETE ON main.recording_tag
    BEGIN ${markRecording('OLD.recording_id')} END;
  CREATE TEMP TRIGGER index_recording_removed AFTER DELETE ON main.recording
    BEGIN ${markRecording('OLD.id')} END;
`;

/** Every change of text on this connection is noted by triggers, so that no caller can forget the index. */
export function trackChanges(database: Database): void {
  database.exec(triggers);
}
