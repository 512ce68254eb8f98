-- 0007-case-growth.sql: what is known of cases, and what may be published of them.
-- `rule` is JSON: how the values of a derived or grouped attribute follow from others; none where values are given by hand.
ALTER TABLE attribute ADD COLUMN rule TEXT;
-- 0: the attribute does not apply to this case. No row at all: nobody has said yet (unassigned). `value` is '' then.
ALTER TABLE attribute_value ADD COLUMN applies INTEGER NOT NULL DEFAULT 1 CHECK (applies IN (0, 1));
-- The code under which a case stands in everything that leaves the team; fixed from `published_at` on.
ALTER TABLE "case" ADD COLUMN published_code TEXT;
ALTER TABLE "case" ADD COLUMN published_at TEXT;
ALTER TABLE case_link ADD COLUMN note TEXT;

-- What a participant agreed to. No row: nobody has recorded it.
CREATE TABLE consent (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  case_id BLOB NOT NULL UNIQUE REFERENCES "case" (id) ON DELETE RESTRICT,
  scope TEXT NOT NULL CHECK (scope IN ('quote', 'ask first', 'paraphrase', 'nothing')),
  given_on TEXT,
  withdrawn_on TEXT,
  note TEXT
) STRICT;
