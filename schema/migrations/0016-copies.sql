-- 0016-copies.sql: copies handed out and handed in. Not logged: they tell of files, which no undo calls back. So nothing that an undo
-- could take away is referred to as a foreign key: coders and versions are known by id and by what they were called.
-- `position`: the number of the last change that is in the copy; its base is this project rewound to it. `withheld` is JSON:
-- { sources: [ids left out], sealed: [ids of sources whose others' codings were left out], originals: whether original files were }.
CREATE TABLE hand_out (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  made_at TEXT NOT NULL,
  by_id BLOB NOT NULL CHECK (length(by_id) = 16),
  by_name TEXT NOT NULL,
  for_id BLOB NOT NULL CHECK (length(for_id) = 16),
  for_name TEXT NOT NULL,
  position INTEGER NOT NULL,
  version_id BLOB CHECK (length(version_id) = 16),
  version_label TEXT,
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  withheld TEXT NOT NULL,
  file TEXT NOT NULL
) STRICT;

-- In a copy: the hand-out it came from, which stands in its own `hand_out` as in the project's.
CREATE TABLE copy_of (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  hand_out_id BLOB NOT NULL UNIQUE REFERENCES hand_out (id) ON DELETE RESTRICT
) STRICT;

-- A copy that came back: the SHA-256 of the file, the number of its own last change, whose act brought it in.
CREATE TABLE hand_in (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  hand_out_id BLOB NOT NULL REFERENCES hand_out (id) ON DELETE RESTRICT,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  last_change INTEGER NOT NULL,
  brought_in_at TEXT NOT NULL,
  by_id BLOB NOT NULL CHECK (length(by_id) = 16),
  by_name TEXT NOT NULL,
  act_n INTEGER REFERENCES act (n) ON DELETE RESTRICT,
  file TEXT NOT NULL
) STRICT;
CREATE INDEX hand_in_by_hand_out ON hand_in (hand_out_id);
CREATE INDEX hand_in_by_act ON hand_in (act_n) WHERE act_n IS NOT NULL;
