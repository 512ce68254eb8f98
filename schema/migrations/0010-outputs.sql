-- 0010-outputs.sql: what leaves the team. Filters and displays under a name, quotes chosen for a report, what was written out,
-- what was decided about disclosure, and facts that reporting checklists ask for.
CREATE TABLE saved_filter (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  filter TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX saved_filter_by_coder ON saved_filter (coder_id);

-- A matrix as it was set up: rows, columns, measure, order, groups and filter (JSON). `rule` is the decision rule printed with it, `reason` why just these cases.
CREATE TABLE saved_display (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  request TEXT NOT NULL,
  rule TEXT,
  reason TEXT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX saved_display_by_coder ON saved_display (coder_id);

-- A passage in the quote basket. `edits` is a JSON list of { start, end, kind, text, was, before }: UTF-16 in the words of the anchor, half-open, in order,
-- with the words they cover and those before. `shown_code`: the published code under which it stands for its site's; `approved_on`, `approval`: a person's leave, where it must be asked for.
CREATE TABLE quote (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  anchor_id BLOB NOT NULL REFERENCES anchor (id) ON DELETE RESTRICT,
  code_id BLOB REFERENCES code (id) ON DELETE RESTRICT,
  proposition_id BLOB REFERENCES proposition (id) ON DELETE RESTRICT,
  place INTEGER NOT NULL,
  edits TEXT NOT NULL,
  note TEXT,
  shown_code TEXT,
  approved_on TEXT,
  approval TEXT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX quote_by_anchor ON quote (anchor_id);
CREATE INDEX quote_by_code ON quote (code_id) WHERE code_id IS NOT NULL;
CREATE INDEX quote_by_proposition ON quote (proposition_id) WHERE proposition_id IS NOT NULL;
CREATE INDEX quote_by_coder ON quote (coder_id);

-- How outputs are made: of one kind (`output`), or of all ('', the project's own way). `settings` is JSON: the attribution template with its short
-- forms of values, fillers to drop, how many quotes of one person at most.
CREATE TABLE output_setting (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  output TEXT NOT NULL UNIQUE,
  settings TEXT NOT NULL
) STRICT;

-- Something that was written out to leave the team. `manifest` is JSON as it lies beside the file; `shown` is JSON: which attributes of which published codes it shows.
CREATE TABLE output (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind TEXT NOT NULL,
  file TEXT NOT NULL,
  manifest TEXT NOT NULL,
  shown TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX output_by_coder ON output (coder_id);

CREATE TABLE disclosure_decision (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX disclosure_decision_by_coder ON disclosure_decision (coder_id);

-- What checklists ask of the project and of its coders, one field a row, as fields are called in src/exchange/checklists.
CREATE TABLE project_fact (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  field TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;
CREATE TABLE coder_fact (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (coder_id, field)
) STRICT;
