-- 0018-merge.sql: what merges of copies did, and what they asked.
-- `content` of a report is JSON (src/team/merge/types.ts: MergeReport), deflated.
CREATE TABLE merge_report (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  content BLOB NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX merge_report_by_coder ON merge_report (coder_id);

-- A question of a merge: its id follows from what it asks, so that it is asked once. `content` is JSON: the question with its options and what each
-- would write. What it is about is no foreign key: a question outlives it.
CREATE TABLE merge_question (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  report_id BLOB NOT NULL REFERENCES merge_report (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  object_id BLOB NOT NULL CHECK (length(object_id) = 16),
  content TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'answered')),
  answer TEXT,
  coder_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  answered_at TEXT,
  asked_at TEXT NOT NULL
) STRICT;
CREATE INDEX merge_question_by_report ON merge_question (report_id);
CREATE INDEX merge_question_by_object ON merge_question (object_id);
CREATE INDEX merge_question_by_coder ON merge_question (coder_id) WHERE coder_id IS NOT NULL;
CREATE INDEX merge_question_open ON merge_question (state) WHERE state = 'open';

-- A correction that takes out what identifies somebody: it wins over every other wording of those words, for good.
ALTER TABLE text_edit ADD COLUMN redacts INTEGER NOT NULL DEFAULT 0 CHECK (redacts IN (0, 1));
