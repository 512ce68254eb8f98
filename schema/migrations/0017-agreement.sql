-- 0017-agreement.sql: agreement of coders that was worked out and kept, and what the team decided where coders differ.
-- `settings` is JSON, `result` deflated JSON: the figures of that moment with the names of that moment, so that they can be read
-- after codes, coders or sources have changed.
CREATE TABLE agreement_run (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  label TEXT NOT NULL,
  version_id BLOB NOT NULL REFERENCES framework_version (id) ON DELETE RESTRICT,
  settings TEXT NOT NULL,
  result BLOB NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX agreement_run_by_version ON agreement_run (version_id);
CREATE INDEX agreement_run_by_coder ON agreement_run (coder_id);

-- A decision about a passage that several coders coded. Sources and codings are no foreign keys: the decision outlives what it is about, and
-- meets it again when an undo brings it back.
CREATE TABLE adjudication (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL CHECK (length(source_id) = 16),
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'composed', 'not coded', 'left open')),
  reason TEXT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX adjudication_by_source ON adjudication (source_id);
CREATE INDEX adjudication_by_coder ON adjudication (coder_id);

-- The codings it is about, and the consensus codings it gives, with anchor and code as they were: by these is told what changed since.
CREATE TABLE adjudication_coding (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  adjudication_id BLOB NOT NULL REFERENCES adjudication (id) ON DELETE RESTRICT,
  part TEXT NOT NULL CHECK (part IN ('about', 'gives')),
  coding_id BLOB NOT NULL CHECK (length(coding_id) = 16),
  anchor_id BLOB NOT NULL CHECK (length(anchor_id) = 16),
  code_id BLOB NOT NULL CHECK (length(code_id) = 16)
) STRICT;
CREATE INDEX adjudication_coding_by_adjudication ON adjudication_coding (adjudication_id);
CREATE INDEX adjudication_coding_by_coding ON adjudication_coding (coding_id);
