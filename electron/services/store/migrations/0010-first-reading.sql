-- What was read at first where a second reading took its place. `marks`: why, bits as in `segment.flags`.
CREATE TABLE first_reading (
  segment_id INTEGER PRIMARY KEY REFERENCES segment (id),
  text TEXT NOT NULL,
  marks INTEGER NOT NULL
) STRICT;
CREATE TRIGGER first_reading_witness_added AFTER INSERT ON first_reading BEGIN
  INSERT OR REPLACE INTO witness VALUES ('first_reading', NEW.segment_id, json_object('text', NEW.text, 'marks', NEW.marks));
END;
CREATE TRIGGER first_reading_witness_changed AFTER UPDATE ON first_reading BEGIN
  DELETE FROM witness WHERE subject = 'first_reading' AND row = CAST(OLD.segment_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('first_reading', NEW.segment_id, json_object('text', NEW.text, 'marks', NEW.marks));
END;
CREATE TRIGGER first_reading_witness_removed AFTER DELETE ON first_reading BEGIN
  DELETE FROM witness WHERE subject = 'first_reading' AND row = CAST(OLD.segment_id AS TEXT);
END;
