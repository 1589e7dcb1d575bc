-- A row of the list is brought up to date only where something in it changed: committing a window sets a transcript's
-- language again to what it was, and every edit but the first leaves the recording edited.
DROP TRIGGER stale_transcript_changed;
CREATE TRIGGER stale_transcript_changed AFTER UPDATE OF is_current, state, language, model_id ON transcript
WHEN NEW.is_current IS NOT OLD.is_current OR NEW.state IS NOT OLD.state
  OR NEW.language IS NOT OLD.language OR NEW.model_id IS NOT OLD.model_id BEGIN
  INSERT OR IGNORE INTO stale_listing VALUES (NEW.recording_id);
END;
DROP TRIGGER stale_edit_added;
CREATE TRIGGER stale_edit_added AFTER INSERT ON edit BEGIN
  INSERT OR IGNORE INTO stale_listing
    SELECT transcript.recording_id FROM transcript JOIN listing USING (recording_id)
    WHERE transcript.id = NEW.transcript_id AND listing.is_edited = 0;
END;
-- A digest of what stands in listing_words, which keeps no text itself.
ALTER TABLE listing ADD COLUMN words_digest TEXT;
