-- 0022-answers-so-far.sql: what people answered of a merge, or of something brought in, before it is applied: kept where the view is closed or the
-- program ends. Not logged: nothing of the study is changed by it, and no undo calls it back. It goes when what was asked is applied.
-- `work`: what is merged (“merge”), or what is brought in; `called`: the same as people know it. `asked`: the id of the thing or of the question.
-- `answer` is JSON as the calls take it (src/team/merge/types.ts: Decision; src/team/bring-in/types.ts: PairDecision).
CREATE TABLE answer_so_far (
  n INTEGER PRIMARY KEY,
  work TEXT NOT NULL,
  called TEXT NOT NULL,
  asked TEXT NOT NULL,
  answer TEXT NOT NULL,
  given_at TEXT NOT NULL,
  UNIQUE (work, asked)
) STRICT;
