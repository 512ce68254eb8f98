-- Schema 27. Written by tools/schema-snapshot.mjs; do not edit.

CREATE VIEW paragraph_with_words AS SELECT n, text FROM paragraph WHERE text <> '' AND n <= (SELECT upto FROM text_index);

CREATE TRIGGER paragraph_added AFTER INSERT ON paragraph WHEN new.text <> '' AND new.n <= (SELECT upto FROM text_index) BEGIN
  INSERT INTO paragraph_text (rowid, text) VALUES (new.n, new.text);
END;

CREATE TRIGGER paragraph_changed AFTER UPDATE OF text ON paragraph WHEN old.n <= (SELECT upto FROM text_index) BEGIN
  INSERT INTO paragraph_text (paragraph_text, rowid, text) SELECT 'delete', old.n, old.text WHERE old.text <> '';
  INSERT INTO paragraph_text (rowid, text) SELECT new.n, new.text WHERE new.text <> '';
END;

CREATE TRIGGER paragraph_removed AFTER DELETE ON paragraph WHEN old.text <> '' AND old.n <= (SELECT upto FROM text_index) BEGIN
  INSERT INTO paragraph_text (paragraph_text, rowid, text) VALUES ('delete', old.n, old.text);
END;

CREATE TABLE act (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  label TEXT NOT NULL,
  coder_id BLOB NOT NULL,
  begun_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'noted'))
) STRICT;

CREATE TABLE adjudication (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL CHECK (length(source_id) = 16),
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'composed', 'not coded', 'left open')),
  reason TEXT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE adjudication_coding (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  adjudication_id BLOB NOT NULL REFERENCES adjudication (id) ON DELETE RESTRICT,
  part TEXT NOT NULL CHECK (part IN ('about', 'gives')),
  coding_id BLOB NOT NULL CHECK (length(coding_id) = 16),
  anchor_id BLOB NOT NULL CHECK (length(anchor_id) = 16),
  code_id BLOB NOT NULL CHECK (length(code_id) = 16)
) STRICT;

CREATE TABLE agreement_run (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  label TEXT NOT NULL,
  version_id BLOB NOT NULL REFERENCES framework_version (id) ON DELETE RESTRICT,
  settings TEXT NOT NULL,
  result BLOB NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE allocation (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL REFERENCES source (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  part TEXT NOT NULL CHECK (part IN ('first', 'second', 'reviewer')),
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  CHECK (blind = 0 OR part <> 'reviewer'),
  UNIQUE (source_id, coder_id)
) STRICT;

CREATE TABLE anchor (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL REFERENCES source (id) ON DELETE RESTRICT,
  start_paragraph_id BLOB NOT NULL REFERENCES paragraph (id) ON DELETE RESTRICT,
  start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
  end_paragraph_id BLOB NOT NULL REFERENCES paragraph (id) ON DELETE RESTRICT,
  end_offset INTEGER NOT NULL CHECK (end_offset >= 0),
  digest BLOB NOT NULL CHECK (length(digest) = 8),
  words INTEGER NOT NULL
, lost INTEGER NOT NULL DEFAULT 0 CHECK (lost IN (0, 1))) STRICT;

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

CREATE TABLE answer_so_far (
  n INTEGER PRIMARY KEY,
  work TEXT NOT NULL,
  called TEXT NOT NULL,
  asked TEXT NOT NULL,
  answer TEXT NOT NULL,
  given_at TEXT NOT NULL,
  UNIQUE (work, asked)
) STRICT;

CREATE TABLE attribute (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  about TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'yes or no', 'choice')),
  choices TEXT,
  place INTEGER NOT NULL, rule TEXT,
  UNIQUE (about, name)
) STRICT;

CREATE TABLE attribute_value (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  attribute_id BLOB NOT NULL REFERENCES attribute (id) ON DELETE RESTRICT,
  case_id BLOB REFERENCES "case" (id) ON DELETE RESTRICT,
  source_id BLOB REFERENCES source (id) ON DELETE RESTRICT,
  value TEXT NOT NULL, applies INTEGER NOT NULL DEFAULT 1 CHECK (applies IN (0, 1)),
  CHECK ((case_id IS NULL) <> (source_id IS NULL)),
  UNIQUE (attribute_id, case_id, source_id)
) STRICT;

CREATE TABLE blob (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  size INTEGER NOT NULL,
  deflated BLOB NOT NULL
) STRICT;

CREATE TABLE "case" (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  key TEXT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  within_id BLOB REFERENCES "case" (id) ON DELETE RESTRICT
, published_code TEXT, published_at TEXT) STRICT;

CREATE TABLE case_event (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  event TEXT NOT NULL CHECK (event IN ('merged', 'split')),
  case_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  other_id BLOB NOT NULL CHECK (length(other_id) = 16),
  other_kind TEXT NOT NULL,
  other_key TEXT,
  other_name TEXT NOT NULL,
  happened_on TEXT,
  reason TEXT,
  details TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE case_link (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  from_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  to_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  relation TEXT NOT NULL,
  linked_on TEXT, note TEXT,
  UNIQUE (from_id, to_id, relation)
) STRICT;

CREATE TABLE case_member (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  pair_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  member_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  part TEXT NOT NULL,
  UNIQUE (pair_id, member_id)
) STRICT;

CREATE TABLE case_source (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  source_id BLOB NOT NULL REFERENCES source (id) ON DELETE RESTRICT,
  UNIQUE (case_id, source_id)
) STRICT;

CREATE TABLE change (
  n INTEGER PRIMARY KEY,
  act_n INTEGER NOT NULL REFERENCES act (n) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  label TEXT NOT NULL,
  coder_id BLOB NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE change_row (
  n INTEGER PRIMARY KEY,
  change_n INTEGER NOT NULL REFERENCES change (n) ON DELETE RESTRICT,
  table_name TEXT NOT NULL,
  deed TEXT NOT NULL CHECK (deed IN ('insert', 'update', 'delete')),
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  before ANY,
  after ANY
) STRICT;

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

CREATE TABLE code (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  key TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('code', 'group')),
  name TEXT NOT NULL,
  parent_id BLOB REFERENCES code (id) ON DELETE RESTRICT,
  place INTEGER NOT NULL,
  provenance TEXT NOT NULL CHECK (provenance IN ('deductive', 'inductive')),
  provenance_note TEXT,
  founding_anchor_id BLOB REFERENCES anchor (id) ON DELETE RESTRICT,
  brief_definition TEXT,
  full_definition TEXT,
  inclusion TEXT,
  exclusion TEXT,
  typical_exemplar TEXT,
  close_but_no TEXT,
  status TEXT NOT NULL CHECK (status IN ('proposed', 'active', 'frozen', 'retired')),
  introduced_in TEXT,
  retired_in TEXT,
  hue INTEGER NOT NULL,
  owner_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
, definition INTEGER NOT NULL DEFAULT 1, provenance_kind TEXT CHECK (provenance_kind IN ('literature', 'topic guide', 'programme knowledge', 'data')), valence TEXT CHECK (valence IN ('enabler', 'barrier'))) STRICT;

CREATE TABLE code_question (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  code_id BLOB NOT NULL REFERENCES code (id) ON DELETE RESTRICT,
  question_id BLOB NOT NULL REFERENCES question (id) ON DELETE RESTRICT,
  UNIQUE (code_id, question_id)
) STRICT;

CREATE TABLE code_replacement (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  code_id BLOB NOT NULL REFERENCES code (id) ON DELETE RESTRICT,
  by_id BLOB NOT NULL REFERENCES code (id) ON DELETE RESTRICT,
  UNIQUE (code_id, by_id)
) STRICT;

CREATE TABLE code_set (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  place INTEGER NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE code_set_member (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  set_id BLOB NOT NULL REFERENCES code_set (id) ON DELETE RESTRICT,
  code_id BLOB NOT NULL REFERENCES code (id) ON DELETE RESTRICT,
  UNIQUE (set_id, code_id)
) STRICT;

CREATE TABLE coder (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  made_at TEXT NOT NULL
, kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'consensus')), joined_to BLOB REFERENCES coder (id) ON DELETE RESTRICT) STRICT;

CREATE TABLE coder_fact (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (coder_id, field)
) STRICT;

CREATE TABLE coding (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  key TEXT,
  anchor_id BLOB NOT NULL REFERENCES anchor (id) ON DELETE RESTRICT,
  code_id BLOB NOT NULL REFERENCES code (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
, strength TEXT CHECK (strength IN ('strong', 'moderate', 'weak')), exemplar INTEGER NOT NULL DEFAULT 0 CHECK (exemplar IN (0, 1)), comment TEXT, definition INTEGER NOT NULL DEFAULT 1, was_code_id BLOB REFERENCES code (id) ON DELETE RESTRICT, version_id BLOB REFERENCES framework_version (id) ON DELETE RESTRICT) STRICT;

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

CREATE TABLE consent (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  case_id BLOB NOT NULL UNIQUE REFERENCES "case" (id) ON DELETE RESTRICT,
  scope TEXT NOT NULL CHECK (scope IN ('quote', 'ask first', 'paraphrase', 'nothing')),
  given_on TEXT,
  withdrawn_on TEXT,
  note TEXT
) STRICT;

CREATE TABLE copy_of (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  hand_out_id BLOB NOT NULL UNIQUE REFERENCES hand_out (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE destroyed (
  n INTEGER PRIMARY KEY,
  what TEXT NOT NULL CHECK (what IN ('source', 'words', 'original')),
  thing BLOB NOT NULL,
  act_n INTEGER NOT NULL REFERENCES act (n) ON DELETE RESTRICT,
  made_at TEXT NOT NULL,
  backups_gone INTEGER NOT NULL DEFAULT 0 CHECK (backups_gone IN (0, 1)),
  UNIQUE (what, thing)
) STRICT;

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

CREATE TABLE evidence (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposition_id BLOB NOT NULL REFERENCES proposition (id) ON DELETE RESTRICT,
  anchor_id BLOB NOT NULL REFERENCES anchor (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  stance TEXT NOT NULL CHECK (stance IN ('confirming', 'disconfirming', 'qualifying', 'neutral')),
  made_at TEXT NOT NULL, condition TEXT, strength TEXT CHECK (strength IN ('strong', 'moderate', 'weak')), directness TEXT CHECK (directness IN ('first-hand', 'second-hand', 'general opinion')), same_event TEXT, rationale TEXT, case_id BLOB REFERENCES "case" (id) ON DELETE RESTRICT,
  UNIQUE (anchor_id, proposition_id, coder_id)
) STRICT;

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

CREATE TABLE framework_entry (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  key TEXT,
  version_id BLOB NOT NULL REFERENCES framework_version (id) ON DELETE RESTRICT,
  operation TEXT NOT NULL,
  codes TEXT NOT NULL,
  into_codes TEXT,
  made_by TEXT,
  reason TEXT
) STRICT;

CREATE TABLE framework_operation (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  operation TEXT NOT NULL CHECK (operation IN ('create', 'rename', 'redefine', 'move', 'merge', 'split', 'retire', 'revive', 'promote', 'demote', 'recode', 'remove')),
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  reason TEXT,
  details TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE framework_version (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  label TEXT NOT NULL UNIQUE,
  saved_on TEXT NOT NULL,
  reason TEXT
, content BLOB, coder_id BLOB REFERENCES coder (id) ON DELETE RESTRICT, saved_at TEXT, upto_id BLOB REFERENCES framework_operation (id) ON DELETE RESTRICT, content_counts TEXT) STRICT;

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

CREATE TABLE memo (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  source_id BLOB REFERENCES source (id) ON DELETE RESTRICT,
  code_id BLOB REFERENCES code (id) ON DELETE RESTRICT,
  coding_id BLOB REFERENCES coding (id) ON DELETE RESTRICT,
  case_id BLOB REFERENCES "case" (id) ON DELETE RESTRICT,
  proposition_id BLOB REFERENCES proposition (id) ON DELETE RESTRICT,
  anchor_id BLOB REFERENCES anchor (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL,
  changed_at TEXT NOT NULL, rich TEXT, journal_on TEXT,
  CHECK ((source_id IS NOT NULL) + (code_id IS NOT NULL) + (coding_id IS NOT NULL) + (case_id IS NOT NULL) + (proposition_id IS NOT NULL) + (anchor_id IS NOT NULL) <= 1)
) STRICT;

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

CREATE TABLE merge_report (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  content BLOB NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;

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

CREATE TABLE other_project (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL,
  brought_at TEXT NOT NULL
) STRICT;

CREATE TABLE other_run (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  project_id BLOB NOT NULL REFERENCES other_project (id) ON DELETE RESTRICT,
  version_id BLOB REFERENCES other_version (id) ON DELETE RESTRICT,
  version TEXT NOT NULL,
  label TEXT NOT NULL,
  settings TEXT NOT NULL,
  result BLOB NOT NULL,
  sources TEXT NOT NULL,
  coder_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL,
  brought_at TEXT NOT NULL
) STRICT;

CREATE TABLE other_version (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  project_id BLOB NOT NULL REFERENCES other_project (id) ON DELETE RESTRICT,
  place INTEGER NOT NULL,
  label TEXT NOT NULL,
  saved_on TEXT NOT NULL,
  saved_at TEXT,
  reason TEXT,
  coder_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  content BLOB NOT NULL,
  content_counts TEXT,
  brought_at TEXT NOT NULL
) STRICT;

CREATE TABLE output (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind TEXT NOT NULL,
  file TEXT NOT NULL,
  manifest TEXT NOT NULL,
  shown TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
, counts TEXT NOT NULL DEFAULT '[]', folder TEXT, sources TEXT, quotes INTEGER CHECK (quotes IN (0, 1))) STRICT;

CREATE TABLE output_setting (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  output TEXT NOT NULL UNIQUE,
  settings TEXT NOT NULL
) STRICT;

CREATE TABLE paragraph (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL REFERENCES source (id) ON DELETE RESTRICT,
  place INTEGER NOT NULL,
  text TEXT NOT NULL,
  style TEXT NOT NULL,
  level INTEGER,
  page INTEGER,
  speaker_id BLOB REFERENCES speaker (id) ON DELETE RESTRICT,
  speech_start INTEGER NOT NULL,
  marks TEXT
) STRICT;

CREATE VIRTUAL TABLE paragraph_text USING fts5 (text, content = 'paragraph_with_words', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2');

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

CREATE TABLE project (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE project_fact (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  field TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

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

CREATE TABLE proposition (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  key TEXT,
  statement TEXT NOT NULL,
  origin TEXT,
  rival_of_id BLOB REFERENCES proposition (id) ON DELETE RESTRICT,
  confirming_means TEXT,
  disconfirming_means TEXT,
  status TEXT NOT NULL CHECK (status IN ('working', 'tested', 'retained', 'qualified', 'rejected', 'merged')),
  place INTEGER NOT NULL,
  made_at TEXT NOT NULL
, short_name TEXT, scope TEXT, scope_filter TEXT, limitations TEXT, author_id BLOB REFERENCES coder (id) ON DELETE RESTRICT, merged_into_id BLOB REFERENCES proposition (id) ON DELETE RESTRICT) STRICT;

CREATE TABLE proposition_case (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposition_id BLOB NOT NULL REFERENCES proposition (id) ON DELETE RESTRICT,
  case_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  part TEXT NOT NULL CHECK (part IN ('formed on', 'tested on')),
  UNIQUE (proposition_id, case_id, part)
) STRICT;

CREATE TABLE proposition_code (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposition_id BLOB NOT NULL REFERENCES proposition (id) ON DELETE RESTRICT,
  code_id BLOB NOT NULL REFERENCES code (id) ON DELETE RESTRICT,
  UNIQUE (proposition_id, code_id)
) STRICT;

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

CREATE TABLE question (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  key TEXT NOT NULL,
  place INTEGER NOT NULL,
  wording TEXT NOT NULL
) STRICT;

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
, paraphrase TEXT) STRICT;

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

CREATE TABLE rating_anchor (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  rating_id BLOB NOT NULL REFERENCES rating (id) ON DELETE RESTRICT,
  anchor_id BLOB NOT NULL REFERENCES anchor (id) ON DELETE RESTRICT,
  UNIQUE (rating_id, anchor_id)
) STRICT;

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

CREATE TABLE round_coder (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  round_id BLOB NOT NULL REFERENCES round (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  done_at TEXT,
  UNIQUE (round_id, coder_id)
) STRICT;

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

CREATE TABLE saved_filter (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  filter TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  key TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('interview', 'observation', 'document')),
  path TEXT NOT NULL,
  format TEXT NOT NULL,
  blob_hash BLOB NOT NULL REFERENCES blob (hash) ON DELETE RESTRICT,
  text_hash BLOB NOT NULL,
  date TEXT,
  collected_by TEXT,
  imported_at TEXT NOT NULL,
  losses TEXT
) STRICT;

CREATE TABLE source_code (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL UNIQUE REFERENCES source (id) ON DELETE RESTRICT,
  code TEXT NOT NULL,
  published_at TEXT
) STRICT;

CREATE TABLE source_coder (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL REFERENCES source (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  marked_at TEXT NOT NULL,
  UNIQUE (source_id, coder_id)
) STRICT;

CREATE TABLE speaker (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL REFERENCES source (id) ON DELETE RESTRICT,
  label TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('interviewer', 'respondent', 'other')),
  participant_id BLOB REFERENCES "case" (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE summary (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT,
  code_id BLOB REFERENCES code (id) ON DELETE RESTRICT,
  text TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'reviewed', 'signed')),
  seen TEXT NOT NULL,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  made_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  reviewed_by_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  reviewed_at TEXT,
  signed_by_id BLOB REFERENCES coder (id) ON DELETE RESTRICT,
  signed_at TEXT
) STRICT;

CREATE TABLE summary_former (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  summary_id BLOB NOT NULL REFERENCES summary (id) ON DELETE RESTRICT,
  text TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'reviewed', 'signed')),
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  written_at TEXT NOT NULL
) STRICT;

CREATE TABLE summary_link (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  summary_id BLOB NOT NULL REFERENCES summary (id) ON DELETE RESTRICT,
  anchor_id BLOB NOT NULL REFERENCES anchor (id) ON DELETE RESTRICT,
  phrase_start INTEGER NOT NULL,
  phrase_end INTEGER NOT NULL CHECK (phrase_end >= phrase_start)
) STRICT;

CREATE TABLE text_edit (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source_id BLOB NOT NULL REFERENCES source (id) ON DELETE RESTRICT,
  coder_id BLOB NOT NULL REFERENCES coder (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'find and replace', 'corrected file')),
  reason TEXT,
  steps TEXT NOT NULL,
  made_at TEXT NOT NULL
, redacts INTEGER NOT NULL DEFAULT 0 CHECK (redacts IN (0, 1)), redacted_kind TEXT CHECK (redacted_kind IN ('person', 'place', 'organisation', 'contact', 'date', 'other'))) STRICT;

CREATE TABLE text_index (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  upto INTEGER NOT NULL
) STRICT;

CREATE TABLE to_decide (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  coding_id BLOB NOT NULL UNIQUE REFERENCES coding (id) ON DELETE RESTRICT,
  operation_id BLOB NOT NULL REFERENCES framework_operation (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX act_by_coder ON act (coder_id, state, n);

CREATE INDEX adjudication_by_coder ON adjudication (coder_id);

CREATE INDEX adjudication_by_source ON adjudication (source_id);

CREATE INDEX adjudication_coding_by_adjudication ON adjudication_coding (adjudication_id);

CREATE INDEX adjudication_coding_by_coding ON adjudication_coding (coding_id);

CREATE INDEX agreement_run_by_coder ON agreement_run (coder_id);

CREATE INDEX agreement_run_by_version ON agreement_run (version_id);

CREATE INDEX allocation_blind ON allocation (source_id) WHERE blind = 1;

CREATE INDEX allocation_by_coder ON allocation (coder_id);

CREATE INDEX anchor_by_end ON anchor (end_paragraph_id);

CREATE INDEX anchor_by_source ON anchor (source_id);

CREATE INDEX anchor_by_start ON anchor (start_paragraph_id, start_offset);

CREATE INDEX anchor_lost ON anchor (source_id) WHERE lost = 1;

CREATE INDEX anchor_question_by_edit ON anchor_question (edit_id);

CREATE INDEX attribute_value_by_case ON attribute_value (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX attribute_value_by_source ON attribute_value (source_id) WHERE source_id IS NOT NULL;

CREATE INDEX case_by_kind ON "case" (kind, key);

CREATE INDEX case_by_within ON "case" (within_id) WHERE within_id IS NOT NULL;

CREATE INDEX case_event_by_case ON case_event (case_id);

CREATE INDEX case_event_by_coder ON case_event (coder_id);

CREATE INDEX case_event_by_key ON case_event (other_key) WHERE other_key IS NOT NULL;

CREATE INDEX case_event_by_other ON case_event (other_id);

CREATE INDEX case_link_by_target ON case_link (to_id);

CREATE INDEX case_member_by_member ON case_member (member_id);

CREATE INDEX case_source_by_source ON case_source (source_id);

CREATE INDEX change_by_act ON change (act_n);

CREATE INDEX change_row_by_change ON change_row (change_n);

CREATE INDEX change_row_by_row ON change_row (table_name, last_row);

CREATE INDEX claim_by_coder ON claim (coder_id);

CREATE INDEX claim_by_proposition ON claim (proposition_id);

CREATE INDEX code_by_founding_anchor ON code (founding_anchor_id) WHERE founding_anchor_id IS NOT NULL;

CREATE INDEX code_by_owner ON code (owner_id) WHERE owner_id IS NOT NULL;

CREATE INDEX code_by_parent ON code (parent_id, place);

CREATE INDEX code_question_by_question ON code_question (question_id);

CREATE INDEX code_replacement_by_successor ON code_replacement (by_id);

CREATE INDEX code_set_member_by_code ON code_set_member (code_id);

CREATE INDEX coder_by_joined ON coder (joined_to) WHERE joined_to IS NOT NULL;

CREATE INDEX coding_by_anchor ON coding (anchor_id, code_id, coder_id);

CREATE INDEX coding_by_code ON coding (code_id);

CREATE INDEX coding_by_coder ON coding (coder_id);

CREATE INDEX coding_by_former_code ON coding (was_code_id) WHERE was_code_id IS NOT NULL;

CREATE INDEX coding_by_version ON coding (version_id) WHERE version_id IS NOT NULL;

CREATE INDEX comment_by_anchor ON comment (anchor_id) WHERE anchor_id IS NOT NULL;

CREATE INDEX comment_by_coder ON comment (coder_id);

CREATE INDEX comment_by_person ON comment (for_id) WHERE for_id IS NOT NULL;

CREATE INDEX comment_by_reply ON comment (reply_to_id) WHERE reply_to_id IS NOT NULL;

CREATE INDEX comment_by_round ON comment (round_id) WHERE round_id IS NOT NULL;

CREATE INDEX comment_by_thing ON comment (thing_id, beside_id);

CREATE INDEX comment_mention_by_coder ON comment_mention (coder_id);

CREATE INDEX destroyed_by_act ON destroyed (act_n);

CREATE INDEX disclosure_decision_by_coder ON disclosure_decision (coder_id);

CREATE INDEX evidence_by_case ON evidence (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX evidence_by_coder ON evidence (coder_id);

CREATE INDEX evidence_by_proposition ON evidence (proposition_id);

CREATE INDEX evidence_search_by_coder ON evidence_search (coder_id);

CREATE INDEX evidence_search_by_proposition ON evidence_search (proposition_id);

CREATE INDEX framework_entry_by_version ON framework_entry (version_id);

CREATE INDEX framework_operation_by_coder ON framework_operation (coder_id);

CREATE INDEX framework_version_by_coder ON framework_version (coder_id) WHERE coder_id IS NOT NULL;

CREATE INDEX framework_version_by_operation ON framework_version (upto_id) WHERE upto_id IS NOT NULL;

CREATE INDEX hand_in_by_act ON hand_in (act_n) WHERE act_n IS NOT NULL;

CREATE INDEX hand_in_by_hand_out ON hand_in (hand_out_id);

CREATE INDEX memo_by_anchor ON memo (anchor_id) WHERE anchor_id IS NOT NULL;

CREATE INDEX memo_by_case ON memo (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX memo_by_code ON memo (code_id) WHERE code_id IS NOT NULL;

CREATE INDEX memo_by_coder ON memo (coder_id);

CREATE INDEX memo_by_coding ON memo (coding_id) WHERE coding_id IS NOT NULL;

CREATE INDEX memo_by_journal ON memo (journal_on) WHERE journal_on IS NOT NULL;

CREATE INDEX memo_by_proposition ON memo (proposition_id) WHERE proposition_id IS NOT NULL;

CREATE INDEX memo_by_source ON memo (source_id) WHERE source_id IS NOT NULL;

CREATE INDEX memo_link_by_anchor ON memo_link (to_anchor_id) WHERE to_anchor_id IS NOT NULL;

CREATE INDEX memo_link_by_case ON memo_link (to_case_id) WHERE to_case_id IS NOT NULL;

CREATE INDEX memo_link_by_code ON memo_link (to_code_id) WHERE to_code_id IS NOT NULL;

CREATE INDEX memo_link_by_coding ON memo_link (to_coding_id) WHERE to_coding_id IS NOT NULL;

CREATE INDEX memo_link_by_memo ON memo_link (memo_id);

CREATE INDEX memo_link_by_proposition ON memo_link (to_proposition_id) WHERE to_proposition_id IS NOT NULL;

CREATE INDEX memo_link_by_source ON memo_link (to_source_id) WHERE to_source_id IS NOT NULL;

CREATE INDEX memo_link_by_target_memo ON memo_link (to_memo_id) WHERE to_memo_id IS NOT NULL;

CREATE INDEX merge_question_by_coder ON merge_question (coder_id) WHERE coder_id IS NOT NULL;

CREATE INDEX merge_question_by_object ON merge_question (object_id);

CREATE INDEX merge_question_by_report ON merge_question (report_id);

CREATE INDEX merge_question_open ON merge_question (state) WHERE state = 'open';

CREATE INDEX merge_report_by_coder ON merge_report (coder_id);

CREATE INDEX negative_case_by_case ON negative_case (case_id);

CREATE INDEX negative_case_by_coder ON negative_case (coder_id);

CREATE INDEX negative_case_by_wording ON negative_case (wording_id) WHERE wording_id IS NOT NULL;

CREATE INDEX other_run_by_coder ON other_run (coder_id) WHERE coder_id IS NOT NULL;

CREATE INDEX other_run_by_project ON other_run (project_id);

CREATE INDEX other_run_by_version ON other_run (version_id) WHERE version_id IS NOT NULL;

CREATE INDEX other_version_by_coder ON other_version (coder_id) WHERE coder_id IS NOT NULL;

CREATE INDEX other_version_by_project ON other_version (project_id);

CREATE INDEX output_by_coder ON output (coder_id);

CREATE INDEX paragraph_by_source ON paragraph (source_id, place);

CREATE INDEX paragraph_by_speaker ON paragraph (speaker_id) WHERE speaker_id IS NOT NULL;

CREATE INDEX population_by_coder ON population (coder_id);

CREATE INDEX position_by_case ON position (case_id);

CREATE INDEX position_by_coder ON position (coder_id);

CREATE INDEX proposal_by_coder ON proposal (coder_id);

CREATE INDEX proposal_by_decider ON proposal (decided_by_id) WHERE decided_by_id IS NOT NULL;

CREATE INDEX proposal_by_round ON proposal (round_id) WHERE round_id IS NOT NULL;

CREATE INDEX proposition_by_author ON proposition (author_id) WHERE author_id IS NOT NULL;

CREATE INDEX proposition_by_merger ON proposition (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE INDEX proposition_by_rival ON proposition (rival_of_id) WHERE rival_of_id IS NOT NULL;

CREATE INDEX proposition_case_by_case ON proposition_case (case_id);

CREATE INDEX proposition_code_by_code ON proposition_code (code_id);

CREATE INDEX proposition_wording_by_case ON proposition_wording (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX proposition_wording_by_coder ON proposition_wording (coder_id);

CREATE INDEX proposition_wording_by_proposition ON proposition_wording (proposition_id);

CREATE INDEX quote_by_anchor ON quote (anchor_id);

CREATE INDEX quote_by_code ON quote (code_id) WHERE code_id IS NOT NULL;

CREATE INDEX quote_by_coder ON quote (coder_id);

CREATE INDEX quote_by_proposition ON quote (proposition_id) WHERE proposition_id IS NOT NULL;

CREATE INDEX rating_anchor_by_anchor ON rating_anchor (anchor_id);

CREATE INDEX rating_by_case ON rating (case_id);

CREATE INDEX rating_by_coder ON rating (coder_id);

CREATE INDEX round_by_coder ON round (coder_id);

CREATE INDEX round_coder_by_coder ON round_coder (coder_id);

CREATE INDEX round_look_by_coder ON round_look (coder_id);

CREATE INDEX round_look_by_round ON round_look (round_id, coder_id);

CREATE INDEX round_thing_by_round ON round_thing (round_id);

CREATE INDEX saved_display_by_coder ON saved_display (coder_id);

CREATE INDEX saved_filter_by_coder ON saved_filter (coder_id);

CREATE INDEX source_by_blob ON source (blob_hash);

CREATE INDEX source_by_key ON source (key);

CREATE INDEX source_by_text ON source (text_hash);

CREATE INDEX source_coder_by_coder ON source_coder (coder_id);

CREATE INDEX speaker_by_participant ON speaker (participant_id);

CREATE INDEX speaker_by_source ON speaker (source_id);

CREATE INDEX summary_by_case ON summary (case_id);

CREATE UNIQUE INDEX summary_by_cell ON summary (case_id, code_id) WHERE code_id IS NOT NULL;

CREATE INDEX summary_by_code ON summary (code_id) WHERE code_id IS NOT NULL;

CREATE INDEX summary_by_coder ON summary (coder_id);

CREATE INDEX summary_by_reviewer ON summary (reviewed_by_id) WHERE reviewed_by_id IS NOT NULL;

CREATE INDEX summary_by_signer ON summary (signed_by_id) WHERE signed_by_id IS NOT NULL;

CREATE INDEX summary_former_by_coder ON summary_former (coder_id);

CREATE INDEX summary_former_by_summary ON summary_former (summary_id);

CREATE INDEX summary_link_by_anchor ON summary_link (anchor_id);

CREATE INDEX summary_link_by_summary ON summary_link (summary_id);

CREATE UNIQUE INDEX summary_of_case ON summary (case_id) WHERE code_id IS NULL;

CREATE INDEX text_edit_by_coder ON text_edit (coder_id);

CREATE INDEX text_edit_by_source ON text_edit (source_id);

CREATE INDEX to_decide_by_operation ON to_decide (operation_id);
