CREATE TABLE "search_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"count" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
-- A counter in one row would make whoever writes wait for whoever wrote before and has not ended yet.
CREATE FUNCTION search_index_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO search_change DEFAULT VALUES;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER search_document_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "search_document" FOR EACH STATEMENT EXECUTE FUNCTION search_index_changed();--> statement-breakpoint
CREATE TRIGGER search_word_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "search_word" FOR EACH STATEMENT EXECUTE FUNCTION search_index_changed();
