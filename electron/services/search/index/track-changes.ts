import type { Database } from 'better-sqlite3';
import { transcriptSql } from '#services/store/segments/segment-ids.ts';
import { passageSql } from '#services/store/segments/segment-order.ts';
import { windowsPerTranscript } from './passage.ts';

/** The number of a segment's window over all transcripts: see `passageOf`. */
const windowOf = (row: string) => `(${transcriptSql(`${row}.id`)}) * ${windowsPerTranscript} + ${passageSql(row)}`;

/**
 * A change in a segment also changes the window before it, which holds its first words: with 7 words, and one word a
 * segment, it is among those of the 7 segments before it.
 */
const markWindows = (row: 'NEW' | 'OLD') => `
  INSERT OR IGNORE INTO dirty_window SELECT ${windowOf(row)};
  INSERT OR IGNORE INTO dirty_window SELECT ${windowOf('near')} FROM (
    SELECT id, passage FROM main.segment
    WHERE ${transcriptSql()} = ${transcriptSql(`${row}.id`)} AND (start_ms, id) < (${row}.start_ms, ${row}.id)
    ORDER BY start_ms DESC, id DESC LIMIT 7) AS near;`;

const markRecording = (value: string) => `INSERT OR IGNORE INTO dirty_recording VALUES (${value});`;

const triggers = `
  CREATE TEMP TABLE dirty_window (id INTEGER PRIMARY KEY);
  CREATE TEMP TABLE dirty_recording (id INTEGER PRIMARY KEY);

  CREATE TEMP TRIGGER index_segment_added AFTER INSERT ON main.segment BEGIN ${markWindows('NEW')} END;
  CREATE TEMP TRIGGER index_segment_changed AFTER UPDATE ON main.segment BEGIN ${markWindows('NEW')} END;
  CREATE TEMP TRIGGER index_segment_moved AFTER UPDATE ON main.segment
    WHEN OLD.start_ms <> NEW.start_ms OR OLD.passage IS NOT NEW.passage BEGIN ${markWindows('OLD')} END;
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
