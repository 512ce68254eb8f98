-- 0009-summaries.sql: what an analyst wrote of a case, on one code (a cell of the framework matrix) or on the whole of it (the
-- case summary, without a code). `seen` is JSON: what stood under it when it was written or looked at again (src/analysis/summaries/seen.ts).
CREATE TABLE summary (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  code_id BLOB REFERENCES code (id) ON DELETE RESTRICT,
  text TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'reviewed', 'signed')),
  seen TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  reviewed_by_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  reviewed_at TEXT,
  signed_by_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  signed_at TEXT
) STRICT;
CREATE UNIQUE INDEX summary_by_cell ON summary (case_id, code_id) WHERE code_id IS NOT NULL;
CREATE UNIQUE INDEX summary_of_case ON summary (case_id) WHERE code_id IS NULL;
CREATE INDEX summary_by_case ON summary (case_id);
CREATE INDEX summary_by_code ON summary (code_id) WHERE code_id IS NOT NULL;
CREATE INDEX summary_by_coder ON summary (coder_id);
CREATE INDEX summary_by_reviewer ON summary (reviewed_by_id) WHERE reviewed_by_id IS NOT NULL;
CREATE INDEX summary_by_signer ON summary (signed_by_id) WHERE signed_by_id IS NOT NULL;

-- A phrase of a summary (UTF-16, half-open) and the passage it rests on.
CREATE TABLE summary_link (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  summary_id BLOB NOT NULL REFERENCES summary (id) ON DELETE RESTRICT,
  anchor_id BLOB NOT NULL REFERENCES anchor (id) ON DELETE RESTRICT,
  phrase_start INTEGER NOT NULL,
  phrase_end INTEGER NOT NULL CHECK (phrase_end >= phrase_start)
) STRICT;
CREATE INDEX summary_link_by_summary ON summary_link (summary_id);
CREATE INDEX summary_link_by_anchor ON summary_link (anchor_id);

-- What a summary said before: kept where another coder wrote on, where the day changed, and where a reviewed or signed one was changed.
CREATE TABLE summary_former (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  summary_id BLOB NOT NULL REFERENCES summary (id) ON DELETE RESTRICT,
  text TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'reviewed', 'signed')),
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  written_at TEXT NOT NULL
) STRICT;
CREATE INDEX summary_former_by_summary ON summary_former (summary_id);
CREATE INDEX summary_former_by_coder ON summary_former (coder_id);
