-- Two conditions are compared each by itself, and what lacks one of them is skipped; one condition of both is tried on more.
CREATE FUNCTION search_matches(asked tsquery, besides tsquery) RETURNS TABLE (kind text, id text, country text, at timestamptz)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 300 SET enable_seqscan = off AS $$
	SELECT d.kind, d.id, d.country, d.at FROM search_document d WHERE d.words @@ asked AND d.words @@ besides
$$;--> statement-breakpoint
-- With the words, for what has to be looked into: they lie beside the row and are fetched only then.
CREATE FUNCTION search_candidates(asked tsquery) RETURNS TABLE (kind text, id text, country text, at timestamptz, words tsvector)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 300 SET enable_seqscan = off AS $$
	SELECT d.kind, d.id, d.country, d.at, d.words FROM search_document d WHERE d.words @@ asked
$$;
