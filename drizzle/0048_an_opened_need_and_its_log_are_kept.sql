-- Both could be read as never changed only as long as nobody deleted them. A need that was never opened may go, with what hangs on it.
CREATE TRIGGER "need_is_kept" BEFORE DELETE ON "need"
	FOR EACH ROW WHEN (OLD."published_at" IS NOT NULL) EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE FUNCTION "need_log_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM "need" WHERE "id" = OLD."need_id") THEN
		RAISE EXCEPTION 'the log of a need is only added to' USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN OLD;
END $$;--> statement-breakpoint
CREATE TRIGGER "need_log_is_kept" BEFORE DELETE ON "need_log" FOR EACH ROW EXECUTE FUNCTION "need_log_is_kept"();
