-- 0012-population.sql: a list of everybody among whom somebody might be looked for, wider than the study, by which the disclosure
-- check counts: one for each unit (site, person, pair). `attributes` is a JSON list of names; `members` a JSON list of lists of values ('' not known).
CREATE TABLE population (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  unit TEXT NOT NULL UNIQUE CHECK (unit IN ('site', 'person', 'pair')),
  file TEXT NOT NULL,
  attributes TEXT NOT NULL,
  members TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX population_by_coder ON population (coder_id);
