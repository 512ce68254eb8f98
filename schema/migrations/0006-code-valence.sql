-- 0006-code-valence.sql: a code may stand for what helps or for what gets in the way.
ALTER TABLE code ADD COLUMN valence TEXT CHECK (valence IN ('enabler', 'barrier'));
