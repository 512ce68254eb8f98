-- 0020-source-codes.sql: the code under which a source stands in everything that leaves the team; fixed from `published_at` on. No row: it has none.
-- The id follows from the source, so that draws in two copies meet.
CREATE TABLE source_code (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL UNIQUE REFERENCES source (id) ON DELETE RESTRICT,
  code TEXT NOT NULL,
  published_at TEXT
) STRICT;
