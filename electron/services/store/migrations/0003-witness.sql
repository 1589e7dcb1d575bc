-- A second copy of every field of user data outside the segments (those have their hashes), kept by triggers, so that
-- a flipped bit is found and the field named. Plain SQL: whatever program writes to the file keeps it true.
-- Left out are counters that the segments prove: revision, segment_count, chain, commit_count.
CREATE TABLE witness (
  subject TEXT NOT NULL,
  row TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (subject, row)
) STRICT, WITHOUT ROWID;

INSERT INTO witness SELECT 'library', id, json_object('uuid', uuid) FROM library;
CREATE TRIGGER library_witness_added AFTER INSERT ON library BEGIN
  INSERT OR REPLACE INTO witness VALUES ('library', NEW.id, json_object('uuid', NEW.uuid));
END;
CREATE TRIGGER library_witness_changed AFTER UPDATE OF id, uuid ON library BEGIN
  DELETE FROM witness WHERE subject = 'library' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('library', NEW.id, json_object('uuid', NEW.uuid));
END;
CREATE TRIGGER library_witness_removed AFTER DELETE ON library BEGIN
  DELETE FROM witness WHERE subject = 'library' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO witness SELECT 'media', id, json_object('media_key', media_key, 'path', path, 'size_bytes', size_bytes, 'quick_hash', quick_hash, 'sha256', sha256, 'duration_ms', duration_ms, 'has_video', has_video) FROM media;
CREATE TRIGGER media_witness_added AFTER INSERT ON media BEGIN
  INSERT OR REPLACE INTO witness VALUES ('media', NEW.id, json_object('media_key', NEW.media_key, 'path', NEW.path, 'size_bytes', NEW.size_bytes, 'quick_hash', NEW.quick_hash, 'sha256', NEW.sha256, 'duration_ms', NEW.duration_ms, 'has_video', NEW.has_video));
END;
CREATE TRIGGER media_witness_changed AFTER UPDATE OF id, media_key, path, size_bytes, quick_hash, sha256, duration_ms, has_video ON media BEGIN
  DELETE FROM witness WHERE subject = 'media' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('media', NEW.id, json_object('media_key', NEW.media_key, 'path', NEW.path, 'size_bytes', NEW.size_bytes, 'quick_hash', NEW.quick_hash, 'sha256', NEW.sha256, 'duration_ms', NEW.duration_ms, 'has_video', NEW.has_video));
END;
CREATE TRIGGER media_witness_removed AFTER DELETE ON media BEGIN
  DELETE FROM witness WHERE subject = 'media' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO witness SELECT 'recording', id, json_object('media_id', media_id, 'name', name, 'added_at_ms', added_at_ms, 'removed_at_ms', removed_at_ms) FROM recording;
CREATE TRIGGER recording_witness_added AFTER INSERT ON recording BEGIN
  INSERT OR REPLACE INTO witness VALUES ('recording', NEW.id, json_object('media_id', NEW.media_id, 'name', NEW.name, 'added_at_ms', NEW.added_at_ms, 'removed_at_ms', NEW.removed_at_ms));
END;
CREATE TRIGGER recording_witness_changed AFTER UPDATE OF id, media_id, name, added_at_ms, removed_at_ms ON recording BEGIN
  DELETE FROM witness WHERE subject = 'recording' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('recording', NEW.id, json_object('media_id', NEW.media_id, 'name', NEW.name, 'added_at_ms', NEW.added_at_ms, 'removed_at_ms', NEW.removed_at_ms));
END;
CREATE TRIGGER recording_witness_removed AFTER DELETE ON recording BEGIN
  DELETE FROM witness WHERE subject = 'recording' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO witness SELECT 'transcript', id, json_object('recording_id', recording_id, 'engine', engine, 'model_id', model_id, 'parameters', parameters, 'language', language, 'state', state, 'done_ms', done_ms, 'is_current', is_current, 'warnings', warnings, 'started_at_ms', started_at_ms, 'finished_at_ms', finished_at_ms) FROM transcript;
CREATE TRIGGER transcript_witness_added AFTER INSERT ON transcript BEGIN
  INSERT OR REPLACE INTO witness VALUES ('transcript', NEW.id, json_object('recording_id', NEW.recording_id, 'engine', NEW.engine, 'model_id', NEW.model_id, 'parameters', NEW.parameters, 'language', NEW.language, 'state', NEW.state, 'done_ms', NEW.done_ms, 'is_current', NEW.is_current, 'warnings', NEW.warnings, 'started_at_ms', NEW.started_at_ms, 'finished_at_ms', NEW.finished_at_ms));
END;
CREATE TRIGGER transcript_witness_changed AFTER UPDATE OF id, recording_id, engine, model_id, parameters, language, state, done_ms, is_current, warnings, started_at_ms, finished_at_ms ON transcript BEGIN
  DELETE FROM witness WHERE subject = 'transcript' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('transcript', NEW.id, json_object('recording_id', NEW.recording_id, 'engine', NEW.engine, 'model_id', NEW.model_id, 'parameters', NEW.parameters, 'language', NEW.language, 'state', NEW.state, 'done_ms', NEW.done_ms, 'is_current', NEW.is_current, 'warnings', NEW.warnings, 'started_at_ms', NEW.started_at_ms, 'finished_at_ms', NEW.finished_at_ms));
END;
CREATE TRIGGER transcript_witness_removed AFTER DELETE ON transcript BEGIN
  DELETE FROM witness WHERE subject = 'transcript' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO witness SELECT 'speaker', id, json_object('transcript_id', transcript_id, 'name', name) FROM speaker;
CREATE TRIGGER speaker_witness_added AFTER INSERT ON speaker BEGIN
  INSERT OR REPLACE INTO witness VALUES ('speaker', NEW.id, json_object('transcript_id', NEW.transcript_id, 'name', NEW.name));
END;
CREATE TRIGGER speaker_witness_changed AFTER UPDATE OF id, transcript_id, name ON speaker BEGIN
  DELETE FROM witness WHERE subject = 'speaker' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('speaker', NEW.id, json_object('transcript_id', NEW.transcript_id, 'name', NEW.name));
END;
CREATE TRIGGER speaker_witness_removed AFTER DELETE ON speaker BEGIN
  DELETE FROM witness WHERE subject = 'speaker' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO witness SELECT 'edit', id, json_object('segment_id', segment_id, 'at_ms', at_ms, 'who', who, 'op', op, 'before', before, 'after', after, 'undo_of', undo_of) FROM edit;
CREATE TRIGGER edit_witness_added AFTER INSERT ON edit BEGIN
  INSERT OR REPLACE INTO witness VALUES ('edit', NEW.id, json_object('segment_id', NEW.segment_id, 'at_ms', NEW.at_ms, 'who', NEW.who, 'op', NEW.op, 'before', NEW.before, 'after', NEW.after, 'undo_of', NEW.undo_of));
END;

INSERT INTO witness SELECT 'job', recording_id, json_object('state', state, 'options', options, 'transcript_id', transcript_id, 'failure', failure) FROM job;
CREATE TRIGGER job_witness_added AFTER INSERT ON job BEGIN
  INSERT OR REPLACE INTO witness VALUES ('job', NEW.recording_id, json_object('state', NEW.state, 'options', NEW.options, 'transcript_id', NEW.transcript_id, 'failure', NEW.failure));
END;
CREATE TRIGGER job_witness_changed AFTER UPDATE OF recording_id, state, options, transcript_id, failure ON job BEGIN
  DELETE FROM witness WHERE subject = 'job' AND row = CAST(OLD.recording_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('job', NEW.recording_id, json_object('state', NEW.state, 'options', NEW.options, 'transcript_id', NEW.transcript_id, 'failure', NEW.failure));
END;
CREATE TRIGGER job_witness_removed AFTER DELETE ON job BEGIN
  DELETE FROM witness WHERE subject = 'job' AND row = CAST(OLD.recording_id AS TEXT);
END;

INSERT INTO witness SELECT 'setting', key, json_object('value', value) FROM setting;
CREATE TRIGGER setting_witness_added AFTER INSERT ON setting BEGIN
  INSERT OR REPLACE INTO witness VALUES ('setting', NEW.key, json_object('value', NEW.value));
END;
CREATE TRIGGER setting_witness_changed AFTER UPDATE OF key, value ON setting BEGIN
  DELETE FROM witness WHERE subject = 'setting' AND row = CAST(OLD.key AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('setting', NEW.key, json_object('value', NEW.value));
END;
CREATE TRIGGER setting_witness_removed AFTER DELETE ON setting BEGIN
  DELETE FROM witness WHERE subject = 'setting' AND row = CAST(OLD.key AS TEXT);
END;
