-- What people say of recordings beside their text. `recorded_at_ms`: when it was recorded; `recorded_by`: who says so,
-- the container, the date of the file, or a person, whom nothing overrules. `participants`: a JSON array of names.
CREATE TABLE recording_fact (
  recording_id INTEGER PRIMARY KEY REFERENCES recording (id),
  recorded_at_ms INTEGER,
  recorded_by TEXT NOT NULL CHECK (recorded_by IN ('container', 'file', 'person')),
  participants TEXT NOT NULL DEFAULT '[]'
) STRICT;

-- Folders of the library: a recording may be in several of them. One with a `filter` holds what the filter finds.
-- What was removed stays, so that it can be brought back.
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
CREATE UNIQUE INDEX collection_member_place ON collection_member (collection_id, recording_id);
CREATE INDEX collection_member_recording ON collection_member (recording_id);

-- Colour (1 to 8) and key (1 to 9) of a tag, where it has them.
CREATE TABLE tag_style (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  colour INTEGER,
  slot INTEGER
) STRICT;

-- Fields of the user's own. `choices`: a JSON array, of a choice. Values are text; dates as 2026-11-28.
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
CREATE UNIQUE INDEX field_value_place ON field_value (recording_id, field_id);
CREATE INDEX field_value_field ON field_value (field_id, value);

-- What was done in the library, so that it can be taken back: steps, each of one or many changes. `subject`:
-- services/catalogue/filing-journal.ts; `before` and `after` are null where it was not there.
CREATE TABLE filing_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  name TEXT NOT NULL,
  undo_of INTEGER
) STRICT;
CREATE INDEX filing_step_undo ON filing_step (undo_of) WHERE undo_of IS NOT NULL;
CREATE TABLE filing_edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES filing_step (id),
  subject TEXT NOT NULL,
  recording_id INTEGER,
  key TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
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

-- One row for each recording with all that lists sort and filter by, so that a page of a hundred thousand is one walk
-- through an index. It follows from the other tables and is not witnessed: triggers note what is out of date, and
-- whoever writes brings it up to date before the commit (services/catalogue/listing.ts). State and bin, which change
-- for thousands at once, are kept by the triggers themselves. `state`: running 0, waiting, paused, failed, cancelled, done 5.
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
) STRICT;
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
CREATE VIRTUAL TABLE listing_words USING fts5 (name, more, notes, facets, content='', contentless_delete=1,
  tokenize='trigram case_sensitive 1', detail='full');

CREATE TABLE stale_listing (recording_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO stale_listing SELECT id FROM recording;

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
CREATE TRIGGER stale_transcript_changed AFTER UPDATE OF is_current, state, language, model_id ON transcript BEGIN
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
CREATE TRIGGER stale_edit_added AFTER INSERT ON edit BEGIN
  INSERT OR IGNORE INTO stale_listing SELECT recording_id FROM transcript WHERE id = NEW.transcript_id;
END;
