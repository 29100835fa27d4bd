CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "concept" (
	"id" text PRIMARY KEY NOT NULL,
	"category" text NOT NULL,
	"relation" text NOT NULL,
	"weight" integer NOT NULL,
	"difference_nb" text DEFAULT '' NOT NULL,
	"difference_sv" text DEFAULT '' NOT NULL,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"edited_at" timestamp with time zone,
	"retired_at" timestamp with time zone,
	CONSTRAINT "concept_id" CHECK ("concept"."id" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "concept_relation" CHECK ("concept"."relation" in ('same', 'near', 'different', 'partial', 'false_friend', 'none')),
	CONSTRAINT "concept_weight" CHECK ("concept"."weight" between 0 and 100),
	CONSTRAINT "concept_difference" CHECK ("concept"."relation" not in ('different', 'partial', 'false_friend') or ("concept"."difference_nb" <> '' and "concept"."difference_sv" <> ''))
);
--> statement-breakpoint
CREATE TABLE "concept_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "concept_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"concept_id" text NOT NULL,
	"revision" integer NOT NULL,
	"content" jsonb,
	"reason" text DEFAULT '' NOT NULL,
	"changed_by" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "concept_proposal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"concept_id" text,
	"content" jsonb NOT NULL,
	"reason" text NOT NULL,
	"language" text NOT NULL,
	"organisation_id" text,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"remark" text DEFAULT '' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "concept_proposal_state" CHECK ("concept_proposal"."state" in ('submitted', 'accepted', 'declined')),
	CONSTRAINT "concept_proposal_language" CHECK ("concept_proposal"."language" in ('nb', 'nn', 'sv')),
	CONSTRAINT "concept_proposal_decided" CHECK (("concept_proposal"."state" = 'submitted') = ("concept_proposal"."decided_at" is null)),
	CONSTRAINT "concept_proposal_four_eyes" CHECK ("concept_proposal"."decided_by" <> "concept_proposal"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "glossary_revision" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "look_alike" (
	"no" text NOT NULL,
	"sv" text NOT NULL,
	"difference_nb" text NOT NULL,
	"difference_sv" text NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "look_alike_no_sv_pk" PRIMARY KEY("no","sv")
);
--> statement-breakpoint
CREATE TABLE "term" (
	"concept_id" text NOT NULL,
	"language" text NOT NULL,
	"position" integer NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "term_concept_id_language_position_pk" PRIMARY KEY("concept_id","language","position"),
	CONSTRAINT "term_language" CHECK ("term"."language" in ('nb', 'nn', 'sv', 'en')),
	CONSTRAINT "term_word" CHECK ("term"."word" <> '' and "term"."word" = btrim("term"."word"))
);
--> statement-breakpoint
CREATE TABLE "page_view" (
	"about_kind" text NOT NULL,
	"about_id" text NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "page_view_about_kind_about_id_day_pk" PRIMARY KEY("about_kind","about_id","day")
);
--> statement-breakpoint
CREATE TABLE "search_document" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"slug" text NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"country" text,
	"owner_id" text,
	"technology_area" text,
	"at" timestamp with time zone NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_document_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "search_stale" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "search_stale_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "search_word" (
	"side" text NOT NULL,
	"word" text NOT NULL,
	"stem" text NOT NULL,
	"cognate" text NOT NULL,
	CONSTRAINT "search_word_side_word_pk" PRIMARY KEY("side","word")
);
--> statement-breakpoint
CREATE TABLE "translation" (
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"field" text NOT NULL,
	"language" text NOT NULL,
	"draft" text,
	"draft_source" text,
	"draft_origin" text,
	"written_by" uuid,
	"written_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"remark" text DEFAULT '' NOT NULL,
	"approved" text,
	"approved_source" text,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "translation_subject_kind_subject_id_language_field_pk" PRIMARY KEY("subject_kind","subject_id","language","field"),
	CONSTRAINT "translation_subject" CHECK ("translation"."subject_kind" in ('pilot', 'need', 'lesson', 'event')),
	CONSTRAINT "translation_language" CHECK ("translation"."language" in ('nb', 'nn', 'sv')),
	CONSTRAINT "translation_origin" CHECK ("translation"."draft_origin" in ('human', 'machine')),
	CONSTRAINT "translation_draft" CHECK (num_nulls("translation"."draft", "translation"."draft_source", "translation"."draft_origin") in (0, 3)),
	CONSTRAINT "translation_submitted" CHECK ("translation"."submitted_at" is null or "translation"."draft" is not null),
	CONSTRAINT "translation_approved" CHECK (num_nulls("translation"."approved", "translation"."approved_source", "translation"."approved_at") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "concept" ADD CONSTRAINT "concept_reviewed_by_person_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concept_change" ADD CONSTRAINT "concept_change_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concept_proposal" ADD CONSTRAINT "concept_proposal_concept_id_concept_id_fk" FOREIGN KEY ("concept_id") REFERENCES "public"."concept"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concept_proposal" ADD CONSTRAINT "concept_proposal_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concept_proposal" ADD CONSTRAINT "concept_proposal_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concept_proposal" ADD CONSTRAINT "concept_proposal_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term" ADD CONSTRAINT "term_concept_id_concept_id_fk" FOREIGN KEY ("concept_id") REFERENCES "public"."concept"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "translation" ADD CONSTRAINT "translation_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "concept_change_revision" ON "concept_change" USING btree ("concept_id","revision");--> statement-breakpoint
CREATE INDEX "concept_proposal_waiting" ON "concept_proposal" USING btree ("proposed_at") WHERE "concept_proposal"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "concept_proposal_concept" ON "concept_proposal" USING btree ("concept_id");--> statement-breakpoint
CREATE UNIQUE INDEX "term_once" ON "term" USING btree ("concept_id","language","word");--> statement-breakpoint
CREATE INDEX "term_word_index" ON "term" USING btree ("language",lower("word"));--> statement-breakpoint
CREATE INDEX "search_document_words" ON "search_document" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_word_stem" ON "search_word" USING btree ("stem","side");--> statement-breakpoint
CREATE INDEX "search_word_cognate" ON "search_word" USING btree ("cognate","side");--> statement-breakpoint
CREATE INDEX "search_word_letters" ON "search_word" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "translation_waiting" ON "translation" USING btree ("submitted_at") WHERE "translation"."submitted_at" is not null;--> statement-breakpoint
INSERT INTO "glossary_revision" DEFAULT VALUES;--> statement-breakpoint
CREATE FUNCTION glossary_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE glossary_revision SET revision = revision + 1;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER concept_changes_glossary AFTER INSERT OR UPDATE OR DELETE ON "concept" FOR EACH STATEMENT EXECUTE FUNCTION glossary_changed();--> statement-breakpoint
CREATE TRIGGER term_changes_glossary AFTER INSERT OR UPDATE OR DELETE ON "term" FOR EACH STATEMENT EXECUTE FUNCTION glossary_changed();--> statement-breakpoint
CREATE TRIGGER look_alike_changes_glossary AFTER INSERT OR UPDATE OR DELETE ON "look_alike" FOR EACH STATEMENT EXECUTE FUNCTION glossary_changed();
