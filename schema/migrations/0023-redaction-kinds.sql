-- 0023-redaction-kinds.sql: what was redacted is told by its kind. NULL: nobody said, as before there were kinds.
ALTER TABLE text_edit ADD COLUMN redacted_kind TEXT CHECK (redacted_kind IN ('person', 'place', 'organisation', 'contact', 'date', 'other'));
