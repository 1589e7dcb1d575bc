-- What people corrected, as what was written (folded words) and what was meant: suggested where it is written again.
CREATE TABLE correction_pair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  written TEXT NOT NULL,
  meant TEXT NOT NULL,
  corrected_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX correction_pair_written ON correction_pair (written);
CREATE TRIGGER correction_pair_witness_added AFTER INSERT ON correction_pair BEGIN
  INSERT OR REPLACE INTO witness VALUES ('correction_pair', NEW.id, json_object('recording_id', NEW.recording_id,
    'written', NEW.written, 'meant', NEW.meant, 'corrected_at_ms', NEW.corrected_at_ms));
END;
CREATE TRIGGER correction_pair_witness_removed AFTER DELETE ON correction_pair BEGIN
  DELETE FROM witness WHERE subject = 'correction_pair' AND row = CAST(OLD.id AS TEXT);
END;
