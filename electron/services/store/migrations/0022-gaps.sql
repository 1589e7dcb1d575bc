-- The warning about speech without text is called what the interface calls it.
UPDATE transcript SET warnings = replace(warnings, '"kind":"holes"', '"kind":"gaps"') WHERE warnings LIKE '%"kind":"holes"%';
