-- The quality lab. A reference is a version of a recording's text that others are measured by; `scope`: JSON of spans of
-- milliseconds, null for all of it.
CREATE TABLE quality_reference (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  transcript_id INTEGER NOT NULL UNIQUE,
  scope TEXT,
  added_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX quality_reference_recording ON quality_reference (recording_id);

CREATE TABLE quality_set (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  held_out_share REAL NOT NULL,
  folds INTEGER NOT NULL,
  added_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE quality_set_reference (
  set_id INTEGER NOT NULL REFERENCES quality_set (id),
  reference_id INTEGER NOT NULL REFERENCES quality_reference (id),
  PRIMARY KEY (set_id, reference_id)
) STRICT, WITHOUT ROWID;

-- Text of a reference within its scope, as it was in some version of a set: JSON of segments, by its SHA-256.
CREATE TABLE quality_text (
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  hash TEXT NOT NULL,
  segments TEXT NOT NULL,
  PRIMARY KEY (recording_id, hash)
) STRICT, WITHOUT ROWID;

-- Versions stay: `items` names recordings, hashes of their texts and their part of the split.
CREATE TABLE quality_set_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  set_id INTEGER NOT NULL REFERENCES quality_set (id),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  items TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  UNIQUE (set_id, hash)
) STRICT;

-- `options`, `machine`, `steps`, `failure` and `scores` are JSON.
CREATE TABLE quality_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES quality_set_version (id),
  part TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'paused', 'done', 'failed', 'cancelled')),
  options TEXT NOT NULL,
  model_sha256 TEXT,
  code_version TEXT NOT NULL,
  machine TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  steps TEXT NOT NULL,
  total_count INTEGER NOT NULL,
  failure TEXT,
  queued_at_ms INTEGER NOT NULL,
  started_at_ms INTEGER,
  finished_at_ms INTEGER,
  scores TEXT,
  tuning_id INTEGER
) STRICT;
CREATE INDEX quality_run_state ON quality_run (state) WHERE state IN ('waiting', 'running');

-- What a run recognised of one recording: JSON of segments with words.
CREATE TABLE quality_result (
  run_id INTEGER NOT NULL REFERENCES quality_run (id),
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  segments TEXT NOT NULL,
  audio_ms INTEGER NOT NULL,
  work_ms INTEGER NOT NULL,
  PRIMARY KEY (run_id, recording_id)
) STRICT, WITHOUT ROWID;

-- Every use of a held-out part for a figure. It is to be used once.
CREATE TABLE quality_look (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES quality_set_version (id),
  run_id INTEGER NOT NULL,
  looked_at_ms INTEGER NOT NULL
) STRICT;

CREATE TRIGGER quality_reference_witness_added AFTER INSERT ON quality_reference BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_reference', NEW.id, json_object('recording_id', NEW.recording_id, 'transcript_id', NEW.transcript_id, 'scope', NEW.scope, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER quality_reference_witness_changed AFTER UPDATE ON quality_reference BEGIN
  DELETE FROM witness WHERE subject = 'quality_reference' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('quality_reference', NEW.id, json_object('recording_id', NEW.recording_id, 'transcript_id', NEW.transcript_id, 'scope', NEW.scope, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER quality_reference_witness_removed AFTER DELETE ON quality_reference BEGIN
  DELETE FROM witness WHERE subject = 'quality_reference' AND row = CAST(OLD.id AS TEXT);
END;
CREATE TRIGGER quality_set_witness_added AFTER INSERT ON quality_set BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_set', NEW.id, json_object('name', NEW.name, 'held_out_share', NEW.held_out_share, 'folds', NEW.folds, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER quality_set_witness_changed AFTER UPDATE ON quality_set BEGIN
  DELETE FROM witness WHERE subject = 'quality_set' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('quality_set', NEW.id, json_object('name', NEW.name, 'held_out_share', NEW.held_out_share, 'folds', NEW.folds, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER quality_set_witness_removed AFTER DELETE ON quality_set BEGIN
  DELETE FROM witness WHERE subject = 'quality_set' AND row = CAST(OLD.id AS TEXT);
END;
CREATE TRIGGER quality_set_version_witness_added AFTER INSERT ON quality_set_version BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_set_version', NEW.id, json_object('set_id', NEW.set_id, 'number', NEW.number, 'hash', NEW.hash, 'items', NEW.items, 'made_at_ms', NEW.made_at_ms));
END;
CREATE TRIGGER quality_set_version_witness_changed AFTER UPDATE ON quality_set_version BEGIN
  DELETE FROM witness WHERE subject = 'quality_set_version' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('quality_set_version', NEW.id, json_object('set_id', NEW.set_id, 'number', NEW.number, 'hash', NEW.hash, 'items', NEW.items, 'made_at_ms', NEW.made_at_ms));
END;
CREATE TRIGGER quality_set_version_witness_removed AFTER DELETE ON quality_set_version BEGIN
  DELETE FROM witness WHERE subject = 'quality_set_version' AND row = CAST(OLD.id AS TEXT);
END;
CREATE TRIGGER quality_run_witness_added AFTER INSERT ON quality_run BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_run', NEW.id, json_object('version_id', NEW.version_id, 'part', NEW.part, 'state', NEW.state, 'options', NEW.options, 'model_sha256', NEW.model_sha256, 'code_version', NEW.code_version, 'machine', NEW.machine, 'note', NEW.note, 'steps', NEW.steps, 'total_count', NEW.total_count, 'failure', NEW.failure, 'queued_at_ms', NEW.queued_at_ms, 'started_at_ms', NEW.started_at_ms, 'finished_at_ms', NEW.finished_at_ms, 'scores', NEW.scores, 'tuning_id', NEW.tuning_id));
END;
CREATE TRIGGER quality_run_witness_changed AFTER UPDATE ON quality_run BEGIN
  DELETE FROM witness WHERE subject = 'quality_run' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('quality_run', NEW.id, json_object('version_id', NEW.version_id, 'part', NEW.part, 'state', NEW.state, 'options', NEW.options, 'model_sha256', NEW.model_sha256, 'code_version', NEW.code_version, 'machine', NEW.machine, 'note', NEW.note, 'steps', NEW.steps, 'total_count', NEW.total_count, 'failure', NEW.failure, 'queued_at_ms', NEW.queued_at_ms, 'started_at_ms', NEW.started_at_ms, 'finished_at_ms', NEW.finished_at_ms, 'scores', NEW.scores, 'tuning_id', NEW.tuning_id));
END;
CREATE TRIGGER quality_run_witness_removed AFTER DELETE ON quality_run BEGIN
  DELETE FROM witness WHERE subject = 'quality_run' AND row = CAST(OLD.id AS TEXT);
END;
CREATE TRIGGER quality_look_witness_added AFTER INSERT ON quality_look BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_look', NEW.id, json_object('version_id', NEW.version_id, 'run_id', NEW.run_id, 'looked_at_ms', NEW.looked_at_ms));
END;
CREATE TRIGGER quality_look_witness_changed AFTER UPDATE ON quality_look BEGIN
  DELETE FROM witness WHERE subject = 'quality_look' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('quality_look', NEW.id, json_object('version_id', NEW.version_id, 'run_id', NEW.run_id, 'looked_at_ms', NEW.looked_at_ms));
END;
CREATE TRIGGER quality_look_witness_removed AFTER DELETE ON quality_look BEGIN
  DELETE FROM witness WHERE subject = 'quality_look' AND row = CAST(OLD.id AS TEXT);
END;
