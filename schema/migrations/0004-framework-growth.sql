-- 0004-framework-growth.sql: the framework as it grows. Where a deductive code came from; sets of codes; what was done to the
-- framework, one row an operation; codings of a split code that wait for a decision; versions with what was in them.
ALTER TABLE code ADD COLUMN provenance_kind TEXT CHECK (provenance_kind IN ('literature', 'topic guide', 'programme knowledge', 'data'));

CREATE TABLE code_set (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  place INTEGER NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE code_set_member (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  set_id BLOB NOT NULL REFERENCES code_set (id) ON DELETE RESTRICT,
  code_id BLOB NOT NULL REFERENCES code (id) ON DELETE RESTRICT,
  UNIQUE (set_id, code_id)
) STRICT;
CREATE INDEX code_set_member_by_code ON code_set_member (code_id);

-- `details` is JSON: { "codes": [{ "id", "name" }], "into": […], "codings": n, "sources": n, "coders": n, … }, names as they were.
CREATE TABLE framework_operation (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  operation TEXT NOT NULL CHECK (operation IN ('create', 'rename', 'redefine', 'move', 'merge', 'split', 'retire', 'revive', 'promote', 'demote', 'recode', 'remove')),
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  reason TEXT,
  details TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX framework_operation_by_coder ON framework_operation (coder_id);

-- Codings of a code that was split and that nobody has given to one of its successors yet.
CREATE TABLE to_decide (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  coding_id BLOB NOT NULL UNIQUE REFERENCES coding (id) ON DELETE RESTRICT,
  operation_id BLOB NOT NULL REFERENCES framework_operation (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX to_decide_by_operation ON to_decide (operation_id);

-- `content`: the whole framework as it was, JSON deflated; none for versions known only from a history sheet.
-- `upto`: the last operation that went into it.
ALTER TABLE framework_version ADD COLUMN content BLOB;
ALTER TABLE framework_version ADD COLUMN coder_id BLOB REFERENCES coder (id) ON DELETE RESTRICT;
ALTER TABLE framework_version ADD COLUMN saved_at TEXT;
ALTER TABLE framework_version ADD COLUMN upto_id BLOB REFERENCES framework_operation (id) ON DELETE RESTRICT;
CREATE INDEX framework_version_by_coder ON framework_version (coder_id) WHERE coder_id IS NOT NULL;
CREATE INDEX framework_version_by_operation ON framework_version (upto_id) WHERE upto_id IS NOT NULL;
