-- 0014-coders.sql: two names of one person may be joined (the name that `joined_to` says stands for both), and the team's own
-- consensus is a coder of another kind than a person.
ALTER TABLE coder ADD COLUMN kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'consensus'));
ALTER TABLE coder ADD COLUMN joined_to BLOB REFERENCES coder (id) ON DELETE RESTRICT;
CREATE INDEX coder_by_joined ON coder (joined_to) WHERE joined_to IS NOT NULL;
