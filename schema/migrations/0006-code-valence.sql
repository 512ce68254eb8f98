-- 0006-code-valence.sql: a code may stand for what helps or for what gets in the way. And what a list of saved versions shows of
-- each is kept beside its content (JSON; none in those saved before), so that no list unpacks them.
ALTER TABLE code ADD COLUMN valence TEXT CHECK (valence IN ('enabler', 'barrier'));
ALTER TABLE framework_version ADD COLUMN content_counts TEXT;
