-- Versions of a text that were put away: their rows stay, so that they can be brought back.
CREATE TABLE removed_version (
  transcript_id INTEGER PRIMARY KEY REFERENCES transcript (id),
  at_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER removed_version_witness_added AFTER INSERT ON removed_version BEGIN
  INSERT OR REPLACE INTO witness VALUES ('removed_version', NEW.transcript_id, json_object('at_ms', NEW.at_ms));
END;
CREATE TRIGGER removed_version_witness_changed AFTER UPDATE ON removed_version BEGIN
  DELETE FROM witness WHERE subject = 'removed_version' AND row = CAST(OLD.transcript_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('removed_version', NEW.transcript_id, json_object('at_ms', NEW.at_ms));
END;
CREATE TRIGGER removed_version_witness_removed AFTER DELETE ON removed_version BEGIN
  DELETE FROM witness WHERE subject = 'removed_version' AND row = CAST(OLD.transcript_id AS TEXT);
END;
