-- 0008-propositions.sql: a proposition with its scope and former wordings, evidence with what weighs in it, decided positions,
-- negative cases, searches for what would count against it, ratings of cases, and counts that stand in a text.
-- `confirming_means` is the expected pattern, `disconfirming_means` what would count against it.
ALTER TABLE proposition ADD COLUMN short_name TEXT;
-- Which cases it claims to cover: in words, and as a filter (JSON, src/analysis/filter); none of both: all sites.
ALTER TABLE proposition ADD COLUMN scope TEXT;
ALTER TABLE proposition ADD COLUMN scope_filter TEXT;
ALTER TABLE proposition ADD COLUMN limitations TEXT;
ALTER TABLE proposition ADD COLUMN author_id BLOB REFERENCES coder (id) ON DELETE RESTRICT;
ALTER TABLE proposition ADD COLUMN merged_into_id BLOB REFERENCES proposition (id) ON DELETE RESTRICT;
CREATE INDEX proposition_by_author ON proposition (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX proposition_by_merger ON proposition (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- A wording that was replaced: what it said, until when, by whom, why, and the case that forced it.
CREATE TABLE proposition_wording (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposition_id BLOB NOT NULL REFERENCES proposition (id) ON DELETE RESTRICT,
  statement TEXT NOT NULL,
  confirming_means TEXT,
  disconfirming_means TEXT,
  scope TEXT,
  scope_filter TEXT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  reason TEXT,
  case_id BLOB REFERENCES "case" (id) ON DELETE RESTRICT,
  replaced_at TEXT NOT NULL
) STRICT;
CREATE INDEX proposition_wording_by_proposition ON proposition_wording (proposition_id);
CREATE INDEX proposition_wording_by_case ON proposition_wording (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX proposition_wording_by_coder ON proposition_wording (coder_id);

-- The cases that a proposition was formed on, and those it was tested on.
CREATE TABLE proposition_case (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposition_id BLOB NOT NULL REFERENCES proposition (id) ON DELETE RESTRICT,
  case_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  part TEXT NOT NULL CHECK (part IN ('formed on', 'tested on')),
  UNIQUE (proposition_id, case_id, part)
) STRICT;
CREATE INDEX proposition_case_by_case ON proposition_case (case_id);

-- `condition` says when, for qualifying evidence; accounts of one event share `same_event`; `case_id` narrows a source of several cases.
ALTER TABLE evidence ADD COLUMN condition TEXT;
ALTER TABLE evidence ADD COLUMN strength TEXT CHECK (strength IN ('strong', 'moderate', 'weak'));
ALTER TABLE evidence ADD COLUMN directness TEXT CHECK (directness IN ('first-hand', 'second-hand', 'general opinion'));
ALTER TABLE evidence ADD COLUMN same_event TEXT;
ALTER TABLE evidence ADD COLUMN rationale TEXT;
ALTER TABLE evidence ADD COLUMN case_id BLOB REFERENCES "case" (id) ON DELETE RESTRICT;
CREATE INDEX evidence_by_case ON evidence (case_id) WHERE case_id IS NOT NULL;

-- What the team decided of one case on one proposition. `suggested`, the counts, `seen` (JSON: id of evidence and its stance, in
-- document order) and `evidence_digest` are those of that moment.
CREATE TABLE position (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposition_id BLOB NOT NULL REFERENCES proposition (id) ON DELETE RESTRICT,
  case_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  value TEXT NOT NULL CHECK (value IN ('supports', 'supports with conditions', 'conditional', 'mixed', 'challenges with conditions', 'challenges', 'silent')),
  silent_kind TEXT CHECK (silent_kind IN ('not coded', 'not asked', 'asked, nothing said', 'no data collected', 'outside scope')),
  suggested TEXT NOT NULL,
  confirming INTEGER NOT NULL,
  qualifying INTEGER NOT NULL,
  disconfirming INTEGER NOT NULL,
  evidence_digest BLOB NOT NULL CHECK (length(evidence_digest) = 8),
  seen TEXT NOT NULL,
  rationale TEXT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  decided_at TEXT NOT NULL,
  UNIQUE (proposition_id, case_id)
) STRICT;
CREATE INDEX position_by_case ON position (case_id);
CREATE INDEX position_by_coder ON position (coder_id);

-- What became of a case that does not fit. `wording_id` is the wording that it put an end to.
CREATE TABLE negative_case (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposition_id BLOB NOT NULL REFERENCES proposition (id) ON DELETE RESTRICT,
  case_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  disposition TEXT NOT NULL CHECK (disposition IN ('explained by', 'outside scope', 'data problem', 'unexplained')),
  explanation TEXT,
  wording_id BLOB REFERENCES proposition_wording (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL,
  UNIQUE (proposition_id, case_id)
) STRICT;
CREATE INDEX negative_case_by_case ON negative_case (case_id);
CREATE INDEX negative_case_by_coder ON negative_case (coder_id);
CREATE INDEX negative_case_by_wording ON negative_case (wording_id) WHERE wording_id IS NOT NULL;

-- Somebody looked for evidence against a proposition: where (words or a filter as a sentence), how much was looked at, what came of it.
CREATE TABLE evidence_search (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposition_id BLOB NOT NULL REFERENCES proposition (id) ON DELETE RESTRICT,
  looked_for TEXT NOT NULL,
  looked_in TEXT NOT NULL,
  looked_at INTEGER NOT NULL,
  found INTEGER NOT NULL,
  note TEXT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_search_by_proposition ON evidence_search (proposition_id);
CREATE INDEX evidence_search_by_coder ON evidence_search (coder_id);

-- What cases are rated on. `steps` is a JSON list from low to high for an ordinal scale; crisp sets take 0 and 1, fuzzy ones 0 to 1 but never 0.5.
CREATE TABLE rating_scale (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('ordinal', 'number', 'crisp', 'fuzzy')),
  steps TEXT,
  rule TEXT,
  place INTEGER NOT NULL,
  made_at TEXT NOT NULL
) STRICT;
CREATE TABLE rating (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  scale_id BLOB NOT NULL REFERENCES rating_scale (id) ON DELETE RESTRICT,
  case_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  value TEXT NOT NULL,
  note TEXT,
  made_at TEXT NOT NULL,
  UNIQUE (scale_id, case_id, coder_id)
) STRICT;
CREATE INDEX rating_by_case ON rating (case_id);
CREATE INDEX rating_by_coder ON rating (coder_id);
-- The passages a rating rests on.
CREATE TABLE rating_anchor (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  rating_id BLOB NOT NULL REFERENCES rating (id) ON DELETE RESTRICT,
  anchor_id BLOB NOT NULL REFERENCES anchor (id) ON DELETE RESTRICT,
  UNIQUE (rating_id, anchor_id)
) STRICT;
CREATE INDEX rating_anchor_by_anchor ON rating_anchor (anchor_id);

-- Words of a draft that stand for a count of positions ("in most pairings"). `counts` is JSON: which values of positions count;
-- numerator, denominator, digest and `seen` (JSON: ids of the cases counted) are those of the moment it was made or looked at again.
CREATE TABLE claim (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposition_id BLOB NOT NULL REFERENCES proposition (id) ON DELETE RESTRICT,
  words TEXT NOT NULL,
  unit TEXT NOT NULL,
  counts TEXT NOT NULL,
  filter TEXT,
  numerator INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 8),
  seen TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX claim_by_proposition ON claim (proposition_id);
CREATE INDEX claim_by_coder ON claim (coder_id);
