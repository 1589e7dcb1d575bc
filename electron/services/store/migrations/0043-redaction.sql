-- What people decided to remove from a recording before it is shared, as a journal: of each key the newest row that was
-- not taken back counts. `step`: what was decided at once, and is taken back at once. `state` cleared: as if no one had
-- decided. `key`: where the place comes from (redaction-keys.ts).
CREATE TABLE redaction_mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  step INTEGER NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms >= start_ms),
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'dismissed', 'cleared')),
  decided_at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  undone_at_ms INTEGER
) STRICT;
CREATE INDEX redaction_mark_recording ON redaction_mark (recording_id, id);

CREATE TRIGGER redaction_mark_witness_added AFTER INSERT ON redaction_mark BEGIN
  INSERT OR REPLACE INTO witness VALUES ('redaction_mark', NEW.id, json_object('recording_id', NEW.recording_id,
    'step', NEW.step, 'key', NEW.key, 'kind', NEW.kind, 'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms,
    'state', NEW.state, 'decided_at_ms', NEW.decided_at_ms, 'who', NEW.who, 'undone_at_ms', NEW.undone_at_ms));
END;
CREATE TRIGGER redaction_mark_witness_changed AFTER UPDATE ON redaction_mark BEGIN
  DELETE FROM witness WHERE subject = 'redaction_mark' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('redaction_mark', NEW.id, json_object('recording_id', NEW.recording_id,
    'step', NEW.step, 'key', NEW.key, 'kind', NEW.kind, 'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms,
    'state', NEW.state, 'decided_at_ms', NEW.decided_at_ms, 'who', NEW.who, 'undone_at_ms', NEW.undone_at_ms));
END;
CREATE TRIGGER redaction_mark_witness_removed AFTER DELETE ON redaction_mark BEGIN
  DELETE FROM witness WHERE subject = 'redaction_mark' AND row = CAST(OLD.id AS TEXT);
END;
