-- Notes and bookmarks on times of a recording: they stay over edits and versions. Without a text it is a bookmark.
-- `tags`: a JSON array of names. What was removed stays, so that it can be brought back.
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms >= start_ms),
  text TEXT NOT NULL,
  tags TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
) STRICT;
CREATE INDEX note_place ON note (recording_id, start_ms, id) WHERE removed_at_ms IS NULL;

CREATE TRIGGER note_witness_added AFTER INSERT ON note BEGIN
  INSERT OR REPLACE INTO witness VALUES ('note', NEW.id, json_object('recording_id', NEW.recording_id,
    'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms, 'text', NEW.text, 'tags', NEW.tags,
    'added_at_ms', NEW.added_at_ms, 'changed_at_ms', NEW.changed_at_ms, 'removed_at_ms', NEW.removed_at_ms));
END;
CREATE TRIGGER note_witness_changed AFTER UPDATE ON note BEGIN
  DELETE FROM witness WHERE subject = 'note' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('note', NEW.id, json_object('recording_id', NEW.recording_id,
    'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms, 'text', NEW.text, 'tags', NEW.tags,
    'added_at_ms', NEW.added_at_ms, 'changed_at_ms', NEW.changed_at_ms, 'removed_at_ms', NEW.removed_at_ms));
END;
CREATE TRIGGER note_witness_removed AFTER DELETE ON note BEGIN
  DELETE FROM witness WHERE subject = 'note' AND row = CAST(OLD.id AS TEXT);
END;
