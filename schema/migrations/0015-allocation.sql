-- 0015-allocation.sql: who codes which source first, who second, who reviews it. Blind: what others code there stays sealed
-- until everybody who codes it has marked it as coded (src/team/blind).
CREATE TABLE allocation (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL REFERENCES source (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  part TEXT NOT NULL CHECK (part IN ('first', 'second', 'reviewer')),
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  CHECK (blind = 0 OR part <> 'reviewer'),
  UNIQUE (source_id, coder_id)
) STRICT;
CREATE INDEX allocation_by_coder ON allocation (coder_id);
CREATE INDEX allocation_blind ON allocation (source_id) WHERE blind = 1;
