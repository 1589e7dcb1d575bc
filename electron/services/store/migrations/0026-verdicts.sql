-- A third verdict, unsure, and a remark on a finding that is no verdict. The check of a column cannot be changed: the
-- column is made anew.
ALTER TABLE finding ADD COLUMN verdict TEXT NOT NULL DEFAULT 'new'
  CHECK (verdict IN ('new', 'confirmed', 'dismissed', 'unsure'));
UPDATE finding SET verdict = state;
ALTER TABLE finding DROP COLUMN state;
ALTER TABLE finding RENAME COLUMN verdict TO state;
ALTER TABLE finding ADD COLUMN remark TEXT NOT NULL DEFAULT '';

-- Doubtful places of the whole library, the most doubtful first.
CREATE INDEX doubtful_place_score ON doubtful_place (score DESC, id);
