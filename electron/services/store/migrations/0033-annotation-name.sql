-- What an annotation names, written evenly: the digits of a number, a name in the nominative. Null where it names nothing.
ALTER TABLE annotation ADD COLUMN name TEXT;
CREATE INDEX annotation_name ON annotation (kind, name) WHERE name IS NOT NULL;
