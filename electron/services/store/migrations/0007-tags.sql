-- Words people put on recordings, as they wrote them.
CREATE TABLE recording_tag (
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  name TEXT NOT NULL,
  PRIMARY KEY (recording_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX recording_tag_name ON recording_tag (name);
