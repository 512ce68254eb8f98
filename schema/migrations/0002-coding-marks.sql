-- 0002-coding-marks.sql: what a coder says of a coding, and under which definition it was made. `definition` counts the
-- major definitions of a code from 1: a coding whose number is lower was made under an earlier one and not confirmed since.
ALTER TABLE coding ADD COLUMN strength TEXT CHECK (strength IN ('strong', 'moderate', 'weak'));
ALTER TABLE coding ADD COLUMN exemplar INTEGER NOT NULL DEFAULT 0 CHECK (exemplar IN (0, 1));
ALTER TABLE coding ADD COLUMN comment TEXT;
ALTER TABLE coding ADD COLUMN definition INTEGER NOT NULL DEFAULT 1;
-- The code that it was an application of before codes were merged or split.
ALTER TABLE coding ADD COLUMN was_code_id BLOB REFERENCES code (id) ON DELETE RESTRICT;
-- The saved version of the framework in force when it was made; none before the first was saved.
ALTER TABLE coding ADD COLUMN version_id BLOB REFERENCES framework_version (id) ON DELETE RESTRICT;
CREATE INDEX coding_by_former_code ON coding (was_code_id) WHERE was_code_id IS NOT NULL;
CREATE INDEX coding_by_version ON coding (version_id) WHERE version_id IS NOT NULL;

ALTER TABLE code ADD COLUMN definition INTEGER NOT NULL DEFAULT 1;
