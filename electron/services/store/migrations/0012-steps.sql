-- Segments can be split, merged, added and removed: their order is (start_ms, id), no longer the id alone. Ids are
-- never used twice. `passage` is the window of the search index that a segment belongs to where its id does not tell;
-- it follows from the neighbours and is not hashed.
ALTER TABLE segment ADD COLUMN passage INTEGER;
CREATE INDEX segment_time ON segment (id >> 20, start_ms, id);
CREATE INDEX segment_passage ON segment (id >> 20, passage) WHERE passage IS NOT NULL;

-- The first reading of a segment stays when the segment is removed, which can be taken back.
CREATE TABLE kept_reading (
  segment_id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  marks INTEGER NOT NULL
) STRICT;
INSERT INTO kept_reading SELECT segment_id, text, marks FROM first_reading;
DROP TABLE first_reading;
ALTER TABLE kept_reading RENAME TO first_reading;
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

-- The journal of everything people changed, only ever appended to: steps, each of one or many changes of rows.
-- `name` and `detail` (JSON): shared/step.ts. `undo_of` is the step that this one takes back; of an undo, brings again.
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  name TEXT NOT NULL,
  detail TEXT NOT NULL,
  session TEXT,
  undo_of INTEGER REFERENCES step (id)
) STRICT;

DROP TRIGGER edit_never_changes;
DROP TRIGGER edit_never_leaves;
DROP TRIGGER edit_witness_added;
DROP INDEX edit_segment;
DELETE FROM witness WHERE subject = 'edit';
ALTER TABLE edit RENAME TO text_edit;
CREATE INDEX text_edit_session ON text_edit (session, segment_id) WHERE session IS NOT NULL;

-- `before` and `after` are JSON of the columns that changed (services/edits/row-patch.ts), of all columns where the row
-- was added or removed; null where it was not there.
CREATE TABLE edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES step (id),
  transcript_id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

-- What was saved during one visit to a field was one step. `isOld`: the other columns are not in it.
INSERT INTO step (id, at_ms, who, name, detail, session)
  SELECT id, at_ms, who, 'text', json_object('text', substr(after, 1, 120)), session FROM text_edit
  WHERE session IS NULL OR undo_of IS NOT NULL OR id = (
    SELECT min(first.id) FROM text_edit AS first
    WHERE first.session = text_edit.session AND first.segment_id = text_edit.segment_id);
INSERT INTO edit (id, step_id, transcript_id, subject, row_id, before, after)
  SELECT id, CASE WHEN session IS NULL OR undo_of IS NOT NULL THEN id ELSE (
      SELECT min(first.id) FROM text_edit AS first
      WHERE first.session = text_edit.session AND first.segment_id = text_edit.segment_id) END,
    segment_id >> 20, 'segment', segment_id,
    json_object('text', before, 'isOld', 1), json_object('text', after, 'isOld', 1) FROM text_edit;
UPDATE step SET undo_of = (SELECT edit.step_id FROM text_edit JOIN edit ON edit.id = text_edit.undo_of
  WHERE text_edit.id = step.id);
DROP TABLE text_edit;

CREATE INDEX edit_step ON edit (step_id);
CREATE INDEX step_undo ON step (undo_of) WHERE undo_of IS NOT NULL;
CREATE INDEX edit_transcript ON edit (transcript_id, step_id);
CREATE INDEX edit_row ON edit (subject, row_id);
CREATE INDEX edit_removed ON edit (transcript_id, row_id) WHERE after IS NULL;

CREATE TRIGGER step_never_changes BEFORE UPDATE ON step BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;
CREATE TRIGGER step_never_leaves BEFORE DELETE ON step BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;
CREATE TRIGGER edit_never_changes BEFORE UPDATE ON edit BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;
CREATE TRIGGER edit_never_leaves BEFORE DELETE ON edit BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;

INSERT INTO witness SELECT 'step', id, json_object('at_ms', at_ms, 'who', who, 'name', name, 'detail', detail,
  'session', session, 'undo_of', undo_of) FROM step;
CREATE TRIGGER step_witness_added AFTER INSERT ON step BEGIN
  INSERT OR REPLACE INTO witness VALUES ('step', NEW.id, json_object('at_ms', NEW.at_ms, 'who', NEW.who,
    'name', NEW.name, 'detail', NEW.detail, 'session', NEW.session, 'undo_of', NEW.undo_of));
END;
INSERT INTO witness SELECT 'edit', id, json_object('step_id', step_id, 'transcript_id', transcript_id,
  'subject', subject, 'row_id', row_id, 'before', before, 'after', after) FROM edit;
CREATE TRIGGER edit_witness_added AFTER INSERT ON edit BEGIN
  INSERT OR REPLACE INTO witness VALUES ('edit', NEW.id, json_object('step_id', NEW.step_id,
    'transcript_id', NEW.transcript_id, 'subject', NEW.subject, 'row_id', NEW.row_id, 'before', NEW.before,
    'after', NEW.after));
END;
