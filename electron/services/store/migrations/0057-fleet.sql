-- Recordings that were given to a fleet of machines. `key`: of media, model and settings together, as the queue knows it.
CREATE TABLE fleet_job (
  key TEXT PRIMARY KEY,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  submitted_at_ms INTEGER NOT NULL,
  collected_at_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX fleet_job_recording ON fleet_job (recording_id);
CREATE INDEX fleet_job_open ON fleet_job (submitted_at_ms) WHERE collected_at_ms IS NULL;
