-- 0011-paraphrase.sql: a quote may be said in the researcher's own words, which then stand where its words would.
ALTER TABLE quote ADD COLUMN paraphrase TEXT;
