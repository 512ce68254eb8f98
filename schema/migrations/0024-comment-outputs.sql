-- 0024-comment-outputs.sql: comments, and things to look at in a round, may be about what was written out (`output`). What they are about is checked by a list,
-- and SQLite changes a check only by making the table anew. The former tables step aside under another name, those that follow are made under their own: what
-- is renamed SQLite writes otherwise, and a file must have our schema to the letter. Dropping a table removes its rows, and references restrict: so mentions
-- go before comments, and replies let go of what they reply to. Row numbers, ids and columns stay: the change log goes on as it is.
ALTER TABLE comment RENAME TO comment_former;
ALTER TABLE comment_mention RENAME TO comment_mention_former;
ALTER TABLE round_thing RENAME TO round_thing_former;

CREATE TABLE comment (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  reply_to_id BLOB REFERENCES comment (id) ON DELETE RESTRICT,
  about TEXT NOT NULL CHECK (about IN ('source', 'passage', 'coding', 'code', 'cell', 'summary', 'position', 'memo', 'proposition', 'version', 'proposal', 'output')),
  thing_id BLOB NOT NULL CHECK (length(thing_id) = 16),
  beside_id BLOB CHECK (length(beside_id) = 16),
  cell TEXT,
  anchor_id BLOB REFERENCES anchor (id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  seen TEXT NOT NULL,
  body TEXT NOT NULL,
  decides TEXT CHECK (decides IN ('open', 'settled', 'declined')),
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  for_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  round_id BLOB REFERENCES round (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL,
  changed_at TEXT,
  CHECK (decides IS NULL OR reply_to_id IS NOT NULL)
) STRICT;
CREATE TABLE comment_mention (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  comment_id BLOB NOT NULL REFERENCES comment (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  UNIQUE (comment_id, coder_id)
) STRICT;
CREATE TABLE round_thing (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  round_id BLOB NOT NULL REFERENCES round (id) ON DELETE RESTRICT,
  about TEXT NOT NULL CHECK (about IN ('source', 'passage', 'coding', 'code', 'cell', 'summary', 'position', 'memo', 'proposition', 'version', 'proposal', 'output')),
  thing_id BLOB NOT NULL CHECK (length(thing_id) = 16),
  beside_id BLOB CHECK (length(beside_id) = 16),
  cell TEXT,
  name TEXT NOT NULL
) STRICT;

INSERT INTO comment (n, id, reply_to_id, about, thing_id, beside_id, cell, anchor_id, name, seen, body, decides, coder_id, for_id, round_id, made_at, changed_at)
  SELECT n, id, reply_to_id, about, thing_id, beside_id, cell, anchor_id, name, seen, body, decides, coder_id, for_id, round_id, made_at, changed_at FROM comment_former ORDER BY n;
INSERT INTO comment_mention (n, id, comment_id, coder_id) SELECT n, id, comment_id, coder_id FROM comment_mention_former ORDER BY n;
INSERT INTO round_thing (n, id, round_id, about, thing_id, beside_id, cell, name) SELECT n, id, round_id, about, thing_id, beside_id, cell, name FROM round_thing_former ORDER BY n;

DROP TABLE round_thing_former;
DROP TABLE comment_mention_former;
UPDATE comment_former SET decides = NULL, reply_to_id = NULL WHERE reply_to_id IS NOT NULL;
DROP TABLE comment_former;

CREATE INDEX comment_by_thing ON comment (thing_id, beside_id);
CREATE INDEX comment_by_reply ON comment (reply_to_id) WHERE reply_to_id IS NOT NULL;
CREATE INDEX comment_by_anchor ON comment (anchor_id) WHERE anchor_id IS NOT NULL;
CREATE INDEX comment_by_coder ON comment (coder_id);
CREATE INDEX comment_by_person ON comment (for_id) WHERE for_id IS NOT NULL;
CREATE INDEX comment_by_round ON comment (round_id) WHERE round_id IS NOT NULL;
CREATE INDEX comment_mention_by_coder ON comment_mention (coder_id);
CREATE INDEX round_thing_by_round ON round_thing (round_id);
