-- Recordings that were given together. `priority`: -1 after all else, 0, 1 before all else. `from_minute`, `to_minute`:
-- hours of work in minutes of the local day, over midnight too; null for any time.
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
CREATE INDEX batch_member_recording ON batch_member (recording_id);
