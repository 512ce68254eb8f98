-- 0005-memo-links.sql: memos with formatting, a dated journal, and links. `body` stays the plain words; `rich` is the JSON of
-- the formatted memo whose words are exactly `body`. A memo with a `journal_on` is an entry of the research journal for that day.
ALTER TABLE memo ADD COLUMN rich TEXT;
ALTER TABLE memo ADD COLUMN journal_on TEXT;
CREATE INDEX memo_by_journal ON memo (journal_on) WHERE journal_on IS NOT NULL;

-- What a memo links to, one thing a row.
CREATE TABLE memo_link (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  memo_id BLOB NOT NULL REFERENCES memo (id) ON DELETE RESTRICT,
  to_source_id BLOB REFERENCES source (id) ON DELETE RESTRICT,
  to_code_id BLOB REFERENCES code (id) ON DELETE RESTRICT,
  to_coding_id BLOB REFERENCES coding (id) ON DELETE RESTRICT,
  to_case_id BLOB REFERENCES "case" (id) ON DELETE RESTRICT,
  to_proposition_id BLOB REFERENCES proposition (id) ON DELETE RESTRICT,
  to_anchor_id BLOB REFERENCES anchor (id) ON DELETE RESTRICT,
  to_memo_id BLOB REFERENCES memo (id) ON DELETE RESTRICT,
  CHECK ((to_source_id IS NOT NULL) + (to_code_id IS NOT NULL) + (to_coding_id IS NOT NULL) + (to_case_id IS NOT NULL) + (to_proposition_id IS NOT NULL) + (to_anchor_id IS NOT NULL) + (to_memo_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX memo_link_by_memo ON memo_link (memo_id);
CREATE INDEX memo_link_by_source ON memo_link (to_source_id) WHERE to_source_id IS NOT NULL;
CREATE INDEX memo_link_by_code ON memo_link (to_code_id) WHERE to_code_id IS NOT NULL;
CREATE INDEX memo_link_by_coding ON memo_link (to_coding_id) WHERE to_coding_id IS NOT NULL;
CREATE INDEX memo_link_by_case ON memo_link (to_case_id) WHERE to_case_id IS NOT NULL;
CREATE INDEX memo_link_by_proposition ON memo_link (to_proposition_id) WHERE to_proposition_id IS NOT NULL;
CREATE INDEX memo_link_by_anchor ON memo_link (to_anchor_id) WHERE to_anchor_id IS NOT NULL;
CREATE INDEX memo_link_by_target_memo ON memo_link (to_memo_id) WHERE to_memo_id IS NOT NULL;
