-- Recordings that are being deleted for good, until nothing of them is left: their rows go in the transaction that puts
-- them here, their files and the bytes they stood on after it, also after a crash. `own_folder`: the folder in
-- `incoming/` with the copy the app made itself; null where the sound is the user's own file. Not witnessed: never long.
CREATE TABLE erasure (
  recording_id INTEGER PRIMARY KEY,
  media_key TEXT NOT NULL,
  own_folder TEXT
) STRICT;

-- The journals are only ever appended to, but for what belongs to a recording that is being deleted for good.
DROP TRIGGER edit_never_leaves;
CREATE TRIGGER edit_never_leaves BEFORE DELETE ON edit
  WHEN NOT EXISTS (SELECT 1 FROM erasure JOIN transcript USING (recording_id) WHERE transcript.id = OLD.transcript_id)
BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;
DROP TRIGGER step_never_leaves;
CREATE TRIGGER step_never_leaves BEFORE DELETE ON step
  WHEN NOT EXISTS (SELECT 1 FROM erasure) OR EXISTS (SELECT 1 FROM edit WHERE step_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;
DROP TRIGGER decision_never_leaves;
CREATE TRIGGER decision_never_leaves BEFORE DELETE ON decision
  WHEN NOT EXISTS (SELECT 1 FROM erasure JOIN finding USING (recording_id) WHERE finding.id = OLD.finding_id)
BEGIN
  SELECT RAISE(ABORT, 'the journal of decisions is append-only');
END;
CREATE TRIGGER edit_witness_removed AFTER DELETE ON edit BEGIN
  DELETE FROM witness WHERE subject = 'edit' AND row = CAST(OLD.id AS TEXT);
END;
CREATE TRIGGER step_witness_removed AFTER DELETE ON step BEGIN
  DELETE FROM witness WHERE subject = 'step' AND row = CAST(OLD.id AS TEXT);
END;
