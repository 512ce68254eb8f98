-- 0013-review.sql: rounds of review, comments with replies, proposals on the framework.
-- What a comment or a round is about is told by `about`, `thing_id` and `beside_id` (the code of a summary, the case of a position),
-- for a matrix cell by `cell` (JSON; `thing_id` follows from it). These are no foreign keys: a comment outlives what it is about.
-- Only the anchor of a commented passage is held, so that it stays.
CREATE TABLE round (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  filter TEXT,
  from_on TEXT,
  until_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX round_by_coder ON round (coder_id);

-- Who takes part. `done_at`: they said that they are through.
CREATE TABLE round_coder (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  round_id BLOB NOT NULL REFERENCES round (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  done_at TEXT,
  UNIQUE (round_id, coder_id)
) STRICT;
CREATE INDEX round_coder_by_coder ON round_coder (coder_id);

-- What is to be looked at, beside what the filter lets pass; and who has looked at what.
CREATE TABLE round_thing (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  round_id BLOB NOT NULL REFERENCES round (id) ON DELETE RESTRICT,
  about TEXT NOT NULL CHECK (about IN ('source', 'passage', 'coding', 'code', 'cell', 'summary', 'position', 'memo', 'proposition', 'version', 'proposal')),
  thing_id BLOB NOT NULL CHECK (length(thing_id) = 16),
  beside_id BLOB CHECK (length(beside_id) = 16),
  cell TEXT,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX round_thing_by_round ON round_thing (round_id);
CREATE TABLE round_look (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  round_id BLOB NOT NULL REFERENCES round (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  about TEXT NOT NULL,
  thing_id BLOB NOT NULL CHECK (length(thing_id) = 16),
  beside_id BLOB CHECK (length(beside_id) = 16),
  looked_at TEXT NOT NULL
) STRICT;
CREATE INDEX round_look_by_round ON round_look (round_id, coder_id);
CREATE INDEX round_look_by_coder ON round_look (coder_id);

-- A comment, or a reply to one. A reply may decide: settle the comment, decline it, or open it again; the last that does says in which state it
-- is, so that copies meet by union. `name` and `seen` (JSON) are what the thing was called and what it was like then; `for_id`: who is to answer.
CREATE TABLE comment (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  reply_to_id BLOB REFERENCES comment (id) ON DELETE RESTRICT,
  about TEXT NOT NULL CHECK (about IN ('source', 'passage', 'coding', 'code', 'cell', 'summary', 'position', 'memo', 'proposition', 'version', 'proposal')),
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
CREATE INDEX comment_by_thing ON comment (thing_id, beside_id);
CREATE INDEX comment_by_reply ON comment (reply_to_id) WHERE reply_to_id IS NOT NULL;
CREATE INDEX comment_by_anchor ON comment (anchor_id) WHERE anchor_id IS NOT NULL;
CREATE INDEX comment_by_coder ON comment (coder_id);
CREATE INDEX comment_by_person ON comment (for_id) WHERE for_id IS NOT NULL;
CREATE INDEX comment_by_round ON comment (round_id) WHERE round_id IS NOT NULL;

-- Who is named in a comment (@Ana).
CREATE TABLE comment_mention (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  comment_id BLOB NOT NULL REFERENCES comment (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  UNIQUE (comment_id, coder_id)
) STRICT;
CREATE INDEX comment_mention_by_coder ON comment_mention (coder_id);

-- Something that somebody would do to the framework and leaves to the team. `request` is JSON: what src/framework/restructure takes, or a new code;
-- `says` is the same in words, codes as they were called. `known_at`: who proposed it has seen what became of it.
CREATE TABLE proposal (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  operation TEXT NOT NULL CHECK (operation IN ('new', 'merge', 'split', 'move', 'rename', 'retire', 'revive', 'redefine', 'promote', 'demote', 'status')),
  request TEXT NOT NULL,
  says TEXT NOT NULL,
  reason TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  round_id BLOB REFERENCES round (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
  decided_by_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  decided_at TEXT,
  why TEXT,
  known_at TEXT
) STRICT;
CREATE INDEX proposal_by_coder ON proposal (coder_id);
CREATE INDEX proposal_by_decider ON proposal (decided_by_id) WHERE decided_by_id IS NOT NULL;
CREATE INDEX proposal_by_round ON proposal (round_id) WHERE round_id IS NOT NULL;
