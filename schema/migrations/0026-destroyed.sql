-- 0026-destroyed.sql: what was destroyed for good: a source with all that rested on it, the words that a redaction took out, the bytes of an original file.
-- Not logged: nothing calls it back, and no undo goes back beyond its act. `thing`: the id of the source or of the correction, or the hash of the
-- original. `backups_gone`: whether the backups made before are gone; where a crash came between, they go at the next opening.
CREATE TABLE destroyed (
  n INTEGER PRIMARY KEY,
  what TEXT NOT NULL CHECK (what IN ('source', 'words', 'original')),
  thing BLOB NOT NULL,
  act_n INTEGER NOT NULL REFERENCES act (n) ON DELETE RESTRICT,
  made_at TEXT NOT NULL,
  backups_gone INTEGER NOT NULL DEFAULT 0 CHECK (backups_gone IN (0, 1)),
  UNIQUE (what, thing)
) STRICT;
CREATE INDEX destroyed_by_act ON destroyed (act_n);
