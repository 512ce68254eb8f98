-- 0027-outputs-sources.sql: of what was written out, where to (`folder`), from which sources (`sources`, a JSON list of their ids; null: written out before
-- this was kept), and whether passages of them stand in it (`quotes`). Whoever destroys a source, or words of it, is told which files still hold it.
ALTER TABLE output ADD COLUMN folder TEXT;
ALTER TABLE output ADD COLUMN sources TEXT;
ALTER TABLE output ADD COLUMN quotes INTEGER CHECK (quotes IN (0, 1));
