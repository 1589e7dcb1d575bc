-- What people said of two names that texts mention: they are of one person (place …), or they are not. It holds for the
-- whole library and every later run. `value`: see entityValues. `recording_id`: where it was said.
CREATE TABLE name_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  value TEXT NOT NULL,
  name TEXT NOT NULL,
  other TEXT NOT NULL,
  is_same INTEGER NOT NULL,
  decided_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX name_decision_value ON name_decision (value, name);
CREATE TRIGGER name_decision_witness_added AFTER INSERT ON name_decision BEGIN
  INSERT OR REPLACE INTO witness VALUES ('name_decision', NEW.id, json_object('recording_id', NEW.recording_id,
    'value', NEW.value, 'name', NEW.name, 'other', NEW.other, 'is_same', NEW.is_same, 'decided_at_ms', NEW.decided_at_ms));
END;
CREATE TRIGGER name_decision_witness_removed AFTER DELETE ON name_decision BEGIN
  DELETE FROM witness WHERE subject = 'name_decision' AND row = CAST(OLD.id AS TEXT);
END;

-- What people said of a name that was left open: it is a person, a place …, in this recording.
CREATE TABLE mention_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  decided_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX mention_decision_recording ON mention_decision (recording_id, name);
CREATE TRIGGER mention_decision_witness_added AFTER INSERT ON mention_decision BEGIN
  INSERT OR REPLACE INTO witness VALUES ('mention_decision', NEW.id, json_object('recording_id', NEW.recording_id,
    'name', NEW.name, 'value', NEW.value, 'decided_at_ms', NEW.decided_at_ms));
END;
CREATE TRIGGER mention_decision_witness_removed AFTER DELETE ON mention_decision BEGIN
  DELETE FROM witness WHERE subject = 'mention_decision' AND row = CAST(OLD.id AS TEXT);
END;
