-- Which model recognised a language of a text, and why that one: `chosen`, or `language` where it knows it better.
CREATE TABLE used_model (
  id INTEGER PRIMARY KEY,
  transcript_id INTEGER NOT NULL REFERENCES transcript (id),
  language TEXT NOT NULL,
  model_id TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('chosen', 'language')),
  UNIQUE (transcript_id, language, model_id)
) STRICT;
CREATE TRIGGER used_model_witness_added AFTER INSERT ON used_model BEGIN
  INSERT OR REPLACE INTO witness VALUES ('used_model', NEW.id, json_object('transcript_id', NEW.transcript_id, 'language', NEW.language, 'model_id', NEW.model_id, 'reason', NEW.reason));
END;
CREATE TRIGGER used_model_witness_changed AFTER UPDATE ON used_model BEGIN
  DELETE FROM witness WHERE subject = 'used_model' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('used_model', NEW.id, json_object('transcript_id', NEW.transcript_id, 'language', NEW.language, 'model_id', NEW.model_id, 'reason', NEW.reason));
END;
CREATE TRIGGER used_model_witness_removed AFTER DELETE ON used_model BEGIN
  DELETE FROM witness WHERE subject = 'used_model' AND row = CAST(OLD.id AS TEXT);
END;
