-- Names and terms to expect: everywhere, in a collection or in a recording. `sounds_like` and `taken_for`: JSON arrays.
CREATE TABLE vocabulary_term (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER REFERENCES collection (id),
  recording_id INTEGER REFERENCES recording (id),
  term TEXT NOT NULL,
  sounds_like TEXT NOT NULL DEFAULT '[]',
  taken_for TEXT NOT NULL DEFAULT '[]',
  CHECK (collection_id IS NULL OR recording_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX vocabulary_term_place ON vocabulary_term (ifnull(collection_id, 0), ifnull(recording_id, 0), term);
CREATE INDEX vocabulary_term_recording ON vocabulary_term (recording_id) WHERE recording_id IS NOT NULL;

CREATE TRIGGER vocabulary_term_witness_added AFTER INSERT ON vocabulary_term BEGIN
  INSERT OR REPLACE INTO witness VALUES ('vocabulary_term', NEW.id, json_object('collection_id', NEW.collection_id, 'recording_id', NEW.recording_id, 'term', NEW.term, 'sounds_like', NEW.sounds_like, 'taken_for', NEW.taken_for));
END;
CREATE TRIGGER vocabulary_term_witness_changed AFTER UPDATE ON vocabulary_term BEGIN
  DELETE FROM witness WHERE subject = 'vocabulary_term' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('vocabulary_term', NEW.id, json_object('collection_id', NEW.collection_id, 'recording_id', NEW.recording_id, 'term', NEW.term, 'sounds_like', NEW.sounds_like, 'taken_for', NEW.taken_for));
END;
CREATE TRIGGER vocabulary_term_witness_removed AFTER DELETE ON vocabulary_term BEGIN
  DELETE FROM witness WHERE subject = 'vocabulary_term' AND row = CAST(OLD.id AS TEXT);
END;
