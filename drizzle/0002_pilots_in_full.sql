CREATE TABLE "api_request" (
	"token_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_request_token_id_key_pk" PRIMARY KEY("token_id","key")
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_token_hash" UNIQUE("token_hash"),
	CONSTRAINT "api_token_scopes" CHECK ("api_token"."scopes" <@ array['pilot.write', 'measurement.write', 'expense.enter'])
);
--> statement-breakpoint
CREATE TABLE "document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"sha256" text NOT NULL,
	"byte_count" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"text_nb" text DEFAULT '' NOT NULL,
	"text_sv" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "document_sha256" CHECK ("document"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "document_byte_count" CHECK ("document"."byte_count" > 0),
	CONSTRAINT "document_size" CHECK (("document"."width" is null) = ("document"."height" is null)),
	CONSTRAINT "document_language" CHECK ("document"."language" in ('nb', 'nn', 'sv'))
);
--> statement-breakpoint
CREATE TABLE "gain" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"category" text NOT NULL,
	"text" text NOT NULL,
	"owner" text NOT NULL,
	"indicator_key" text,
	"indicator_version" integer,
	"expected" numeric(14, 4) NOT NULL,
	"unit" text NOT NULL,
	"follow_up_on" date NOT NULL,
	"language" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gain_category" CHECK ("gain"."category" in ('quality', 'saved_time', 'avoided_cost', 'safety', 'staff_experience')),
	CONSTRAINT "gain_unit" CHECK ("gain"."unit" in ('hours_per_month', 'nok_per_year', 'sek_per_year', 'percent', 'points')),
	CONSTRAINT "gain_language" CHECK ("gain"."language" in ('nb', 'nn', 'sv'))
);
--> statement-breakpoint
CREATE TABLE "gain_answer" (
	"gain_id" uuid NOT NULL,
	"point" text NOT NULL,
	"status" text NOT NULL,
	"documented" numeric(14, 4),
	"realised" numeric(14, 4),
	"note" text DEFAULT '' NOT NULL,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gain_answer_gain_id_point_pk" PRIMARY KEY("gain_id","point"),
	CONSTRAINT "gain_answer_point" CHECK ("gain_answer"."point" in ('after_6', 'after_12')),
	CONSTRAINT "gain_answer_status" CHECK ("gain_answer"."status" in ('realised', 'partly', 'not'))
);
--> statement-breakpoint
CREATE TABLE "gain_reminder" (
	"pilot_id" uuid NOT NULL,
	"point" text NOT NULL,
	"reminded_on" date NOT NULL,
	CONSTRAINT "gain_reminder_pilot_id_point_pk" PRIMARY KEY("pilot_id","point"),
	CONSTRAINT "gain_reminder_point" CHECK ("gain_reminder"."point" in ('after_6', 'after_12'))
);
--> statement-breakpoint
CREATE TABLE "lesson" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"context" text DEFAULT '' NOT NULL,
	"what_happened" text DEFAULT '' NOT NULL,
	"advice" text DEFAULT '' NOT NULL,
	"applies_when" text DEFAULT '' NOT NULL,
	"depends_on" text[] DEFAULT '{}' NOT NULL,
	"language" text NOT NULL,
	"publication" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"remark" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "lesson_kind" CHECK ("lesson"."kind" in ('anchoring', 'organisation', 'training', 'technology', 'procurement', 'law', 'users', 'economy')),
	CONSTRAINT "lesson_depends_on" CHECK ("lesson"."depends_on" <@ array['size', 'settlement', 'systems', 'rules', 'staffing']),
	CONSTRAINT "lesson_language" CHECK ("lesson"."language" in ('nb', 'nn', 'sv')),
	CONSTRAINT "lesson_publication" CHECK ("lesson"."publication" in ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
	CONSTRAINT "lesson_four_eyes" CHECK ("lesson"."decided_by" <> "lesson"."submitted_by" and "lesson"."decided_by" <> "lesson"."written_by")
);
--> statement-breakpoint
CREATE TABLE "lesson_useful" (
	"lesson_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"said_by" uuid,
	"said_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lesson_useful_lesson_id_organisation_id_pk" PRIMARY KEY("lesson_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "ownership_transfer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"reason" text NOT NULL,
	"remark" text,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "ownership_transfer_state" CHECK ("ownership_transfer"."state" in ('requested', 'accepted', 'declined', 'cancelled')),
	CONSTRAINT "ownership_transfer_elsewhere" CHECK ("ownership_transfer"."from_id" <> "ownership_transfer"."to_id")
);
--> statement-breakpoint
CREATE TABLE "pilot_document" (
	"pilot_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "pilot_document_pilot_id_number_document_id_pk" PRIMARY KEY("pilot_id","number","document_id")
);
--> statement-breakpoint
CREATE TABLE "pilot_milestone" (
	"pilot_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"position" integer NOT NULL,
	"due_on" date NOT NULL,
	"text" text NOT NULL,
	"is_done" boolean DEFAULT false NOT NULL,
	CONSTRAINT "pilot_milestone_pilot_id_number_position_pk" PRIMARY KEY("pilot_id","number","position")
);
--> statement-breakpoint
CREATE TABLE "measurement_import" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" text NOT NULL,
	"file_name" text NOT NULL,
	"rows" jsonb NOT NULL,
	"state" text DEFAULT 'checked' NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "measurement_import_state" CHECK ("measurement_import"."state" in ('checked', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "measurement_part" (
	"measurement_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"part" text NOT NULL,
	"value" numeric(14, 4) NOT NULL,
	"numerator" numeric(14, 4),
	"denominator" numeric(14, 4),
	"n" integer NOT NULL,
	"is_hidden" boolean DEFAULT false NOT NULL,
	CONSTRAINT "measurement_part_measurement_id_dimension_part_pk" PRIMARY KEY("measurement_id","dimension","part"),
	CONSTRAINT "measurement_part_dimension" CHECK ("measurement_part"."dimension" in ('sex', 'age', 'setting')),
	CONSTRAINT "measurement_part_n" CHECK ("measurement_part"."n" >= 0),
	CONSTRAINT "measurement_part_share" CHECK (("measurement_part"."numerator" is null) = ("measurement_part"."denominator" is null))
);
--> statement-breakpoint
CREATE TABLE "pilot_indicator" (
	"pilot_id" uuid NOT NULL,
	"indicator_key" text NOT NULL,
	"indicator_version" integer NOT NULL,
	"target" numeric(14, 4),
	"target_percent" numeric(7, 2),
	"baseline_from" date,
	"baseline_to" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"chosen_by" uuid,
	"chosen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pilot_indicator_pilot_id_indicator_key_pk" PRIMARY KEY("pilot_id","indicator_key"),
	CONSTRAINT "pilot_indicator_one_target" CHECK ("pilot_indicator"."target" is null or "pilot_indicator"."target_percent" is null),
	CONSTRAINT "pilot_indicator_target_percent" CHECK ("pilot_indicator"."target_percent" <> 0),
	CONSTRAINT "pilot_indicator_baseline_days" CHECK ("pilot_indicator"."baseline_to" >= "pilot_indicator"."baseline_from")
);
--> statement-breakpoint
CREATE TABLE "reporting_window" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"point" text NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reporting_window_point" CHECK ("reporting_window"."point" in ('baseline', 'mid', 'end', 'after_6', 'after_12')),
	CONSTRAINT "reporting_window_days" CHECK ("reporting_window"."closes_on" >= "reporting_window"."opens_on")
);
--> statement-breakpoint
CREATE TABLE "starter_indicator" (
	"technology_area" text NOT NULL,
	"indicator_key" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "starter_indicator_technology_area_indicator_key_pk" PRIMARY KEY("technology_area","indicator_key")
);
--> statement-breakpoint
CREATE TABLE "unit_conversion" (
	"indicator_key" text NOT NULL,
	"from_unit" text NOT NULL,
	"factor" numeric NOT NULL,
	"note_nb" text NOT NULL,
	"note_sv" text NOT NULL,
	CONSTRAINT "unit_conversion_indicator_key_from_unit_pk" PRIMARY KEY("indicator_key","from_unit"),
	CONSTRAINT "unit_conversion_factor" CHECK ("unit_conversion"."factor" > 0)
);
--> statement-breakpoint
CREATE TABLE "adoption" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"solution_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"pilot_id" uuid,
	"stage" text DEFAULT 'declared' NOT NULL,
	"since_on" date NOT NULL,
	"user_count" integer,
	"declared_by" uuid,
	"declared_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"ended_on" date,
	"ended_reason" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "adoption_stage" CHECK ("adoption"."stage" in ('declared', 'confirmed', 'in_use', 'scaled', 'ended')),
	CONSTRAINT "adoption_confirmed" CHECK ("adoption"."stage" = 'declared' or "adoption"."confirmed_at" is not null),
	CONSTRAINT "adoption_ended" CHECK (("adoption"."stage" = 'ended') = ("adoption"."ended_reason" <> '' and "adoption"."ended_on" is not null)),
	CONSTRAINT "adoption_user_count" CHECK ("adoption"."user_count" >= 0),
	CONSTRAINT "adoption_days" CHECK ("adoption"."ended_on" >= "adoption"."since_on")
);
--> statement-breakpoint
CREATE TABLE "pilot_solution" (
	"pilot_id" uuid NOT NULL,
	"solution_id" uuid NOT NULL,
	CONSTRAINT "pilot_solution_pilot_id_solution_id_pk" PRIMARY KEY("pilot_id","solution_id")
);
--> statement-breakpoint
CREATE TABLE "solution" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"supplier_id" text,
	"organisation_id" text NOT NULL,
	"technology_area" text NOT NULL,
	"name" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"prerequisites" text DEFAULT '' NOT NULL,
	"is_ready_to_reuse" boolean DEFAULT false NOT NULL,
	"language" text NOT NULL,
	"publication" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"remark" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "solution_slug" UNIQUE("slug"),
	CONSTRAINT "solution_kind" CHECK ("solution"."kind" in ('generic', 'product')),
	CONSTRAINT "solution_supplier" CHECK (("solution"."kind" = 'product') = ("solution"."supplier_id" is not null)),
	CONSTRAINT "solution_language" CHECK ("solution"."language" in ('nb', 'nn', 'sv')),
	CONSTRAINT "solution_publication" CHECK ("solution"."publication" in ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
	CONSTRAINT "solution_four_eyes" CHECK ("solution"."decided_by" <> "solution"."submitted_by" and "solution"."decided_by" <> "solution"."written_by")
);
--> statement-breakpoint
ALTER TABLE "pilot_partner" DROP CONSTRAINT "pilot_partner_pilot_id_number_organisation_id_pk";--> statement-breakpoint
ALTER TABLE "phase_change" ADD COLUMN "to_standing" text;--> statement-breakpoint
ALTER TABLE "phase_change" ADD COLUMN "asked_of" uuid;--> statement-breakpoint
ALTER TABLE "pilot" ADD COLUMN "standing_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pilot" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "pilot" ADD COLUMN "withdrawn_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pilot" ADD COLUMN "confirmed_on" date;--> statement-breakpoint
ALTER TABLE "pilot_partner" ADD COLUMN "role" text DEFAULT 'test_site' NOT NULL;--> statement-breakpoint
ALTER TABLE "pilot_partner" ADD CONSTRAINT "pilot_partner_pilot_id_number_organisation_id_role_pk" PRIMARY KEY("pilot_id","number","organisation_id","role");--> statement-breakpoint
ALTER TABLE "pilot_version" ADD COLUMN "sites" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD COLUMN "professional_contact" uuid;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD COLUMN "it_contact" uuid;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD COLUMN "systems" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD COLUMN "border_differences" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD COLUMN "data_quality" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "definition_nb" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "definition_sv" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "is_share" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "pilot_id" uuid;--> statement-breakpoint
ALTER TABLE "measurement" ADD COLUMN "numerator" numeric(14, 4);--> statement-breakpoint
ALTER TABLE "measurement" ADD COLUMN "denominator" numeric(14, 4);--> statement-breakpoint
ALTER TABLE "measurement" ADD COLUMN "design" text DEFAULT 'before_after' NOT NULL;--> statement-breakpoint
ALTER TABLE "measurement" ADD COLUMN "exclusions" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "measurement" ADD COLUMN "other_changes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "measurement" ADD COLUMN "uncertain_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_request" ADD CONSTRAINT "api_request_token_id_api_token_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_token"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gain" ADD CONSTRAINT "gain_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gain" ADD CONSTRAINT "gain_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gain" ADD CONSTRAINT "gain_indicator" FOREIGN KEY ("indicator_key","indicator_version") REFERENCES "public"."indicator"("key","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gain_answer" ADD CONSTRAINT "gain_answer_gain_id_gain_id_fk" FOREIGN KEY ("gain_id") REFERENCES "public"."gain"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gain_answer" ADD CONSTRAINT "gain_answer_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gain_reminder" ADD CONSTRAINT "gain_reminder_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_useful" ADD CONSTRAINT "lesson_useful_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_useful" ADD CONSTRAINT "lesson_useful_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_useful" ADD CONSTRAINT "lesson_useful_said_by_person_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_transfer" ADD CONSTRAINT "ownership_transfer_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_transfer" ADD CONSTRAINT "ownership_transfer_from_id_organisation_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_transfer" ADD CONSTRAINT "ownership_transfer_to_id_organisation_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_transfer" ADD CONSTRAINT "ownership_transfer_requested_by_person_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_transfer" ADD CONSTRAINT "ownership_transfer_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_document" ADD CONSTRAINT "pilot_document_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_document" ADD CONSTRAINT "pilot_document_version" FOREIGN KEY ("pilot_id","number") REFERENCES "public"."pilot_version"("pilot_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_milestone" ADD CONSTRAINT "pilot_milestone_version" FOREIGN KEY ("pilot_id","number") REFERENCES "public"."pilot_version"("pilot_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement_import" ADD CONSTRAINT "measurement_import_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement_import" ADD CONSTRAINT "measurement_import_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement_part" ADD CONSTRAINT "measurement_part_measurement_id_measurement_id_fk" FOREIGN KEY ("measurement_id") REFERENCES "public"."measurement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_indicator" ADD CONSTRAINT "pilot_indicator_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_indicator" ADD CONSTRAINT "pilot_indicator_chosen_by_person_id_fk" FOREIGN KEY ("chosen_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_indicator" ADD CONSTRAINT "pilot_indicator_indicator" FOREIGN KEY ("indicator_key","indicator_version") REFERENCES "public"."indicator"("key","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_window" ADD CONSTRAINT "reporting_window_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "starter_indicator" ADD CONSTRAINT "starter_indicator_technology_area_technology_area_key_fk" FOREIGN KEY ("technology_area") REFERENCES "public"."technology_area"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_conversion" ADD CONSTRAINT "unit_conversion_from_unit_unit_key_fk" FOREIGN KEY ("from_unit") REFERENCES "public"."unit"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_declared_by_person_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_solution" ADD CONSTRAINT "pilot_solution_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_solution" ADD CONSTRAINT "pilot_solution_solution_id_solution_id_fk" FOREIGN KEY ("solution_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solution" ADD CONSTRAINT "solution_supplier_id_organisation_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solution" ADD CONSTRAINT "solution_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solution" ADD CONSTRAINT "solution_technology_area_technology_area_key_fk" FOREIGN KEY ("technology_area") REFERENCES "public"."technology_area"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solution" ADD CONSTRAINT "solution_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solution" ADD CONSTRAINT "solution_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solution" ADD CONSTRAINT "solution_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_request_at" ON "api_request" USING btree ("at");--> statement-breakpoint
CREATE INDEX "api_token_organisation" ON "api_token" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "document_organisation" ON "document" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "document_sha256_index" ON "document" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "gain_pilot" ON "gain" USING btree ("pilot_id");--> statement-breakpoint
CREATE INDEX "gain_follow_up" ON "gain" USING btree ("follow_up_on");--> statement-breakpoint
CREATE INDEX "lesson_pilot" ON "lesson" USING btree ("pilot_id","position");--> statement-breakpoint
CREATE INDEX "lesson_public" ON "lesson" USING btree ("kind") WHERE "lesson"."publication" = 'published';--> statement-breakpoint
CREATE INDEX "lesson_waiting" ON "lesson" USING btree ("submitted_at") WHERE "lesson"."publication" = 'submitted';--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_transfer_one_open" ON "ownership_transfer" USING btree ("pilot_id") WHERE "ownership_transfer"."state" = 'requested';--> statement-breakpoint
CREATE INDEX "ownership_transfer_to" ON "ownership_transfer" USING btree ("to_id","state");--> statement-breakpoint
CREATE INDEX "pilot_document_document" ON "pilot_document" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "measurement_import_organisation" ON "measurement_import" USING btree ("organisation_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "reporting_window_days_index" ON "reporting_window" USING btree ("opens_on","closes_on");--> statement-breakpoint
CREATE UNIQUE INDEX "adoption_one_running" ON "adoption" USING btree ("solution_id","organisation_id") WHERE "adoption"."stage" <> 'ended';--> statement-breakpoint
CREATE INDEX "adoption_organisation" ON "adoption" USING btree ("organisation_id","stage");--> statement-breakpoint
CREATE INDEX "adoption_pilot" ON "adoption" USING btree ("pilot_id");--> statement-breakpoint
CREATE INDEX "pilot_solution_solution" ON "pilot_solution" USING btree ("solution_id");--> statement-breakpoint
CREATE INDEX "solution_area" ON "solution" USING btree ("technology_area");--> statement-breakpoint
CREATE INDEX "solution_supplier_index" ON "solution" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "solution_organisation" ON "solution" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "solution_waiting" ON "solution" USING btree ("submitted_at") WHERE "solution"."publication" = 'submitted';--> statement-breakpoint
ALTER TABLE "phase_change" ADD CONSTRAINT "phase_change_asked_of_person_id_fk" FOREIGN KEY ("asked_of") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD CONSTRAINT "pilot_version_professional_contact_person_id_fk" FOREIGN KEY ("professional_contact") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD CONSTRAINT "pilot_version_it_contact_person_id_fk" FOREIGN KEY ("it_contact") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "indicator_pilot" ON "indicator" USING btree ("pilot_id");--> statement-breakpoint
ALTER TABLE "phase_change" ADD CONSTRAINT "phase_change_to_standing" CHECK ("phase_change"."to_standing" in ('running', 'paused', 'stopped'));--> statement-breakpoint
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_standing_reason" CHECK ("pilot"."standing" <> 'running' or "pilot"."standing_reason" = '');--> statement-breakpoint
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_withdrawn_reason" CHECK (("pilot"."withdrawn_at" is null) = ("pilot"."withdrawn_reason" = ''));--> statement-breakpoint
ALTER TABLE "pilot_partner" ADD CONSTRAINT "pilot_partner_role" CHECK ("pilot_partner"."role" in ('co_owner', 'test_site', 'research', 'supplier', 'funder'));--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_design" CHECK ("measurement"."design" in ('after_only', 'before_after', 'comparison', 'randomised', 'review'));--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_share" CHECK (("measurement"."numerator" is null) = ("measurement"."denominator" is null));--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_denominator" CHECK ("measurement"."denominator" > 0);