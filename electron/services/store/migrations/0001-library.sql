-- One row that tells this library from every other one; the full-text index is bound to it.
CREATE TABLE library (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL
) STRICT;
INSERT INTO library (id, uuid) VALUES (1, lower(hex(randomblob(16))));

CREATE TABLE media (
  id INTEGER PRIMARY KEY,
  media_key TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  quick_hash TEXT NOT NULL,
  sha256 TEXT,
  duration_ms INTEGER,
  has_video INTEGER NOT NULL
) STRICT;
CREATE INDEX media_same ON media (size_bytes, quick_hash);

-- Ids only grow (AUTOINCREMENT): their order is the order of adding, and the index sorts by it.
CREATE TABLE recording (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  media_id INTEGER NOT NULL REFERENCES media (id),
  name TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
) STRICT;
CREATE INDEX recording_media ON recording (media_id);
CREATE INDEX recording_live ON recording (id) WHERE removed_at_ms IS NULL;
CREATE INDEX recording_bin ON recording (id) WHERE removed_at_ms IS NOT NULL;

-- A version of the text. `parameters` is JSON of what changes the text (language, translate, prompt).
-- `revision` grows with every change of the segments, by trigger: the index knows by it what it has missed.
-- `chain` is the hash over the segments in the order in which they were recognised.
CREATE TABLE transcript (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  engine TEXT NOT NULL,
  model_id TEXT NOT NULL,
  parameters TEXT NOT NULL,
  language TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'complete')),
  done_ms INTEGER NOT NULL DEFAULT 0,
  is_current INTEGER NOT NULL,
  warnings TEXT NOT NULL DEFAULT '[]',
  segment_count INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 0,
  chain BLOB NOT NULL DEFAULT x'',
  started_at_ms INTEGER NOT NULL,
  finished_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX transcript_current ON transcript (recording_id) WHERE is_current = 1;
CREATE INDEX transcript_recording ON transcript (recording_id);

CREATE TABLE speaker (
  id INTEGER PRIMARY KEY,
  transcript_id INTEGER NOT NULL REFERENCES transcript (id),
  name TEXT NOT NULL
) STRICT;
CREATE INDEX speaker_transcript ON speaker (transcript_id);

-- id = transcript id * 2^20 + position, so that a transcript is one range of rowids in the order of time.
-- `words` and `word_texts`: word-blob.ts. `flags`: 1 = edited. `confidence` in thousandths. `hash`: segment-hash.ts.
CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms >= start_ms),
  speaker_id INTEGER REFERENCES speaker (id),
  flags INTEGER NOT NULL,
  confidence INTEGER,
  text TEXT NOT NULL,
  words BLOB,
  word_texts BLOB,
  hash BLOB NOT NULL
) STRICT;

CREATE TRIGGER segment_added AFTER INSERT ON segment BEGIN
  UPDATE transcript SET revision = revision + 1, segment_count = segment_count + 1 WHERE id = NEW.id >> 20;
END;
CREATE TRIGGER segment_changed AFTER UPDATE ON segment BEGIN
  UPDATE transcript SET revision = revision + 1 WHERE id = NEW.id >> 20;
END;
CREATE TRIGGER segment_removed AFTER DELETE ON segment BEGIN
  UPDATE transcript SET revision = revision + 1, segment_count = segment_count - 1 WHERE id = OLD.id >> 20;
END;

-- The journal of everything people changed: only ever appended to.
CREATE TABLE edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  segment_id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  op TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  undo_of INTEGER REFERENCES edit (id)
) STRICT;
CREATE INDEX edit_segment ON edit (segment_id);
CREATE TRIGGER edit_never_changes BEFORE UPDATE ON edit BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;
CREATE TRIGGER edit_never_leaves BEFORE DELETE ON edit BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;

CREATE TABLE job (
  recording_id INTEGER PRIMARY KEY REFERENCES recording (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'paused', 'done', 'failed', 'cancelled')),
  options TEXT NOT NULL,
  transcript_id INTEGER REFERENCES transcript (id),
  failure TEXT
) STRICT;
CREATE INDEX job_state ON job (state, recording_id);

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
