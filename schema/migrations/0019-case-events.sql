-- 0019-case-events.sql: what became of cases: two were merged into one, or one was split.
-- `case_id` is the case that stays. `other_id` is the one that went over into it, or that came out of it: no foreign key, for the former is no case any
-- more and the latter may go. It is told as it was known then. `details` is JSON (src/cases/restructure/types.ts: CaseEventDetails): what did not go over.
CREATE TABLE case_event (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  event TEXT NOT NULL CHECK (event IN ('merged', 'split')),
  case_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  other_id BLOB NOT NULL CHECK (length(other_id) = 16),
  other_kind TEXT NOT NULL,
  other_key TEXT,
  other_name TEXT NOT NULL,
  happened_on TEXT,
  reason TEXT,
  details TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX case_event_by_case ON case_event (case_id);
CREATE INDEX case_event_by_other ON case_event (other_id);
CREATE INDEX case_event_by_key ON case_event (other_key) WHERE other_key IS NOT NULL;
CREATE INDEX case_event_by_coder ON case_event (coder_id);
