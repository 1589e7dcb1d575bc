-- Versions of rules are in the log of changes from here on; what was saved before is not. The text that is joined on makes
-- plain text of the JSON: else the shadow row would hold an object in its place.
UPDATE audit_tip SET sources = json_set(sources, '$.rule_version', (SELECT coalesce(max(id), 0) FROM rule_version)) || '';
