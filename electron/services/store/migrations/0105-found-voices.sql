-- How each voice of a finished analysis of speakers sounds, so that a voice is looked for through the library without reading
-- all that was kept. Follows from that. `model`: SHA-256 of what made the numbers. `vector`: floats of 16 bits, little-endian,
-- of a unit vector. `start_ms` to `end_ms`: where it is heard clearest.
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
CREATE INDEX found_voice_recording ON found_voice (recording_id);
CREATE INDEX found_voice_model ON found_voice (model);
