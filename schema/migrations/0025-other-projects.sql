-- 0025-other-projects.sql: saved versions of the framework and kept runs of agreement of other projects that were brought in. They stand in tables of their
-- own, so that nothing that reads ours can take one of theirs for it. `content` is deflated JSON: the framework as it was, what was done to it since the
-- version before, and the entries of a history sheet; `result` deflated JSON as in agreement_run. What they hold is called by our ids where it was found
-- to be one of ours, else by theirs. `sources` is JSON: which sources the figures tell of, so that they are not shown while one of them is sealed.
CREATE TABLE other_project (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL,
  brought_at TEXT NOT NULL
) STRICT;

CREATE TABLE other_version (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  project_id BLOB NOT NULL REFERENCES other_project (id) ON DELETE RESTRICT,
  place INTEGER NOT NULL,
  label TEXT NOT NULL,
  saved_on TEXT NOT NULL,
  saved_at TEXT,
  reason TEXT,
  coder_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  content BLOB NOT NULL,
  content_counts TEXT,
  brought_at TEXT NOT NULL
) STRICT;
CREATE INDEX other_version_by_project ON other_version (project_id);
CREATE INDEX other_version_by_coder ON other_version (coder_id) WHERE coder_id IS NOT NULL;

CREATE TABLE other_run (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  project_id BLOB NOT NULL REFERENCES other_project (id) ON DELETE RESTRICT,
  version_id BLOB REFERENCES other_version (id) ON DELETE RESTRICT,
  version TEXT NOT NULL,
  label TEXT NOT NULL,
  settings TEXT NOT NULL,
  result BLOB NOT NULL,
  sources TEXT NOT NULL,
  coder_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL,
  brought_at TEXT NOT NULL
) STRICT;
CREATE INDEX other_run_by_project ON other_run (project_id);
CREATE INDEX other_run_by_version ON other_run (version_id) WHERE version_id IS NOT NULL;
CREATE INDEX other_run_by_coder ON other_run (coder_id) WHERE coder_id IS NOT NULL;
