-- One run of an analyzer over a recording, kept as a version; the current one of each analyzer is what is shown.
-- `model`: SHA-256 of what it judged by. `parameters` and `summary`: JSON objects, as the analyzer defines them.
-- `transcript_id`: the text that it read; null where it listened. `kept_run_id`: the run whose kept data it was concluded
-- from, without listening again. `done_ms`: everything before it is committed. `chain`: hexadecimal, over the hashes of
-- its stretches in the order of time.
CREATE TABLE analysis_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  analyzer TEXT NOT NULL,
  version INTEGER NOT NULL,
  model TEXT NOT NULL,
  parameters TEXT NOT NULL,
  transcript_id INTEGER,
  kept_run_id INTEGER,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'paused', 'done', 'failed', 'cancelled')),
  is_urgent INTEGER NOT NULL,
  done_ms INTEGER NOT NULL DEFAULT 0,
  is_current INTEGER NOT NULL DEFAULT 0,
  failure TEXT,
  summary TEXT NOT NULL DEFAULT '{}',
  chain TEXT NOT NULL DEFAULT '',
  queued_at_ms INTEGER NOT NULL,
  finished_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX analysis_run_current ON analysis_run (recording_id, analyzer) WHERE is_current = 1;
CREATE INDEX analysis_run_recording ON analysis_run (recording_id, analyzer, id);
CREATE INDEX analysis_run_open ON analysis_run (state, is_urgent, recording_id) WHERE state IN ('waiting', 'paused', 'running');

CREATE TRIGGER analysis_run_witness_added AFTER INSERT ON analysis_run BEGIN
  INSERT OR REPLACE INTO witness VALUES ('analysis_run', NEW.id, json_object('recording_id', NEW.recording_id,
    'analyzer', NEW.analyzer, 'version', NEW.version, 'model', NEW.model, 'parameters', NEW.parameters,
    'transcript_id', NEW.transcript_id, 'kept_run_id', NEW.kept_run_id, 'state', NEW.state, 'is_urgent', NEW.is_urgent,
    'done_ms', NEW.done_ms, 'is_current', NEW.is_current, 'failure', NEW.failure, 'summary', NEW.summary,
    'chain', NEW.chain, 'queued_at_ms', NEW.queued_at_ms, 'finished_at_ms', NEW.finished_at_ms));
END;
CREATE TRIGGER analysis_run_witness_changed AFTER UPDATE ON analysis_run BEGIN
  DELETE FROM witness WHERE subject = 'analysis_run' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('analysis_run', NEW.id, json_object('recording_id', NEW.recording_id,
    'analyzer', NEW.analyzer, 'version', NEW.version, 'model', NEW.model, 'parameters', NEW.parameters,
    'transcript_id', NEW.transcript_id, 'kept_run_id', NEW.kept_run_id, 'state', NEW.state, 'is_urgent', NEW.is_urgent,
    'done_ms', NEW.done_ms, 'is_current', NEW.is_current, 'failure', NEW.failure, 'summary', NEW.summary,
    'chain', NEW.chain, 'queued_at_ms', NEW.queued_at_ms, 'finished_at_ms', NEW.finished_at_ms));
END;
CREATE TRIGGER analysis_run_witness_removed AFTER DELETE ON analysis_run BEGIN
  DELETE FROM witness WHERE subject = 'analysis_run' AND row = CAST(OLD.id AS TEXT);
END;

-- What was committed at once: its annotations are those from `first_number` on. `kept`: what the analyzer wants to draw
-- its conclusions from, also later. The stretch at -1 holds what was concluded from the whole. `hash`: annotation-hash.ts.
CREATE TABLE analysis_stretch (
  run_id INTEGER NOT NULL REFERENCES analysis_run (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  first_number INTEGER NOT NULL,
  annotation_count INTEGER NOT NULL,
  kept BLOB,
  hash BLOB NOT NULL,
  PRIMARY KEY (run_id, start_ms)
) STRICT;

-- A span of time of the recording with what was found there. `score` in thousandths, null for none.
CREATE TABLE annotation (
  run_id INTEGER NOT NULL REFERENCES analysis_run (id),
  number INTEGER NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms >= start_ms),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  score INTEGER,
  reason TEXT,
  PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;

-- Of an annotation of words: where the words stand now. It follows edits of the text as findings do.
CREATE TABLE annotation_words (
  run_id INTEGER NOT NULL REFERENCES analysis_run (id),
  number INTEGER NOT NULL,
  segment_id INTEGER NOT NULL,
  word INTEGER NOT NULL,
  matched TEXT NOT NULL,
  is_text_changed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_words_segment ON annotation_words (segment_id);

-- Of current runs: how often and how long, so that a search over the library reads no annotations. Follows from them.
CREATE TABLE annotation_total (
  run_id INTEGER NOT NULL REFERENCES analysis_run (id),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  recording_id INTEGER NOT NULL,
  annotation_count INTEGER NOT NULL,
  total_ms INTEGER NOT NULL,
  longest_ms INTEGER NOT NULL,
  PRIMARY KEY (run_id, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_total_value ON annotation_total (kind, value, recording_id);

-- The speaker that an analysis gave a segment. A segment with another one was changed by a person, whose word counts.
CREATE TABLE found_speaker (
  segment_id INTEGER PRIMARY KEY,
  speaker_id INTEGER NOT NULL
) STRICT;

-- What a person said of a doubtful turn: it holds over every later run. `speaker`: a name; null for nobody.
CREATE TABLE turn_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  speaker TEXT,
  decided_at_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE INDEX turn_decision_place ON turn_decision (recording_id, start_ms);
CREATE TRIGGER turn_decision_witness_added AFTER INSERT ON turn_decision BEGIN
  INSERT OR REPLACE INTO witness VALUES ('turn_decision', NEW.id, json_object('recording_id', NEW.recording_id,
    'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms, 'speaker', NEW.speaker, 'decided_at_ms', NEW.decided_at_ms, 'who', NEW.who));
END;
CREATE TRIGGER turn_decision_witness_changed AFTER UPDATE ON turn_decision BEGIN
  DELETE FROM witness WHERE subject = 'turn_decision' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('turn_decision', NEW.id, json_object('recording_id', NEW.recording_id,
    'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms, 'speaker', NEW.speaker, 'decided_at_ms', NEW.decided_at_ms, 'who', NEW.who));
END;
CREATE TRIGGER turn_decision_witness_removed AFTER DELETE ON turn_decision BEGIN
  DELETE FROM witness WHERE subject = 'turn_decision' AND row = CAST(OLD.id AS TEXT);
END;

-- Voices that the user wants to be recognised: a person, and samples of the voice, each with the SHA-256 of the model
-- that made its numbers. `embedding`: hexadecimal, signed bytes of a unit vector times 127.
CREATE TABLE voice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE voice_sample (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  voice_id INTEGER NOT NULL REFERENCES voice (id),
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  model TEXT NOT NULL,
  embedding TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX voice_sample_voice ON voice_sample (voice_id);
-- What was said to a suggestion, from which the threshold is chosen. `score` and `lead` in thousandths.
CREATE TABLE voice_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  voice_id INTEGER NOT NULL REFERENCES voice (id),
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  speaker_id INTEGER NOT NULL,
  model TEXT NOT NULL,
  score INTEGER NOT NULL,
  lead INTEGER NOT NULL,
  is_accepted INTEGER NOT NULL,
  answered_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX voice_answer_voice ON voice_answer (voice_id);

CREATE TRIGGER voice_witness_added AFTER INSERT ON voice BEGIN
  INSERT OR REPLACE INTO witness VALUES ('voice', NEW.id, json_object('name', NEW.name, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER voice_witness_changed AFTER UPDATE ON voice BEGIN
  DELETE FROM witness WHERE subject = 'voice' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('voice', NEW.id, json_object('name', NEW.name, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER voice_witness_removed AFTER DELETE ON voice BEGIN
  DELETE FROM witness WHERE subject = 'voice' AND row = CAST(OLD.id AS TEXT);
END;
CREATE TRIGGER voice_sample_witness_added AFTER INSERT ON voice_sample BEGIN
  INSERT OR REPLACE INTO witness VALUES ('voice_sample', NEW.id, json_object('voice_id', NEW.voice_id,
    'recording_id', NEW.recording_id, 'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms, 'model', NEW.model,
    'embedding', NEW.embedding, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER voice_sample_witness_removed AFTER DELETE ON voice_sample BEGIN
  DELETE FROM witness WHERE subject = 'voice_sample' AND row = CAST(OLD.id AS TEXT);
END;
CREATE TRIGGER voice_answer_witness_added AFTER INSERT ON voice_answer BEGIN
  INSERT OR REPLACE INTO witness VALUES ('voice_answer', NEW.id, json_object('voice_id', NEW.voice_id,
    'recording_id', NEW.recording_id, 'speaker_id', NEW.speaker_id, 'model', NEW.model, 'score', NEW.score,
    'lead', NEW.lead, 'is_accepted', NEW.is_accepted, 'answered_at_ms', NEW.answered_at_ms));
END;
CREATE TRIGGER voice_answer_witness_removed AFTER DELETE ON voice_answer BEGIN
  DELETE FROM witness WHERE subject = 'voice_answer' AND row = CAST(OLD.id AS TEXT);
END;
