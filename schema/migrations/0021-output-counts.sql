-- 0021-output-counts.sql: the counts that an output for readers outside states, so that a later one is not subtracted from it. JSON
-- (src/exchange/output/manifest.ts: CountsShown): of which cases, and how many of them each thing holds of.
ALTER TABLE output ADD COLUMN counts TEXT NOT NULL DEFAULT '[]';
