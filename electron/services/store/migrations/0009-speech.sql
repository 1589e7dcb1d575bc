-- Where a recording holds speech. `edges`: JSON of gaps and lengths in turn, in 10 ms: about 7 bytes a span.
CREATE TABLE speech (
  transcript_id INTEGER PRIMARY KEY REFERENCES transcript (id),
  detector TEXT NOT NULL,
  edges TEXT NOT NULL
) STRICT;
CREATE TRIGGER speech_witness_added AFTER INSERT ON speech BEGIN
  INSERT OR REPLACE INTO witness VALUES ('speech', NEW.transcript_id, json_object('detector', NEW.detector, 'edges', NEW.edges));
END;
CREATE TRIGGER speech_witness_changed AFTER UPDATE ON speech BEGIN
  DELETE FROM witness WHERE subject = 'speech' AND row = CAST(OLD.transcript_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('speech', NEW.transcript_id, json_object('detector', NEW.detector, 'edges', NEW.edges));
END;
CREATE TRIGGER speech_witness_removed AFTER DELETE ON speech BEGIN
  DELETE FROM witness WHERE subject = 'speech' AND row = CAST(OLD.transcript_id AS TEXT);
END;

-- The language as it was detected on the first speech, with its probability in thousandths; none where it was given.
CREATE TABLE detected_language (
  transcript_id INTEGER PRIMARY KEY REFERENCES transcript (id),
  code TEXT NOT NULL,
  probability INTEGER NOT NULL
) STRICT;
CREATE TRIGGER detected_language_witness_added AFTER INSERT ON detected_language BEGIN
  INSERT OR REPLACE INTO witness VALUES ('detected_language', NEW.transcript_id, json_object('code', NEW.code, 'probability', NEW.probability));
END;
CREATE TRIGGER detected_language_witness_changed AFTER UPDATE ON detected_language BEGIN
  DELETE FROM witness WHERE subject = 'detected_language' AND row = CAST(OLD.transcript_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('detected_language', NEW.transcript_id, json_object('code', NEW.code, 'probability', NEW.probability));
END;
CREATE TRIGGER detected_language_witness_removed AFTER DELETE ON detected_language BEGIN
  DELETE FROM witness WHERE subject = 'detected_language' AND row = CAST(OLD.transcript_id AS TEXT);
END;
