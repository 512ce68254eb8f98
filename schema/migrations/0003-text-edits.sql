-- 0003-text-edits.sql: corrections of a text after coding. A row is one correction as a person made it; `steps` is the JSON
-- list of what was replaced by what, in order: [{ "start", "removed", "inserted" }, …], offsets UTF-16 into the text as it
-- was before that step.
CREATE TABLE text_edit (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL REFERENCES source (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'find and replace', 'corrected file')),
  reason TEXT,
  steps TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX text_edit_by_source ON text_edit (source_id);
CREATE INDEX text_edit_by_coder ON text_edit (coder_id);

-- An anchor whose words are all gone keeps its row, and all that rests on it, at the place where they stood, without
-- length: `lost`. It is counted nowhere and waits in the queue.
ALTER TABLE anchor ADD COLUMN lost INTEGER NOT NULL DEFAULT 0 CHECK (lost IN (0, 1));
CREATE INDEX anchor_lost ON anchor (source_id) WHERE lost = 1;

-- The queue: anchors that a correction could not carry exactly, with the words and their surroundings as they were.
-- `cut`: words at an end went; `replaced`: other words stand where they stood; `lost`: nothing stands there.
CREATE TABLE anchor_question (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  anchor_id BLOB NOT NULL REFERENCES anchor (id) ON DELETE RESTRICT,
  edit_id BLOB NOT NULL REFERENCES text_edit (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('cut', 'replaced', 'lost')),
  words TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  UNIQUE (anchor_id)
) STRICT;
CREATE INDEX anchor_question_by_edit ON anchor_question (edit_id);
