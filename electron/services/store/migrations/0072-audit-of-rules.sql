-- Versions of rules are in the log of changes from here on; what was saved before is not.
UPDATE audit_tip SET sources = json_set(sources, '$.rule_version', (SELECT coalesce(max(id), 0) FROM rule_version));
