-- How many files are missing is asked on every page.
CREATE INDEX listing_missing ON listing (recording_id) WHERE removed_at_ms IS NULL AND is_missing = 1;
