-- `place`: where a waiting job stands in the queue, the smallest first; null is the order of arrival, by the recording's
-- id, which is in the same scale.
ALTER TABLE job ADD COLUMN place REAL;
CREATE INDEX job_order ON job (coalesce(place, recording_id), recording_id) WHERE state = 'waiting';

DROP TRIGGER job_witness_added;
DROP TRIGGER job_witness_changed;
UPDATE witness SET fields = json_set(fields, '$.place', NULL) WHERE subject = 'job';
CREATE TRIGGER job_witness_added AFTER INSERT ON job BEGIN
  INSERT OR REPLACE INTO witness VALUES ('job', NEW.recording_id, json_object('state', NEW.state, 'options', NEW.options,
    'transcript_id', NEW.transcript_id, 'failure', NEW.failure, 'place', NEW.place));
END;
CREATE TRIGGER job_witness_changed AFTER UPDATE OF recording_id, state, options, transcript_id, failure, place ON job BEGIN
  DELETE FROM witness WHERE subject = 'job' AND row = CAST(OLD.recording_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('job', NEW.recording_id, json_object('state', NEW.state, 'options', NEW.options,
    'transcript_id', NEW.transcript_id, 'failure', NEW.failure, 'place', NEW.place));
END;

-- What the queue did, newest last. `audio_ms`: how much of the recording was recognised in this run.
CREATE TABLE job_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  started_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'failed', 'stopped')),
  failure TEXT,
  audio_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX job_run_recording ON job_run (recording_id);
