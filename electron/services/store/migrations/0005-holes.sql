-- Speech without text, as JSON (shared/completeness.ts), found when the transcript was finished.
ALTER TABLE transcript ADD COLUMN holes TEXT NOT NULL DEFAULT '[]';
