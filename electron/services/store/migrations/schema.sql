-- All migrations up to 125 as one: written by npm run schema, not by hand.

CREATE TABLE library (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL
, commit_count INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE media (
  id INTEGER PRIMARY KEY,
  media_key TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  quick_hash TEXT NOT NULL,
  sha256 TEXT,
  duration_ms INTEGER,
  has_video INTEGER NOT NULL
, sound_check TEXT) STRICT;

CREATE TABLE recording (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  media_id INTEGER NOT NULL REFERENCES media (id),
  name TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
) STRICT;

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
, holes TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE TABLE speaker (
  id INTEGER PRIMARY KEY,
  transcript_id INTEGER NOT NULL REFERENCES transcript (id),
  name TEXT NOT NULL
, slot INTEGER) STRICT;

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
, passage INTEGER) STRICT;

CREATE TABLE job (
  recording_id INTEGER PRIMARY KEY REFERENCES recording (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'paused', 'done', 'failed', 'cancelled')),
  options TEXT NOT NULL,
  transcript_id INTEGER REFERENCES transcript (id),
  failure TEXT
, place REAL) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE witness (
  subject TEXT NOT NULL,
  row TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (subject, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE recording_tag (
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  name TEXT NOT NULL,
  PRIMARY KEY (recording_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE watch_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  version INTEGER NOT NULL,
  scanned_version INTEGER NOT NULL DEFAULT 0,
  removed_at_ms INTEGER
, forms_version INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL DEFAULT 'terms' CHECK (kind IN ('terms', 'rules'))) STRICT;

CREATE TABLE rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  watch_list_id INTEGER NOT NULL REFERENCES watch_list (id),
  key TEXT NOT NULL,
  position INTEGER NOT NULL,
  term TEXT NOT NULL,
  match TEXT NOT NULL CHECK (match IN ('any', 'exact')),
  severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high')),
  note TEXT NOT NULL,
  added_version INTEGER NOT NULL,
  is_removed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE finding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_id INTEGER NOT NULL REFERENCES rule (id),
  recording_id INTEGER NOT NULL,
  transcript_id INTEGER NOT NULL,
  segment_id INTEGER NOT NULL,
  last_segment_id INTEGER NOT NULL,
  word INTEGER NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  matched TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  is_text_changed INTEGER NOT NULL DEFAULT 0,
  found_at_ms INTEGER NOT NULL,
  decided_by TEXT,
  decided_at_ms INTEGER,
  reason TEXT NOT NULL DEFAULT ''
, state TEXT NOT NULL DEFAULT 'new'
  CHECK (state IN ('new', 'confirmed', 'dismissed', 'unsure')), remark TEXT NOT NULL DEFAULT '', labels TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch INTEGER NOT NULL,
  finding_id INTEGER NOT NULL REFERENCES finding (id),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  undo_of INTEGER
) STRICT;

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  seen_transcript_id INTEGER NOT NULL,
  seen_unfinished TEXT NOT NULL
) STRICT;

CREATE TABLE speech (
  transcript_id INTEGER PRIMARY KEY REFERENCES transcript (id),
  detector TEXT NOT NULL,
  edges TEXT NOT NULL
) STRICT;

CREATE TABLE detected_language (
  transcript_id INTEGER PRIMARY KEY REFERENCES transcript (id),
  code TEXT NOT NULL,
  probability INTEGER NOT NULL
) STRICT;

CREATE TABLE "first_reading" (
  segment_id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  marks INTEGER NOT NULL
) STRICT;

CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  name TEXT NOT NULL,
  detail TEXT NOT NULL,
  session TEXT,
  undo_of INTEGER REFERENCES step (id)
) STRICT;

CREATE TABLE edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES step (id),
  transcript_id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

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

CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms >= start_ms),
  text TEXT NOT NULL,
  tags TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
) STRICT;

CREATE TABLE removed_version (
  transcript_id INTEGER PRIMARY KEY REFERENCES transcript (id),
  at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE seen_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  media_id INTEGER NOT NULL REFERENCES media (id),
  path TEXT NOT NULL,
  stamp TEXT NOT NULL,
  seen_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE erasure (
  recording_id INTEGER PRIMARY KEY,
  media_key TEXT NOT NULL,
  own_folder TEXT
) STRICT;

CREATE TABLE recording_fact (
  recording_id INTEGER PRIMARY KEY REFERENCES recording (id),
  recorded_at_ms INTEGER,
  recorded_by TEXT NOT NULL CHECK (recorded_by IN ('container', 'file', 'person')),
  participants TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE collection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER REFERENCES collection (id),
  name TEXT NOT NULL,
  filter TEXT,
  removed_at_ms INTEGER
) STRICT;

CREATE TABLE collection_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  recording_id INTEGER NOT NULL REFERENCES recording (id)
) STRICT;

CREATE TABLE tag_style (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  colour INTEGER,
  slot INTEGER
) STRICT;

CREATE TABLE own_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'choice', 'date', 'number')),
  choices TEXT NOT NULL DEFAULT '[]',
  removed_at_ms INTEGER
) STRICT;

CREATE TABLE field_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  field_id INTEGER NOT NULL REFERENCES own_field (id),
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  value TEXT NOT NULL
) STRICT;

CREATE TABLE filing_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  name TEXT NOT NULL,
  undo_of INTEGER
) STRICT;

CREATE TABLE filing_edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES filing_step (id),
  subject TEXT NOT NULL,
  recording_id INTEGER,
  key TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE TABLE listing (
  recording_id INTEGER PRIMARY KEY,
  removed_at_ms INTEGER,
  added_at_ms INTEGER NOT NULL,
  name_key TEXT NOT NULL,
  recorded_at_ms INTEGER,
  duration_ms INTEGER,
  language TEXT,
  state INTEGER NOT NULL,
  model_id TEXT,
  folder TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  tags TEXT,
  speakers TEXT,
  new_findings INTEGER,
  is_missing INTEGER NOT NULL DEFAULT 0,
  is_edited INTEGER NOT NULL,
  is_unreviewed INTEGER NOT NULL
, words_digest TEXT) STRICT;

CREATE VIRTUAL TABLE listing_words USING fts5 (name, more, notes, facets, content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1', detail='full');

CREATE TABLE stale_listing (recording_id INTEGER PRIMARY KEY) STRICT;

CREATE TABLE job_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  started_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'failed', 'stopped')),
  failure TEXT,
  audio_ms INTEGER NOT NULL
, graphics TEXT) STRICT;

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

CREATE TABLE annotation (
  run_id INTEGER NOT NULL REFERENCES analysis_run (id),
  number INTEGER NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms >= start_ms),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  score INTEGER,
  reason TEXT, name TEXT,
  PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE annotation_words (
  run_id INTEGER NOT NULL REFERENCES analysis_run (id),
  number INTEGER NOT NULL,
  segment_id INTEGER NOT NULL,
  word INTEGER NOT NULL,
  matched TEXT NOT NULL,
  is_text_changed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE found_speaker (
  segment_id INTEGER PRIMARY KEY,
  speaker_id INTEGER NOT NULL
) STRICT;

CREATE TABLE turn_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  speaker TEXT,
  decided_at_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;

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

CREATE TABLE name_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  value TEXT NOT NULL,
  name TEXT NOT NULL,
  other TEXT NOT NULL,
  is_same INTEGER NOT NULL,
  decided_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE mention_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  decided_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE correction_pair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  written TEXT NOT NULL,
  meant TEXT NOT NULL,
  corrected_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE rule_logic (
  rule_id INTEGER PRIMARY KEY REFERENCES rule (id),
  uuid TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_on INTEGER NOT NULL,
  preset TEXT,
  scanned_version INTEGER NOT NULL DEFAULT 0,
  changed_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
) STRICT;

CREATE TABLE rule_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_id INTEGER NOT NULL REFERENCES rule (id),
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  severity TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;

CREATE TABLE finding_basis (
  finding_id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  is_certain INTEGER NOT NULL,
  parts TEXT NOT NULL
) STRICT;

CREATE TABLE rule_due (recording_id INTEGER PRIMARY KEY) STRICT;

CREATE TABLE rule_scan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  versions TEXT NOT NULL,
  before_id INTEGER NOT NULL,
  found_count INTEGER NOT NULL
) STRICT;

CREATE TABLE verdict_record (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  body TEXT NOT NULL,
  signature TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reviewer_key (
  reviewer TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  public_key TEXT NOT NULL,
  private_key TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE verdict_cursor (id INTEGER PRIMARY KEY CHECK (id = 1), decision_id INTEGER NOT NULL) STRICT;

CREATE TABLE reading (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  look TEXT NOT NULL CHECK (look IN ('second', 'third', 'unflagged')),
  begun_at_ms INTEGER NOT NULL,
  passage_count INTEGER NOT NULL,
  criteria TEXT NOT NULL
) STRICT;

CREATE TABLE reading_item (
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  position INTEGER NOT NULL,
  finding_id INTEGER,
  recording_id INTEGER NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  verdict TEXT,
  reason TEXT NOT NULL DEFAULT '',
  reviewer_name TEXT,
  answered_at_ms INTEGER,
  PRIMARY KEY (reading_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE scorecard (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  questions TEXT NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
) STRICT;

CREATE TABLE scorecard_answer (
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id),
  recording_id INTEGER NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not applicable')),
  reason TEXT NOT NULL,
  who TEXT NOT NULL,
  answered_at_ms INTEGER NOT NULL,
  PRIMARY KEY (scorecard_id, recording_id, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE redaction_mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  step INTEGER NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL CHECK (end_ms >= start_ms),
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'dismissed', 'cleared')),
  decided_at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  undone_at_ms INTEGER
) STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE audit_tip (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  last_id INTEGER NOT NULL,
  hash TEXT NOT NULL,
  sources TEXT NOT NULL
) STRICT;

CREATE TABLE quality_reference (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  transcript_id INTEGER NOT NULL UNIQUE,
  scope TEXT,
  added_at_ms INTEGER NOT NULL
) STRICT;

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

CREATE TABLE quality_text (
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  hash TEXT NOT NULL,
  segments TEXT NOT NULL,
  PRIMARY KEY (recording_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE quality_set_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  set_id INTEGER NOT NULL REFERENCES quality_set (id),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  items TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  UNIQUE (set_id, hash)
) STRICT;

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

CREATE TABLE quality_result (
  run_id INTEGER NOT NULL REFERENCES quality_run (id),
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  segments TEXT NOT NULL,
  audio_ms INTEGER NOT NULL,
  work_ms INTEGER NOT NULL,
  PRIMARY KEY (run_id, recording_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE quality_look (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES quality_set_version (id),
  run_id INTEGER NOT NULL,
  looked_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE quality_tuning (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES quality_set_version (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'paused', 'done', 'failed', 'cancelled')),
  space TEXT NOT NULL,
  budget_ms INTEGER NOT NULL,
  best TEXT,
  start TEXT,
  held_out_run_id INTEGER,
  failure TEXT,
  started_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE text_class (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  miss_cost REAL NOT NULL,
  false_alarm_cost REAL NOT NULL,
  list_ids TEXT NOT NULL,
  classifier TEXT,
  figures TEXT,
  trained_at_ms INTEGER
) STRICT;

CREATE TABLE class_example (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  class_id INTEGER NOT NULL REFERENCES text_class (id),
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  segment_id INTEGER NOT NULL,
  source INTEGER NOT NULL,
  text TEXT NOT NULL,
  is_true INTEGER NOT NULL,
  is_forgotten INTEGER NOT NULL DEFAULT 0,
  score REAL,
  decided_at_ms INTEGER NOT NULL,
  UNIQUE (class_id, segment_id, source)
) STRICT;

CREATE TABLE webhook (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  secret TEXT NOT NULL,
  last_sent_at_ms INTEGER,
  last_failure TEXT
) STRICT;

CREATE TABLE webhook_delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook_id INTEGER NOT NULL REFERENCES webhook (id),
  event TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folder TEXT NOT NULL,
  rules TEXT NOT NULL,
  is_on INTEGER NOT NULL,
  added_at_ms INTEGER NOT NULL,
  seen_at_ms INTEGER,
  silent_since_ms INTEGER,
  root TEXT
) STRICT;

CREATE TABLE source_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id),
  path_key TEXT NOT NULL,
  path TEXT,
  look TEXT NOT NULL,
  looked_at_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('settling', 'queued', 'linked', 'done', 'failed')),
  taken_as INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  arrived_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  failure TEXT
) STRICT;

CREATE TABLE source_output (
  path_key TEXT PRIMARY KEY,
  source_file_id INTEGER NOT NULL,
  format TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  priority INTEGER NOT NULL DEFAULT 0,
  from_minute INTEGER,
  to_minute INTEGER,
  is_on_battery INTEGER NOT NULL DEFAULT 0,
  source_id INTEGER,
  added_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  is_seen INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE batch_member (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  PRIMARY KEY (batch_id, recording_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fleet_job (
  key TEXT PRIMARY KEY,
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  submitted_at_ms INTEGER NOT NULL,
  collected_at_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('collection', 'tag')),
  key TEXT NOT NULL,
  keep_days INTEGER NOT NULL,
  from_date TEXT NOT NULL CHECK (from_date IN ('added', 'recorded')),
  added_at_ms INTEGER NOT NULL,
  UNIQUE (kind, key)
) STRICT;

CREATE TABLE legal_hold (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('collection', 'tag', 'recording')),
  key TEXT NOT NULL,
  reason TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE vocabulary_term (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER REFERENCES collection (id),
  recording_id INTEGER REFERENCES recording (id),
  term TEXT NOT NULL,
  sounds_like TEXT NOT NULL DEFAULT '[]',
  taken_for TEXT NOT NULL DEFAULT '[]',
  CHECK (collection_id IS NULL OR recording_id IS NULL)
) STRICT;

CREATE TABLE used_model (
  id INTEGER PRIMARY KEY,
  transcript_id INTEGER NOT NULL REFERENCES transcript (id),
  language TEXT NOT NULL,
  model_id TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('chosen', 'language')),
  UNIQUE (transcript_id, language, model_id)
) STRICT;

CREATE TABLE found_voice (
  run_id INTEGER NOT NULL REFERENCES analysis_run (id),
  value TEXT NOT NULL,
  recording_id INTEGER NOT NULL,
  model TEXT NOT NULL,
  vector BLOB NOT NULL,
  spoken_ms INTEGER NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  PRIMARY KEY (run_id, value)
) STRICT, WITHOUT ROWID;

INSERT INTO "library" (id, uuid, commit_count) VALUES (1, '', 0);

INSERT INTO "witness" (subject, row, fields) VALUES ('audit_tip', '1', '{"last_id":0,"hash":"","sources":"{\"decision\":0,\"filing_step\":0,\"redaction_mark\":0,\"step\":0,\"rule_version\":0}"}');

INSERT INTO "witness" (subject, row, fields) VALUES ('library', '1', '{"uuid":""}');

INSERT INTO "watch_list" (id, name, changed_at_ms, version, scanned_version, removed_at_ms, forms_version, kind) VALUES (1, '', 0, 0, 0, NULL, 0, 'rules');

INSERT INTO "verdict_cursor" (id, decision_id) VALUES (1, 0);

INSERT INTO "audit_tip" (id, last_id, hash, sources) VALUES (1, 0, '', '{"decision":0,"filing_step":0,"redaction_mark":0,"step":0,"rule_version":0}');

CREATE INDEX media_same ON media (size_bytes, quick_hash);

CREATE INDEX recording_media ON recording (media_id);

CREATE INDEX recording_live ON recording (id) WHERE removed_at_ms IS NULL;

CREATE INDEX recording_bin ON recording (id) WHERE removed_at_ms IS NOT NULL;

CREATE UNIQUE INDEX transcript_current ON transcript (recording_id) WHERE is_current = 1;

CREATE INDEX transcript_recording ON transcript (recording_id);

CREATE INDEX speaker_transcript ON speaker (transcript_id);

CREATE TRIGGER segment_added AFTER INSERT ON segment BEGIN
  UPDATE transcript SET revision = revision + 1, segment_count = segment_count + 1 WHERE id = NEW.id >> 20;
END;

CREATE TRIGGER segment_changed AFTER UPDATE ON segment BEGIN
  UPDATE transcript SET revision = revision + 1 WHERE id = NEW.id >> 20;
END;

CREATE TRIGGER segment_removed AFTER DELETE ON segment BEGIN
  UPDATE transcript SET revision = revision + 1, segment_count = segment_count - 1 WHERE id = OLD.id >> 20;
END;

CREATE INDEX job_state ON job (state, recording_id);

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

CREATE TRIGGER speaker_witness_removed AFTER DELETE ON speaker BEGIN
  DELETE FROM witness WHERE subject = 'speaker' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER job_witness_removed AFTER DELETE ON job BEGIN
  DELETE FROM witness WHERE subject = 'job' AND row = CAST(OLD.recording_id AS TEXT);
END;

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

CREATE INDEX recording_tag_name ON recording_tag (name);

CREATE UNIQUE INDEX rule_key ON rule (watch_list_id, key);

CREATE INDEX finding_segment ON finding (segment_id);

CREATE INDEX finding_recording ON finding (recording_id, start_ms);

CREATE INDEX finding_rule ON finding (rule_id);

CREATE INDEX decision_batch ON decision (batch);

CREATE INDEX decision_undo ON decision (undo_of) WHERE undo_of IS NOT NULL;

CREATE TRIGGER decision_never_changes BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'the journal of decisions is append-only');
END;

CREATE TRIGGER speech_witness_added AFTER INSERT ON speech BEGIN
  INSERT OR REPLACE INTO witness VALUES ('speech', NEW.transcript_id, json_object('detector', NEW.detector, 'edges', NEW.edges));
END;

CREATE TRIGGER speech_witness_changed AFTER UPDATE ON speech BEGIN
  DELETE FROM witness WHERE subject = 'speech' AND row = CAST(OLD.transcript_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('speech', NEW.transcript_id, json_object('detector', NEW.detector, 'edges', NEW.edges));
END;

CREATE TRIGGER speech_witness_removed AFTER DELETE ON speech BEGIN
  DELETE FROM witness WHERE subject = 'speech' AND row = CAST(OLD.transcript_id AS TEXT);
END;

CREATE TRIGGER detected_language_witness_added AFTER INSERT ON detected_language BEGIN
  INSERT OR REPLACE INTO witness VALUES ('detected_language', NEW.transcript_id, json_object('code', NEW.code, 'probability', NEW.probability));
END;

CREATE TRIGGER detected_language_witness_changed AFTER UPDATE ON detected_language BEGIN
  DELETE FROM witness WHERE subject = 'detected_language' AND row = CAST(OLD.transcript_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('detected_language', NEW.transcript_id, json_object('code', NEW.code, 'probability', NEW.probability));
END;

CREATE TRIGGER detected_language_witness_removed AFTER DELETE ON detected_language BEGIN
  DELETE FROM witness WHERE subject = 'detected_language' AND row = CAST(OLD.transcript_id AS TEXT);
END;

CREATE INDEX segment_time ON segment (id >> 20, start_ms, id);

CREATE INDEX segment_passage ON segment (id >> 20, passage) WHERE passage IS NOT NULL;

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

CREATE INDEX edit_step ON edit (step_id);

CREATE INDEX step_undo ON step (undo_of) WHERE undo_of IS NOT NULL;

CREATE INDEX edit_transcript ON edit (transcript_id, step_id);

CREATE INDEX edit_row ON edit (subject, row_id);

CREATE INDEX edit_removed ON edit (transcript_id, row_id) WHERE after IS NULL;

CREATE TRIGGER step_never_changes BEFORE UPDATE ON step BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;

CREATE TRIGGER edit_never_changes BEFORE UPDATE ON edit BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;

CREATE TRIGGER step_witness_added AFTER INSERT ON step BEGIN
  INSERT OR REPLACE INTO witness VALUES ('step', NEW.id, json_object('at_ms', NEW.at_ms, 'who', NEW.who,
    'name', NEW.name, 'detail', NEW.detail, 'session', NEW.session, 'undo_of', NEW.undo_of));
END;

CREATE TRIGGER edit_witness_added AFTER INSERT ON edit BEGIN
  INSERT OR REPLACE INTO witness VALUES ('edit', NEW.id, json_object('step_id', NEW.step_id,
    'transcript_id', NEW.transcript_id, 'subject', NEW.subject, 'row_id', NEW.row_id, 'before', NEW.before,
    'after', NEW.after));
END;

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

CREATE INDEX note_place ON note (recording_id, start_ms, id) WHERE removed_at_ms IS NULL;

CREATE TRIGGER note_witness_added AFTER INSERT ON note BEGIN
  INSERT OR REPLACE INTO witness VALUES ('note', NEW.id, json_object('recording_id', NEW.recording_id,
    'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms, 'text', NEW.text, 'tags', NEW.tags,
    'added_at_ms', NEW.added_at_ms, 'changed_at_ms', NEW.changed_at_ms, 'removed_at_ms', NEW.removed_at_ms));
END;

CREATE TRIGGER note_witness_changed AFTER UPDATE ON note BEGIN
  DELETE FROM witness WHERE subject = 'note' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('note', NEW.id, json_object('recording_id', NEW.recording_id,
    'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms, 'text', NEW.text, 'tags', NEW.tags,
    'added_at_ms', NEW.added_at_ms, 'changed_at_ms', NEW.changed_at_ms, 'removed_at_ms', NEW.removed_at_ms));
END;

CREATE TRIGGER note_witness_removed AFTER DELETE ON note BEGIN
  DELETE FROM witness WHERE subject = 'note' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER removed_version_witness_added AFTER INSERT ON removed_version BEGIN
  INSERT OR REPLACE INTO witness VALUES ('removed_version', NEW.transcript_id, json_object('at_ms', NEW.at_ms));
END;

CREATE TRIGGER removed_version_witness_changed AFTER UPDATE ON removed_version BEGIN
  DELETE FROM witness WHERE subject = 'removed_version' AND row = CAST(OLD.transcript_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('removed_version', NEW.transcript_id, json_object('at_ms', NEW.at_ms));
END;

CREATE TRIGGER removed_version_witness_removed AFTER DELETE ON removed_version BEGIN
  DELETE FROM witness WHERE subject = 'removed_version' AND row = CAST(OLD.transcript_id AS TEXT);
END;

CREATE UNIQUE INDEX seen_file_path ON seen_file (media_id, path);

CREATE TRIGGER seen_file_witness_added AFTER INSERT ON seen_file BEGIN
  INSERT OR REPLACE INTO witness VALUES ('seen_file', NEW.id, json_object('media_id', NEW.media_id, 'path', NEW.path,
    'stamp', NEW.stamp, 'seen_at_ms', NEW.seen_at_ms));
END;

CREATE TRIGGER seen_file_witness_changed AFTER UPDATE ON seen_file BEGIN
  DELETE FROM witness WHERE subject = 'seen_file' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('seen_file', NEW.id, json_object('media_id', NEW.media_id, 'path', NEW.path,
    'stamp', NEW.stamp, 'seen_at_ms', NEW.seen_at_ms));
END;

CREATE TRIGGER seen_file_witness_removed AFTER DELETE ON seen_file BEGIN
  DELETE FROM witness WHERE subject = 'seen_file' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER speaker_witness_added AFTER INSERT ON speaker BEGIN
  INSERT OR REPLACE INTO witness
  VALUES ('speaker', NEW.id, json_object('transcript_id', NEW.transcript_id, 'name', NEW.name, 'slot', NEW.slot));
END;

CREATE TRIGGER speaker_witness_changed AFTER UPDATE OF id, transcript_id, name, slot ON speaker BEGIN
  DELETE FROM witness WHERE subject = 'speaker' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness
  VALUES ('speaker', NEW.id, json_object('transcript_id', NEW.transcript_id, 'name', NEW.name, 'slot', NEW.slot));
END;

CREATE TRIGGER edit_never_leaves BEFORE DELETE ON edit
  WHEN NOT EXISTS (SELECT 1 FROM erasure JOIN transcript USING (recording_id) WHERE transcript.id = OLD.transcript_id)
BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;

CREATE TRIGGER step_never_leaves BEFORE DELETE ON step
  WHEN NOT EXISTS (SELECT 1 FROM erasure) OR EXISTS (SELECT 1 FROM edit WHERE step_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'the edit journal is append-only');
END;

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

CREATE UNIQUE INDEX collection_member_place ON collection_member (collection_id, recording_id);

CREATE INDEX collection_member_recording ON collection_member (recording_id);

CREATE UNIQUE INDEX field_value_place ON field_value (recording_id, field_id);

CREATE INDEX field_value_field ON field_value (field_id, value);

CREATE INDEX filing_step_undo ON filing_step (undo_of) WHERE undo_of IS NOT NULL;

CREATE INDEX filing_edit_step ON filing_edit (step_id);

CREATE INDEX filing_edit_recording ON filing_edit (recording_id) WHERE recording_id IS NOT NULL;

CREATE TRIGGER recording_fact_witness_added AFTER INSERT ON recording_fact BEGIN
  INSERT OR REPLACE INTO witness VALUES ('recording_fact', NEW.recording_id, json_object('recorded_at_ms', NEW.recorded_at_ms, 'recorded_by', NEW.recorded_by, 'participants', NEW.participants));
END;

CREATE TRIGGER recording_fact_witness_changed AFTER UPDATE ON recording_fact BEGIN
  DELETE FROM witness WHERE subject = 'recording_fact' AND row = CAST(OLD.recording_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('recording_fact', NEW.recording_id, json_object('recorded_at_ms', NEW.recorded_at_ms, 'recorded_by', NEW.recorded_by, 'participants', NEW.participants));
END;

CREATE TRIGGER recording_fact_witness_removed AFTER DELETE ON recording_fact BEGIN
  DELETE FROM witness WHERE subject = 'recording_fact' AND row = CAST(OLD.recording_id AS TEXT);
END;

CREATE TRIGGER collection_witness_added AFTER INSERT ON collection BEGIN
  INSERT OR REPLACE INTO witness VALUES ('collection', NEW.id, json_object('parent_id', NEW.parent_id, 'name', NEW.name, 'filter', NEW.filter, 'removed_at_ms', NEW.removed_at_ms));
END;

CREATE TRIGGER collection_witness_changed AFTER UPDATE ON collection BEGIN
  DELETE FROM witness WHERE subject = 'collection' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('collection', NEW.id, json_object('parent_id', NEW.parent_id, 'name', NEW.name, 'filter', NEW.filter, 'removed_at_ms', NEW.removed_at_ms));
END;

CREATE TRIGGER collection_witness_removed AFTER DELETE ON collection BEGIN
  DELETE FROM witness WHERE subject = 'collection' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER collection_member_witness_added AFTER INSERT ON collection_member BEGIN
  INSERT OR REPLACE INTO witness VALUES ('collection_member', NEW.id, json_object('collection_id', NEW.collection_id, 'recording_id', NEW.recording_id));
END;

CREATE TRIGGER collection_member_witness_changed AFTER UPDATE ON collection_member BEGIN
  DELETE FROM witness WHERE subject = 'collection_member' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('collection_member', NEW.id, json_object('collection_id', NEW.collection_id, 'recording_id', NEW.recording_id));
END;

CREATE TRIGGER collection_member_witness_removed AFTER DELETE ON collection_member BEGIN
  DELETE FROM witness WHERE subject = 'collection_member' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER tag_style_witness_added AFTER INSERT ON tag_style BEGIN
  INSERT OR REPLACE INTO witness VALUES ('tag_style', NEW.id, json_object('name', NEW.name, 'colour', NEW.colour, 'slot', NEW.slot));
END;

CREATE TRIGGER tag_style_witness_changed AFTER UPDATE ON tag_style BEGIN
  DELETE FROM witness WHERE subject = 'tag_style' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('tag_style', NEW.id, json_object('name', NEW.name, 'colour', NEW.colour, 'slot', NEW.slot));
END;

CREATE TRIGGER tag_style_witness_removed AFTER DELETE ON tag_style BEGIN
  DELETE FROM witness WHERE subject = 'tag_style' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER own_field_witness_added AFTER INSERT ON own_field BEGIN
  INSERT OR REPLACE INTO witness VALUES ('own_field', NEW.id, json_object('name', NEW.name, 'kind', NEW.kind, 'choices', NEW.choices, 'removed_at_ms', NEW.removed_at_ms));
END;

CREATE TRIGGER own_field_witness_changed AFTER UPDATE ON own_field BEGIN
  DELETE FROM witness WHERE subject = 'own_field' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('own_field', NEW.id, json_object('name', NEW.name, 'kind', NEW.kind, 'choices', NEW.choices, 'removed_at_ms', NEW.removed_at_ms));
END;

CREATE TRIGGER own_field_witness_removed AFTER DELETE ON own_field BEGIN
  DELETE FROM witness WHERE subject = 'own_field' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER field_value_witness_added AFTER INSERT ON field_value BEGIN
  INSERT OR REPLACE INTO witness VALUES ('field_value', NEW.id, json_object('field_id', NEW.field_id, 'recording_id', NEW.recording_id, 'value', NEW.value));
END;

CREATE TRIGGER field_value_witness_changed AFTER UPDATE ON field_value BEGIN
  DELETE FROM witness WHERE subject = 'field_value' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('field_value', NEW.id, json_object('field_id', NEW.field_id, 'recording_id', NEW.recording_id, 'value', NEW.value));
END;

CREATE TRIGGER field_value_witness_removed AFTER DELETE ON field_value BEGIN
  DELETE FROM witness WHERE subject = 'field_value' AND row = CAST(OLD.id AS TEXT);
END;

CREATE INDEX listing_live ON listing (recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_bin ON listing (removed_at_ms, recording_id) WHERE removed_at_ms IS NOT NULL;

CREATE INDEX listing_added ON listing (added_at_ms, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_name_key ON listing (name_key, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_recorded ON listing (recorded_at_ms, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_duration ON listing (duration_ms, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_language ON listing (language, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_state ON listing (state, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_model_id ON listing (model_id, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_folder ON listing (folder, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_size_bytes ON listing (size_bytes, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_tags ON listing (tags, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_speakers ON listing (speakers, recording_id) WHERE removed_at_ms IS NULL;

CREATE INDEX listing_new_findings ON listing (new_findings, recording_id) WHERE removed_at_ms IS NULL;

CREATE TRIGGER listing_removed AFTER DELETE ON recording BEGIN
  DELETE FROM listing WHERE recording_id = OLD.id;
  DELETE FROM listing_words WHERE rowid = OLD.id;
  DELETE FROM stale_listing WHERE recording_id = OLD.id;
END;

CREATE TRIGGER listing_moved AFTER UPDATE OF removed_at_ms ON recording BEGIN
  UPDATE listing SET removed_at_ms = NEW.removed_at_ms WHERE recording_id = NEW.id;
END;

CREATE TRIGGER listing_state AFTER UPDATE OF state ON job WHEN NEW.state IS NOT OLD.state BEGIN
  UPDATE listing SET state = CASE NEW.state WHEN 'running' THEN 0 WHEN 'waiting' THEN 1 WHEN 'paused' THEN 2 WHEN 'failed' THEN 3 WHEN 'cancelled' THEN 4 ELSE 5 END WHERE recording_id = NEW.recording_id;
END;

CREATE TRIGGER listing_failed AFTER UPDATE OF failure ON job WHEN NEW.failure IS NOT NULL BEGIN
  UPDATE listing SET is_missing = 1
    WHERE recording_id = NEW.recording_id AND json_extract(NEW.failure, '$.code') = 'file-missing';
END;

CREATE TRIGGER listing_options AFTER UPDATE OF options ON job WHEN NEW.options IS NOT OLD.options BEGIN
  UPDATE listing SET model_id = json_extract(NEW.options, '$.modelId')
    WHERE recording_id = NEW.recording_id AND model_id IS NOT json_extract(NEW.options, '$.modelId')
      AND NOT EXISTS (SELECT 1 FROM transcript WHERE recording_id = NEW.recording_id AND is_current = 1);
END;

CREATE TRIGGER stale_recording_added AFTER INSERT ON recording BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.id);
END;

CREATE TRIGGER stale_recording_changed AFTER UPDATE OF name, media_id ON recording BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.id);
END;

CREATE TRIGGER stale_media AFTER UPDATE OF path, size_bytes, duration_ms ON media BEGIN
  INSERT OR IGNORE INTO stale_listing SELECT id FROM recording WHERE media_id = NEW.id;
END;

CREATE TRIGGER stale_job_added AFTER INSERT ON job BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_transcript_added AFTER INSERT ON transcript BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_transcript_removed AFTER DELETE ON transcript BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (OLD.recording_id);
END;

CREATE TRIGGER stale_speaker_added AFTER INSERT ON speaker BEGIN
  INSERT OR IGNORE INTO stale_listing SELECT recording_id FROM transcript WHERE id = NEW.transcript_id;
END;

CREATE TRIGGER stale_speaker_changed AFTER UPDATE OF name ON speaker BEGIN
  INSERT OR IGNORE INTO stale_listing SELECT recording_id FROM transcript WHERE id = NEW.transcript_id;
END;

CREATE TRIGGER stale_speaker_removed AFTER DELETE ON speaker BEGIN
  INSERT OR IGNORE INTO stale_listing SELECT recording_id FROM transcript WHERE id = OLD.transcript_id;
END;

CREATE TRIGGER stale_tag_added AFTER INSERT ON recording_tag BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_tag_removed AFTER DELETE ON recording_tag BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (OLD.recording_id);
END;

CREATE TRIGGER stale_fact_added AFTER INSERT ON recording_fact BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_fact_changed AFTER UPDATE ON recording_fact BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_fact_removed AFTER DELETE ON recording_fact BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (OLD.recording_id);
END;

CREATE TRIGGER stale_value_added AFTER INSERT ON field_value BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_value_changed AFTER UPDATE ON field_value BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_value_removed AFTER DELETE ON field_value BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (OLD.recording_id);
END;

CREATE TRIGGER stale_note_added AFTER INSERT ON note BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_note_changed AFTER UPDATE OF text, tags, removed_at_ms ON note BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_note_removed AFTER DELETE ON note BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (OLD.recording_id);
END;

CREATE TRIGGER stale_finding_added AFTER INSERT ON finding BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_finding_changed AFTER UPDATE OF state ON finding BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_finding_removed AFTER DELETE ON finding BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (OLD.recording_id);
END;

CREATE TRIGGER stale_review_added AFTER INSERT ON review BEGIN
  INSERT OR IGNORE INTO stale_listing SELECT recording_id FROM transcript WHERE id = NEW.transcript_id;
END;

CREATE TRIGGER stale_doubtful_changed AFTER UPDATE OF state ON doubtful_place BEGIN
  INSERT OR IGNORE INTO stale_listing SELECT recording_id FROM transcript WHERE id = NEW.transcript_id;
END;

CREATE INDEX job_order ON job (coalesce(place, recording_id), recording_id) WHERE state = 'waiting';

CREATE TRIGGER job_witness_added AFTER INSERT ON job BEGIN
  INSERT OR REPLACE INTO witness VALUES ('job', NEW.recording_id, json_object('state', NEW.state, 'options', NEW.options,
    'transcript_id', NEW.transcript_id, 'failure', NEW.failure, 'place', NEW.place));
END;

CREATE TRIGGER job_witness_changed AFTER UPDATE OF recording_id, state, options, transcript_id, failure, place ON job BEGIN
  DELETE FROM witness WHERE subject = 'job' AND row = CAST(OLD.recording_id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('job', NEW.recording_id, json_object('state', NEW.state, 'options', NEW.options,
    'transcript_id', NEW.transcript_id, 'failure', NEW.failure, 'place', NEW.place));
END;

CREATE INDEX job_run_recording ON job_run (recording_id);

CREATE INDEX doubtful_place_score ON doubtful_place (score DESC, id);

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

CREATE INDEX annotation_words_segment ON annotation_words (segment_id);

CREATE INDEX annotation_total_value ON annotation_total (kind, value, recording_id);

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

CREATE INDEX voice_sample_voice ON voice_sample (voice_id);

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

CREATE INDEX listing_missing ON listing (recording_id) WHERE removed_at_ms IS NULL AND is_missing = 1;

CREATE TRIGGER stale_transcript_changed AFTER UPDATE OF is_current, state, language, model_id ON transcript
WHEN NEW.is_current IS NOT OLD.is_current OR NEW.state IS NOT OLD.state
  OR NEW.language IS NOT OLD.language OR NEW.model_id IS NOT OLD.model_id BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;

CREATE TRIGGER stale_edit_added AFTER INSERT ON edit BEGIN
  INSERT OR IGNORE INTO stale_listing
    SELECT transcript.recording_id FROM transcript JOIN listing USING (recording_id)
    WHERE transcript.id = NEW.transcript_id AND listing.is_edited = 0;
END;

CREATE INDEX annotation_name ON annotation (kind, name) WHERE name IS NOT NULL;

CREATE INDEX name_decision_value ON name_decision (value, name);

CREATE TRIGGER name_decision_witness_added AFTER INSERT ON name_decision BEGIN
  INSERT OR REPLACE INTO witness VALUES ('name_decision', NEW.id, json_object('recording_id', NEW.recording_id,
    'value', NEW.value, 'name', NEW.name, 'other', NEW.other, 'is_same', NEW.is_same, 'decided_at_ms', NEW.decided_at_ms));
END;

CREATE TRIGGER name_decision_witness_removed AFTER DELETE ON name_decision BEGIN
  DELETE FROM witness WHERE subject = 'name_decision' AND row = CAST(OLD.id AS TEXT);
END;

CREATE INDEX mention_decision_recording ON mention_decision (recording_id, name);

CREATE TRIGGER mention_decision_witness_added AFTER INSERT ON mention_decision BEGIN
  INSERT OR REPLACE INTO witness VALUES ('mention_decision', NEW.id, json_object('recording_id', NEW.recording_id,
    'name', NEW.name, 'value', NEW.value, 'decided_at_ms', NEW.decided_at_ms));
END;

CREATE TRIGGER mention_decision_witness_removed AFTER DELETE ON mention_decision BEGIN
  DELETE FROM witness WHERE subject = 'mention_decision' AND row = CAST(OLD.id AS TEXT);
END;

CREATE INDEX correction_pair_written ON correction_pair (written);

CREATE TRIGGER correction_pair_witness_added AFTER INSERT ON correction_pair BEGIN
  INSERT OR REPLACE INTO witness VALUES ('correction_pair', NEW.id, json_object('recording_id', NEW.recording_id,
    'written', NEW.written, 'meant', NEW.meant, 'corrected_at_ms', NEW.corrected_at_ms));
END;

CREATE TRIGGER correction_pair_witness_removed AFTER DELETE ON correction_pair BEGIN
  DELETE FROM witness WHERE subject = 'correction_pair' AND row = CAST(OLD.id AS TEXT);
END;

CREATE UNIQUE INDEX rule_version_number ON rule_version (rule_id, version);

CREATE TRIGGER rule_version_witness_added AFTER INSERT ON rule_version BEGIN
  INSERT OR REPLACE INTO witness VALUES ('rule_version', NEW.id, json_object('rule_id', NEW.rule_id, 'version', NEW.version,
    'name', NEW.name, 'text', NEW.text, 'severity', NEW.severity, 'note', NEW.note, 'changed_at_ms', NEW.changed_at_ms,
    'who', NEW.who));
END;

CREATE TRIGGER rule_version_never_changes BEFORE UPDATE ON rule_version BEGIN
  SELECT RAISE(ABORT, 'versions of rules are only added');
END;

CREATE TRIGGER finding_basis_gone AFTER DELETE ON finding BEGIN
  DELETE FROM finding_basis WHERE finding_id = OLD.id;
END;

CREATE TRIGGER rule_due_text AFTER UPDATE OF state, is_current, revision, holes ON transcript
  WHEN NEW.state = 'complete' AND NEW.is_current = 1 AND EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due VALUES (NEW.recording_id);
END;

CREATE TRIGGER rule_due_restored AFTER UPDATE OF removed_at_ms ON recording
  WHEN NEW.removed_at_ms IS NULL AND EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due VALUES (NEW.id);
END;

CREATE TRIGGER rule_due_analysed AFTER UPDATE OF is_current ON analysis_run
  WHEN NEW.is_current = 1 AND EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due VALUES (NEW.recording_id);
END;

CREATE TRIGGER rule_due_named AFTER UPDATE OF name ON speaker
  WHEN EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due SELECT recording_id FROM transcript WHERE id = NEW.transcript_id AND is_current = 1;
END;

CREATE INDEX verdict_record_subject ON verdict_record (subject, reviewer);

CREATE TRIGGER verdict_record_never_changes BEFORE UPDATE ON verdict_record BEGIN
  SELECT RAISE(ABORT, 'verdicts are only added');
END;

CREATE INDEX redaction_mark_recording ON redaction_mark (recording_id, id);

CREATE TRIGGER redaction_mark_witness_added AFTER INSERT ON redaction_mark BEGIN
  INSERT OR REPLACE INTO witness VALUES ('redaction_mark', NEW.id, json_object('recording_id', NEW.recording_id,
    'step', NEW.step, 'key', NEW.key, 'kind', NEW.kind, 'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms,
    'state', NEW.state, 'decided_at_ms', NEW.decided_at_ms, 'who', NEW.who, 'undone_at_ms', NEW.undone_at_ms));
END;

CREATE TRIGGER redaction_mark_witness_changed AFTER UPDATE ON redaction_mark BEGIN
  DELETE FROM witness WHERE subject = 'redaction_mark' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('redaction_mark', NEW.id, json_object('recording_id', NEW.recording_id,
    'step', NEW.step, 'key', NEW.key, 'kind', NEW.kind, 'start_ms', NEW.start_ms, 'end_ms', NEW.end_ms,
    'state', NEW.state, 'decided_at_ms', NEW.decided_at_ms, 'who', NEW.who, 'undone_at_ms', NEW.undone_at_ms));
END;

CREATE TRIGGER redaction_mark_witness_removed AFTER DELETE ON redaction_mark BEGIN
  DELETE FROM witness WHERE subject = 'redaction_mark' AND row = CAST(OLD.id AS TEXT);
END;

CREATE INDEX audit_action ON audit (action, id);

CREATE INDEX audit_subject ON audit (subject, subject_id, id);

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the log of changes is append-only');
END;

CREATE TRIGGER audit_never_leaves BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the log of changes is append-only');
END;

CREATE TRIGGER audit_tip_witness_added AFTER INSERT ON audit_tip BEGIN
  INSERT OR REPLACE INTO witness VALUES ('audit_tip', NEW.id, json_object('last_id', NEW.last_id, 'hash', NEW.hash,
    'sources', NEW.sources));
END;

CREATE TRIGGER audit_tip_witness_changed AFTER UPDATE ON audit_tip BEGIN
  DELETE FROM witness WHERE subject = 'audit_tip' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('audit_tip', NEW.id, json_object('last_id', NEW.last_id, 'hash', NEW.hash,
    'sources', NEW.sources));
END;

CREATE TRIGGER audit_tip_witness_removed AFTER DELETE ON audit_tip BEGIN
  DELETE FROM witness WHERE subject = 'audit_tip' AND row = CAST(OLD.id AS TEXT);
END;

CREATE INDEX quality_reference_recording ON quality_reference (recording_id);

CREATE INDEX quality_run_state ON quality_run (state) WHERE state IN ('waiting', 'running');

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

CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at_ms);

CREATE TRIGGER webhook_job_ended AFTER INSERT ON job_run WHEN NEW.outcome IN ('done', 'failed') BEGIN
  INSERT INTO webhook_delivery (webhook_id, event, subject_id, at_ms, next_at_ms)
  SELECT id, 'job.' || NEW.outcome, NEW.recording_id, NEW.ended_at_ms, 0 FROM webhook
  WHERE events LIKE '%"job.' || NEW.outcome || '"%';
END;

CREATE UNIQUE INDEX source_file_path ON source_file (source_id, path_key);

CREATE INDEX source_file_taken ON source_file (taken_as) WHERE taken_as IS NOT NULL;

CREATE INDEX source_file_state ON source_file (state, source_id);

CREATE TRIGGER source_file_forgotten AFTER DELETE ON recording BEGIN
  UPDATE source_file SET path = NULL, failure = NULL, taken_as = NULL WHERE taken_as = OLD.id;
END;

CREATE INDEX batch_member_recording ON batch_member (recording_id);

CREATE INDEX fleet_job_recording ON fleet_job (recording_id);

CREATE INDEX fleet_job_open ON fleet_job (submitted_at_ms) WHERE collected_at_ms IS NULL;

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

CREATE TRIGGER rule_due_decided AFTER INSERT ON mention_decision
  WHEN EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due VALUES (NEW.recording_id);
END;

CREATE TRIGGER rule_due_undecided AFTER DELETE ON mention_decision
  WHEN EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due VALUES (OLD.recording_id);
END;

CREATE TRIGGER rule_due_joined AFTER INSERT ON name_decision
  WHEN EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due SELECT run.recording_id FROM annotation JOIN analysis_run AS run ON run.id = run_id
    WHERE kind = 'entity' AND annotation.name IN (NEW.name, NEW.other) AND run.is_current = 1;
END;

CREATE TRIGGER rule_due_unjoined AFTER DELETE ON name_decision
  WHEN EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due SELECT run.recording_id FROM annotation JOIN analysis_run AS run ON run.id = run_id
    WHERE kind = 'entity' AND annotation.name IN (OLD.name, OLD.other) AND run.is_current = 1;
END;

CREATE INDEX finding_labelled ON finding (labels) WHERE labels <> '[]';

CREATE TRIGGER rule_due_roles AFTER UPDATE ON setting
  WHEN NEW.key = 'speakerRoles' AND NEW.value IS NOT OLD.value
    AND EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1 AND text LIKE '%role%') BEGIN
  INSERT OR IGNORE INTO rule_due SELECT DISTINCT transcript.recording_id FROM transcript
    JOIN speaker ON speaker.transcript_id = transcript.id WHERE is_current = 1 AND state = 'complete';
END;

CREATE TRIGGER rule_due_first_roles AFTER INSERT ON setting
  WHEN NEW.key = 'speakerRoles' AND EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1 AND text LIKE '%role%') BEGIN
  INSERT OR IGNORE INTO rule_due SELECT DISTINCT transcript.recording_id FROM transcript
    JOIN speaker ON speaker.transcript_id = transcript.id WHERE is_current = 1 AND state = 'complete';
END;

CREATE TRIGGER used_model_witness_added AFTER INSERT ON used_model BEGIN
  INSERT OR REPLACE INTO witness VALUES ('used_model', NEW.id, json_object('transcript_id', NEW.transcript_id, 'language', NEW.language, 'model_id', NEW.model_id, 'reason', NEW.reason));
END;

CREATE TRIGGER used_model_witness_changed AFTER UPDATE ON used_model BEGIN
  DELETE FROM witness WHERE subject = 'used_model' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('used_model', NEW.id, json_object('transcript_id', NEW.transcript_id, 'language', NEW.language, 'model_id', NEW.model_id, 'reason', NEW.reason));
END;

CREATE TRIGGER used_model_witness_removed AFTER DELETE ON used_model BEGIN
  DELETE FROM witness WHERE subject = 'used_model' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER text_class_witness_added AFTER INSERT ON text_class BEGIN
  INSERT OR REPLACE INTO witness VALUES ('text_class', NEW.id, json_object('name', NEW.name, 'miss_cost', NEW.miss_cost, 'false_alarm_cost', NEW.false_alarm_cost, 'list_ids', NEW.list_ids));
END;

CREATE TRIGGER text_class_witness_changed AFTER UPDATE OF id, name, miss_cost, false_alarm_cost, list_ids ON text_class BEGIN
  DELETE FROM witness WHERE subject = 'text_class' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('text_class', NEW.id, json_object('name', NEW.name, 'miss_cost', NEW.miss_cost, 'false_alarm_cost', NEW.false_alarm_cost, 'list_ids', NEW.list_ids));
END;

CREATE TRIGGER text_class_witness_removed AFTER DELETE ON text_class BEGIN
  DELETE FROM witness WHERE subject = 'text_class' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER class_example_witness_added AFTER INSERT ON class_example BEGIN
  INSERT OR REPLACE INTO witness VALUES ('class_example', NEW.id, json_object('class_id', NEW.class_id, 'recording_id', NEW.recording_id, 'segment_id', NEW.segment_id, 'source', NEW.source, 'text', NEW.text, 'is_true', NEW.is_true, 'is_forgotten', NEW.is_forgotten, 'decided_at_ms', NEW.decided_at_ms));
END;

CREATE TRIGGER class_example_witness_changed AFTER UPDATE OF id, class_id, recording_id, segment_id, source, text, is_true, is_forgotten, decided_at_ms ON class_example BEGIN
  DELETE FROM witness WHERE subject = 'class_example' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('class_example', NEW.id, json_object('class_id', NEW.class_id, 'recording_id', NEW.recording_id, 'segment_id', NEW.segment_id, 'source', NEW.source, 'text', NEW.text, 'is_true', NEW.is_true, 'is_forgotten', NEW.is_forgotten, 'decided_at_ms', NEW.decided_at_ms));
END;

CREATE TRIGGER class_example_witness_removed AFTER DELETE ON class_example BEGIN
  DELETE FROM witness WHERE subject = 'class_example' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER quality_tuning_witness_added AFTER INSERT ON quality_tuning BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_tuning', NEW.id, json_object('version_id', NEW.version_id, 'state', NEW.state, 'space', NEW.space, 'budget_ms', NEW.budget_ms, 'best', NEW.best, 'start', NEW.start, 'held_out_run_id', NEW.held_out_run_id, 'started_at_ms', NEW.started_at_ms));
END;

CREATE TRIGGER quality_tuning_witness_changed AFTER UPDATE OF id, version_id, state, space, budget_ms, best, start, held_out_run_id, started_at_ms ON quality_tuning BEGIN
  DELETE FROM witness WHERE subject = 'quality_tuning' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('quality_tuning', NEW.id, json_object('version_id', NEW.version_id, 'state', NEW.state, 'space', NEW.space, 'budget_ms', NEW.budget_ms, 'best', NEW.best, 'start', NEW.start, 'held_out_run_id', NEW.held_out_run_id, 'started_at_ms', NEW.started_at_ms));
END;

CREATE TRIGGER quality_tuning_witness_removed AFTER DELETE ON quality_tuning BEGIN
  DELETE FROM witness WHERE subject = 'quality_tuning' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER quality_set_reference_witness_added AFTER INSERT ON quality_set_reference BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_set_reference', NEW.set_id || ' ' || NEW.reference_id, json_object('set_id', NEW.set_id, 'reference_id', NEW.reference_id));
END;

CREATE TRIGGER quality_set_reference_witness_changed AFTER UPDATE OF set_id, reference_id ON quality_set_reference BEGIN
  DELETE FROM witness WHERE subject = 'quality_set_reference' AND row = OLD.set_id || ' ' || OLD.reference_id;
  INSERT OR REPLACE INTO witness VALUES ('quality_set_reference', NEW.set_id || ' ' || NEW.reference_id, json_object('set_id', NEW.set_id, 'reference_id', NEW.reference_id));
END;

CREATE TRIGGER quality_set_reference_witness_removed AFTER DELETE ON quality_set_reference BEGIN
  DELETE FROM witness WHERE subject = 'quality_set_reference' AND row = OLD.set_id || ' ' || OLD.reference_id;
END;

CREATE TRIGGER quality_text_witness_added AFTER INSERT ON quality_text BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_text', NEW.recording_id || ' ' || NEW.hash, json_object('recording_id', NEW.recording_id, 'hash', NEW.hash, 'segments', NEW.segments));
END;

CREATE TRIGGER quality_text_witness_changed AFTER UPDATE OF recording_id, hash, segments ON quality_text BEGIN
  DELETE FROM witness WHERE subject = 'quality_text' AND row = OLD.recording_id || ' ' || OLD.hash;
  INSERT OR REPLACE INTO witness VALUES ('quality_text', NEW.recording_id || ' ' || NEW.hash, json_object('recording_id', NEW.recording_id, 'hash', NEW.hash, 'segments', NEW.segments));
END;

CREATE TRIGGER quality_text_witness_removed AFTER DELETE ON quality_text BEGIN
  DELETE FROM witness WHERE subject = 'quality_text' AND row = OLD.recording_id || ' ' || OLD.hash;
END;

CREATE TRIGGER source_witness_added AFTER INSERT ON source BEGIN
  INSERT OR REPLACE INTO witness VALUES ('source', NEW.id, json_object('folder', NEW.folder, 'rules', NEW.rules, 'is_on', NEW.is_on, 'added_at_ms', NEW.added_at_ms));
END;

CREATE TRIGGER source_witness_changed AFTER UPDATE OF id, folder, rules, is_on, added_at_ms ON source BEGIN
  DELETE FROM witness WHERE subject = 'source' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('source', NEW.id, json_object('folder', NEW.folder, 'rules', NEW.rules, 'is_on', NEW.is_on, 'added_at_ms', NEW.added_at_ms));
END;

CREATE TRIGGER source_witness_removed AFTER DELETE ON source BEGIN
  DELETE FROM witness WHERE subject = 'source' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER retention_rule_witness_added AFTER INSERT ON retention_rule BEGIN
  INSERT OR REPLACE INTO witness VALUES ('retention_rule', NEW.id, json_object('kind', NEW.kind, 'key', NEW.key, 'keep_days', NEW.keep_days, 'from_date', NEW.from_date, 'added_at_ms', NEW.added_at_ms));
END;

CREATE TRIGGER retention_rule_witness_changed AFTER UPDATE OF id, kind, key, keep_days, from_date, added_at_ms ON retention_rule BEGIN
  DELETE FROM witness WHERE subject = 'retention_rule' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('retention_rule', NEW.id, json_object('kind', NEW.kind, 'key', NEW.key, 'keep_days', NEW.keep_days, 'from_date', NEW.from_date, 'added_at_ms', NEW.added_at_ms));
END;

CREATE TRIGGER retention_rule_witness_removed AFTER DELETE ON retention_rule BEGIN
  DELETE FROM witness WHERE subject = 'retention_rule' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER legal_hold_witness_added AFTER INSERT ON legal_hold BEGIN
  INSERT OR REPLACE INTO witness VALUES ('legal_hold', NEW.id, json_object('kind', NEW.kind, 'key', NEW.key, 'reason', NEW.reason, 'added_at_ms', NEW.added_at_ms));
END;

CREATE TRIGGER legal_hold_witness_changed AFTER UPDATE OF id, kind, key, reason, added_at_ms ON legal_hold BEGIN
  DELETE FROM witness WHERE subject = 'legal_hold' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('legal_hold', NEW.id, json_object('kind', NEW.kind, 'key', NEW.key, 'reason', NEW.reason, 'added_at_ms', NEW.added_at_ms));
END;

CREATE TRIGGER legal_hold_witness_removed AFTER DELETE ON legal_hold BEGIN
  DELETE FROM witness WHERE subject = 'legal_hold' AND row = CAST(OLD.id AS TEXT);
END;

CREATE TRIGGER quality_forgets AFTER DELETE ON recording BEGIN
  UPDATE quality_run SET failure = json_set(failure, '$.params', json('{}')) || ''
    WHERE failure IS NOT NULL AND version_id IN (
      SELECT quality_set_version.id FROM quality_set_version, json_each(items)
      WHERE json_extract(value, '$.recordingId') = OLD.id);
  UPDATE quality_run SET scores = json_set(scores, '$.bySpeaker', json((
      SELECT json_group_array(json(speaker.value)) FROM json_each(scores, '$.bySpeaker') AS speaker
      WHERE json_extract(speaker.value, '$.name') = '' OR EXISTS (
        SELECT 1 FROM quality_text, json_each(quality_text.segments) AS said
        WHERE json_extract(said.value, '$.speaker') = json_extract(speaker.value, '$.name'))))) || ''
    WHERE scores IS NOT NULL AND EXISTS (
      SELECT 1 FROM json_each(scores, '$.recordings') WHERE json_extract(value, '$.recordingId') = OLD.id);
END;

CREATE INDEX found_voice_recording ON found_voice (recording_id);

CREATE INDEX found_voice_model ON found_voice (model);

UPDATE library SET uuid = lower(hex(randomblob(16)));
