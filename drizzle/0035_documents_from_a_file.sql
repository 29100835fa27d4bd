CREATE TABLE "imported_document" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imported_document_kind" CHECK ("imported_document"."kind" in ('pilot', 'need'))
);
--> statement-breakpoint
ALTER TABLE "need_addendum" DROP CONSTRAINT "need_addendum_field";--> statement-breakpoint
CREATE INDEX "imported_document_subject" ON "imported_document" USING btree ("subject_id");--> statement-breakpoint
ALTER TABLE "need_addendum" ADD CONSTRAINT "need_addendum_field" CHECK ("need_addendum"."field" in ('deadline', 'note', 'affected_count', 'contact_email', 'procurement_url', 'title', 'text', 'technology_area'));--> statement-breakpoint
-- A file of the owner's own system may correct the words, each with an addendum of old and new; nothing else may.
CREATE OR REPLACE FUNCTION need_words_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF old.published_at IS NULL THEN RETURN new; END IF;
	IF coalesce(current_setting('sol.import', true), '') <> 'on'
		AND (new.title, new.text, new.technology_area) IS DISTINCT FROM (old.title, old.text, old.technology_area)
	THEN RAISE EXCEPTION 'the words of an open need stand' USING errcode = 'restrict_violation'; END IF;
	IF (new.target_group, new.constraints, new.type, new.language, new.is_sealed, new.slug, new.published_at)
		IS DISTINCT FROM
		(old.target_group, old.constraints, old.type, old.language, old.is_sealed, old.slug, old.published_at)
	THEN RAISE EXCEPTION 'the words of an open need stand' USING errcode = 'restrict_violation'; END IF;
	IF old.is_sealed AND coalesce(need_closes_at(new.deadline, new.deadline_time), '-infinity') < need_closes_at(old.deadline, old.deadline_time)
	THEN RAISE EXCEPTION 'a sealed need opens no sooner than promised' USING errcode = 'restrict_violation'; END IF;
	RETURN new;
END $$;
