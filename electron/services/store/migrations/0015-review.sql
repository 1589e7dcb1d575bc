-- The review of doubtful words of a transcript. The list is made once, so that progress means something; its words are
-- known by their time, so that it survives edits. `revision`: the transcript's when states were last compared with the
-- text. `score` in thousandths, `probability` as the model gave it, in 255ths; `reasons`: a JSON array (shared/review.ts).
CREATE TABLE review (
  transcript_id INTEGER PRIMARY KEY REFERENCES transcript (id),
  word_count INTEGER NOT NULL,
  made_at_ms INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE doubtful_place (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  transcript_id INTEGER NOT NULL REFERENCES review (transcript_id),
  segment_id INTEGER NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  heard TEXT NOT NULL,
  probability INTEGER NOT NULL,
  score INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'corrected')),
  decided_at_ms INTEGER
) STRICT;
CREATE INDEX doubtful_place_order ON doubtful_place (transcript_id, score DESC, id);
CREATE INDEX doubtful_place_time ON doubtful_place (transcript_id, start_ms);

CREATE TRIGGER review_witness_added AFTER INSERT ON review BEGIN
  INSERT OR REPLACE INTO witness VALUES ('review', NEW.transcript_id,
    json_object('word_count', NEW.word_count, 'made_at_ms', NEW.made_at_ms));
END;
CREATE TRIGGER review_witness_changed AFTER UPDATE OF transcript_id, word_count, made_at_ms ON review BEGIN
  DELETE FROM witness WHERE subject = 'review' AND row = CAST(OLD.transcript_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('review', NEW.transcript_id,
    json_object('word_count', NEW.word_count, 'made_at_ms', NEW.made_at_ms));
END;
CREATE TRIGGER review_witness_removed AFTER DELETE ON review BEGIN
  DELETE FROM witness WHERE subject = 'review' AND row = CAST(OLD.transcript_id AS TEXT);
END;

CREATE TRIGGER doubtful_place_witness_added AFTER INSERT ON doubtful_place BEGIN
  INSERT OR REPLACE INTO witness VALUES ('doubtful_place', NEW.id, json_object('transcript_id', NEW.transcript_id,
    'segment_id', NEW.segment_id, 'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms, 'heard', NEW.heard,
    'probability', NEW.probability, 'score', NEW.score, 'reasons', NEW.reasons, 'state', NEW.state,
    'decided_at_ms', NEW.decided_at_ms));
END;
CREATE TRIGGER doubtful_place_witness_changed AFTER UPDATE ON doubtful_place BEGIN
  DELETE FROM witness WHERE subject = 'doubtful_place' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('doubtful_place', NEW.id, json_object('transcript_id', NEW.transcript_id,
    'segment_id', NEW.segment_id, 'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms, 'heard', NEW.heard,
    'probability', NEW.probability, 'score', NEW.score, 'reasons', NEW.reasons, 'state', NEW.state,
    'decided_at_ms', NEW.decided_at_ms));
END;
CREATE TRIGGER doubtful_place_witness_removed AFTER DELETE ON doubtful_place BEGIN
  DELETE FROM witness WHERE subject = 'doubtful_place' AND row = CAST(OLD.id AS TEXT);
END;
