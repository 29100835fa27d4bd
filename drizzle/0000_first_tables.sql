CREATE TABLE "mail_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "mail_link_purpose" CHECK ("mail_link"."purpose" in ('invitation', 'password_reset'))
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"role" text NOT NULL,
	"starts_on" date DEFAULT current_date NOT NULL,
	"ends_on" date,
	"substitute_for" uuid,
	CONSTRAINT "membership_role" CHECK ("membership"."role" in ('reader', 'editor', 'finance', 'administrator', 'secretariat', 'supplier', 'auditor')),
	CONSTRAINT "membership_days" CHECK ("membership"."ends_on" >= "membership"."starts_on"),
	CONSTRAINT "membership_substitute" CHECK ("membership"."substitute_for" <> "membership"."person_id" and ("membership"."substitute_for" is null or "membership"."ends_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "person_email_lower" CHECK ("person"."email" = lower("person"."email")),
	CONSTRAINT "person_language" CHECK ("person"."language" in ('nb', 'sv'))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "budget_line" (
	"project_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"work_package" text NOT NULL,
	"category" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "budget_line_project_id_organisation_id_work_package_category_pk" PRIMARY KEY("project_id","organisation_id","work_package","category"),
	CONSTRAINT "budget_line_category" CHECK ("budget_line"."category" in ('staff', 'office', 'travel', 'external', 'equipment', 'infrastructure', 'lump_sum', 'unit_cost', 'other')),
	CONSTRAINT "budget_line_amount" CHECK ("budget_line"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "expense" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"external_id" text,
	"project_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"pilot_id" uuid,
	"work_package" text,
	"period_code" text NOT NULL,
	"paid_on" date NOT NULL,
	"category" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"supplier" text DEFAULT '' NOT NULL,
	"voucher_number" text DEFAULT '' NOT NULL,
	"invoice_number" text DEFAULT '' NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"rate_per_euro" numeric(15, 6),
	"rate_source" text,
	"rate_on" date,
	"rule_set_id" text,
	"eur_minor" bigint,
	"approved_minor" bigint,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "expense_external_id" UNIQUE("external_id"),
	CONSTRAINT "expense_category" CHECK ("expense"."category" in ('staff', 'office', 'travel', 'external', 'equipment', 'infrastructure', 'lump_sum', 'unit_cost', 'other')),
	CONSTRAINT "expense_currency" CHECK ("expense"."currency" in ('NOK', 'SEK', 'EUR')),
	CONSTRAINT "expense_state" CHECK ("expense"."state" in ('draft', 'submitted', 'queried', 'approved', 'cut', 'rejected', 'withdrawn')),
	CONSTRAINT "expense_amount" CHECK ("expense"."amount_minor" <> 0),
	CONSTRAINT "expense_four_eyes" CHECK ("expense"."decided_by" <> "expense"."entered_by" and "expense"."decided_by" <> "expense"."submitted_by"),
	CONSTRAINT "expense_frozen" CHECK ("expense"."state" in ('draft', 'withdrawn') or ("expense"."rate_per_euro" is not null and "expense"."eur_minor" is not null and "expense"."rule_set_id" is not null)),
	CONSTRAINT "expense_approved_part" CHECK (("expense"."state" in ('approved', 'cut')) = ("expense"."approved_minor" is not null) and abs("expense"."approved_minor") <= abs("expense"."eur_minor")),
	CONSTRAINT "expense_cut_needs_reason" CHECK ("expense"."state" not in ('cut', 'rejected', 'queried') or "expense"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "expense_remark" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"expense_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "expense_remark_kind" CHECK ("expense_remark"."kind" in ('query', 'answer'))
);
--> statement-breakpoint
CREATE TABLE "journal_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"organisation_id" text,
	"about_kind" text NOT NULL,
	"about_id" text NOT NULL,
	"reason" text,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "outgoing_mail" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"to_address" text NOT NULL,
	"language" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"reply_to" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "outgoing_mail_language" CHECK ("outgoing_mail"."language" in ('nb', 'sv'))
);
--> statement-breakpoint
CREATE TABLE "need" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"external_id" text,
	"slug" text NOT NULL,
	"owner_id" text NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"technology_area" text NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"deadline" date,
	"published_at" timestamp with time zone,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "need_external_id" UNIQUE("external_id"),
	CONSTRAINT "need_slug" UNIQUE("slug"),
	CONSTRAINT "need_language" CHECK ("need"."language" in ('nb', 'nn', 'sv')),
	CONSTRAINT "need_type" CHECK ("need"."type" in ('idea_request', 'market_dialogue')),
	CONSTRAINT "need_state" CHECK ("need"."state" in ('draft', 'submitted', 'returned', 'open', 'dialogue', 'closed', 'in_procurement', 'in_pilot', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "demography" (
	"key" text NOT NULL,
	"label_nb" text NOT NULL,
	"label_sv" text NOT NULL,
	"year" integer NOT NULL,
	"positions" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "demography_key_year_pk" PRIMARY KEY("key","year")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"name_nb" text NOT NULL,
	"name_sv" text NOT NULL,
	"language" text NOT NULL,
	"partner_order" integer,
	"org_number" text,
	"website" text,
	"latitude" numeric(8, 5),
	"longitude" numeric(8, 5),
	"population" integer,
	"population_on" text,
	"active_from" date,
	"active_to" date,
	"succeeded_by" text,
	"presentation" text,
	"contact_email" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "organisation_partner_order" UNIQUE("partner_order"),
	CONSTRAINT "organisation_kind" CHECK ("organisation"."kind" in ('municipality', 'hospital', 'university', 'region', 'network', 'it_cooperation', 'supplier', 'secretariat')),
	CONSTRAINT "organisation_language" CHECK ("organisation"."language" in ('nb', 'sv')),
	CONSTRAINT "organisation_active" CHECK ("organisation"."active_to" >= "organisation"."active_from"),
	CONSTRAINT "organisation_not_own_successor" CHECK ("organisation"."succeeded_by" <> "organisation"."id")
);
--> statement-breakpoint
CREATE TABLE "representation" (
	"acts_id" text NOT NULL,
	"member_id" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"source" text NOT NULL,
	CONSTRAINT "representation_acts_id_member_id_pk" PRIMARY KEY("acts_id","member_id"),
	CONSTRAINT "representation_of_another" CHECK ("representation"."acts_id" <> "representation"."member_id")
);
--> statement-breakpoint
CREATE TABLE "supplier_area" (
	"organisation_id" text NOT NULL,
	"technology_area" text NOT NULL,
	CONSTRAINT "supplier_area_organisation_id_technology_area_pk" PRIMARY KEY("organisation_id","technology_area")
);
--> statement-breakpoint
CREATE TABLE "technology_area" (
	"key" text PRIMARY KEY NOT NULL,
	"group_key" text NOT NULL,
	"name_nb" text NOT NULL,
	"name_sv" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "technology_group" (
	"key" text PRIMARY KEY NOT NULL,
	"name_nb" text NOT NULL,
	"name_sv" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phase_change" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"from_phase" text NOT NULL,
	"to_phase" text NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"reason" text NOT NULL,
	"outcome" text,
	"decision" text,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"remark" text,
	CONSTRAINT "phase_change_state" CHECK ("phase_change"."state" in ('submitted', 'approved', 'returned')),
	CONSTRAINT "phase_change_four_eyes" CHECK ("phase_change"."decided_by" <> "phase_change"."requested_by")
);
--> statement-breakpoint
CREATE TABLE "pilot" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"external_id" text,
	"slug" text NOT NULL,
	"owner_id" text NOT NULL,
	"project_id" text NOT NULL,
	"language" text NOT NULL,
	"phase" text DEFAULT 'idea' NOT NULL,
	"standing" text DEFAULT 'running' NOT NULL,
	"outcome" text,
	"decision" text,
	"copied_from" uuid,
	"hidden_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "pilot_external_id" UNIQUE("external_id"),
	CONSTRAINT "pilot_slug" UNIQUE("slug"),
	CONSTRAINT "pilot_language" CHECK ("pilot"."language" in ('nb', 'nn', 'sv')),
	CONSTRAINT "pilot_phase" CHECK ("pilot"."phase" in ('idea', 'concept', 'planning', 'execution', 'closing', 'realisation')),
	CONSTRAINT "pilot_standing" CHECK ("pilot"."standing" in ('running', 'paused', 'stopped')),
	CONSTRAINT "pilot_outcome" CHECK ("pilot"."outcome" in ('works', 'mixed', 'no_effect', 'harmful', 'not_completed')),
	CONSTRAINT "pilot_decision" CHECK ("pilot"."decision" in ('continued', 'expanded', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "pilot_partner" (
	"pilot_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"organisation_id" text NOT NULL,
	CONSTRAINT "pilot_partner_pilot_id_number_organisation_id_pk" PRIMARY KEY("pilot_id","number","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "pilot_remark" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"field" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pilot_version" (
	"pilot_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"publication" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"problem" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"goals" text DEFAULT '' NOT NULL,
	"target_group" text DEFAULT '' NOT NULL,
	"user_count" integer,
	"technology_area" text,
	"product" text DEFAULT '' NOT NULL,
	"supplier_id" text,
	"data_protection" text DEFAULT '' NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"project_id" text NOT NULL,
	"work_package" text,
	"budget_minor" bigint,
	"services" text DEFAULT '' NOT NULL,
	"dependencies" text DEFAULT '' NOT NULL,
	"gain_owner" text DEFAULT '' NOT NULL,
	"process_change" text DEFAULT '' NOT NULL,
	"training" text DEFAULT '' NOT NULL,
	"lessons" text DEFAULT '' NOT NULL,
	"edited_by" uuid,
	"edited_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "pilot_version_pilot_id_number_pk" PRIMARY KEY("pilot_id","number"),
	CONSTRAINT "pilot_version_publication" CHECK ("pilot_version"."publication" in ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
	CONSTRAINT "pilot_version_days" CHECK ("pilot_version"."ends_on" >= "pilot_version"."starts_on"),
	CONSTRAINT "pilot_version_user_count" CHECK ("pilot_version"."user_count" >= 0),
	CONSTRAINT "pilot_version_four_eyes" CHECK ("pilot_version"."decided_by" <> "pilot_version"."submitted_by" and "pilot_version"."decided_by" <> "pilot_version"."edited_by")
);
--> statement-breakpoint
CREATE TABLE "period" (
	"project_id" text NOT NULL,
	"code" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"report_due_on" date,
	"is_locked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "period_project_id_code_pk" PRIMARY KEY("project_id","code"),
	CONSTRAINT "period_order" CHECK ("period"."ends_on" >= "period"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" text PRIMARY KEY NOT NULL,
	"name_nb" text NOT NULL,
	"name_sv" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"is_archive" boolean DEFAULT false NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_partner" (
	"project_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"side" text NOT NULL,
	CONSTRAINT "project_partner_project_id_organisation_id_pk" PRIMARY KEY("project_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "project_side" (
	"project_id" text NOT NULL,
	"side" text NOT NULL,
	"currency" text NOT NULL,
	"fund" text NOT NULL,
	"grant_percent" numeric(5, 2) NOT NULL,
	"budget_minor" bigint NOT NULL,
	"grant_minor" bigint NOT NULL,
	"lead_id" text NOT NULL,
	"rule_set_id" text NOT NULL,
	CONSTRAINT "project_side_project_id_side_pk" PRIMARY KEY("project_id","side"),
	CONSTRAINT "project_side_side" CHECK ("project_side"."side" in ('SE', 'NO')),
	CONSTRAINT "project_side_currency" CHECK (("project_side"."side" = 'SE' and "project_side"."currency" = 'SEK') or ("project_side"."side" = 'NO' and "project_side"."currency" = 'NOK'))
);
--> statement-breakpoint
CREATE TABLE "rate" (
	"rule_set_id" text NOT NULL,
	"currency" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"per_euro" numeric(15, 6) NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "rate_rule_set_id_currency_valid_from_pk" PRIMARY KEY("rule_set_id","currency","valid_from"),
	CONSTRAINT "rate_currency" CHECK ("rate"."currency" in ('NOK', 'SEK', 'EUR')),
	CONSTRAINT "rate_positive" CHECK ("rate"."per_euro" > 0),
	CONSTRAINT "rate_days" CHECK ("rate"."valid_to" >= "rate"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "rule_set" (
	"id" text PRIMARY KEY NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source" text NOT NULL,
	"flat_rates" jsonb NOT NULL,
	"sides" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_package" (
	"project_id" text NOT NULL,
	"code" text NOT NULL,
	"name_nb" text NOT NULL,
	"name_sv" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "work_package_project_id_code_pk" PRIMARY KEY("project_id","code")
);
--> statement-breakpoint
CREATE TABLE "indicator" (
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"name_nb" text NOT NULL,
	"name_sv" text NOT NULL,
	"unit" text NOT NULL,
	"better" text NOT NULL,
	"gain_category" text NOT NULL,
	"technologies" text[] NOT NULL,
	"valid_min" numeric,
	"valid_max" numeric,
	"small_number_limit" integer NOT NULL,
	"method_note" text,
	CONSTRAINT "indicator_key_version_pk" PRIMARY KEY("key","version"),
	CONSTRAINT "indicator_better" CHECK ("indicator"."better" in ('up', 'down')),
	CONSTRAINT "indicator_gain_category" CHECK ("indicator"."gain_category" in ('quality', 'saved_time', 'avoided_cost', 'safety', 'staff_experience')),
	CONSTRAINT "indicator_limit" CHECK ("indicator"."small_number_limit" >= 1)
);
--> statement-breakpoint
CREATE TABLE "measurement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pilot_id" uuid NOT NULL,
	"indicator_key" text NOT NULL,
	"indicator_version" integer NOT NULL,
	"point" text NOT NULL,
	"value" numeric(14, 4) NOT NULL,
	"n" integer,
	"method" text NOT NULL,
	"collected_by" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"remark" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "measurement_point" CHECK ("measurement"."point" in ('baseline', 'mid', 'end', 'after_6', 'after_12')),
	CONSTRAINT "measurement_method" CHECK ("measurement"."method" in ('system_log', 'time_study', 'register', 'survey', 'estimate')),
	CONSTRAINT "measurement_collected_by" CHECK ("measurement"."collected_by" in ('unit', 'project', 'supplier', 'independent')),
	CONSTRAINT "measurement_n" CHECK ("measurement"."n" > 0),
	CONSTRAINT "measurement_days" CHECK ("measurement"."ends_on" >= "measurement"."starts_on"),
	CONSTRAINT "measurement_state" CHECK ("measurement"."state" in ('draft', 'submitted', 'returned', 'approved', 'superseded')),
	CONSTRAINT "measurement_four_eyes" CHECK ("measurement"."decided_by" <> "measurement"."entered_by")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"key" text PRIMARY KEY NOT NULL,
	"name_nb" text NOT NULL,
	"name_sv" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accessibility_report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"language" text NOT NULL,
	"page" text NOT NULL,
	"text" text NOT NULL,
	"reply_to" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"handled_at" timestamp with time zone,
	"handled_by" uuid
);
--> statement-breakpoint
CREATE TABLE "page_text" (
	"page" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"edited_by" uuid,
	"edited_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_text_page_language_pk" PRIMARY KEY("page","language"),
	CONSTRAINT "page_text_page" CHECK ("page_text"."page" in ('about')),
	CONSTRAINT "page_text_language" CHECK ("page_text"."language" in ('nb', 'sv'))
);
--> statement-breakpoint
CREATE TABLE "programme_logo" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"media_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"alt_nb" text NOT NULL,
	"alt_sv" text NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "programme_logo_days" CHECK ("programme_logo"."ends_on" >= "programme_logo"."starts_on"),
	CONSTRAINT "programme_logo_media_type" CHECK ("programme_logo"."media_type" in ('image/png', 'image/jpeg', 'image/webp'))
);
--> statement-breakpoint
ALTER TABLE "mail_link" ADD CONSTRAINT "mail_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_substitute_for_person_id_fk" FOREIGN KEY ("substitute_for") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_work_package" FOREIGN KEY ("project_id","work_package") REFERENCES "public"."work_package"("project_id","code") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_partner" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."project_partner"("project_id","organisation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_rule_set_id_rule_set_id_fk" FOREIGN KEY ("rule_set_id") REFERENCES "public"."rule_set"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_work_package" FOREIGN KEY ("project_id","work_package") REFERENCES "public"."work_package"("project_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_period" FOREIGN KEY ("project_id","period_code") REFERENCES "public"."period"("project_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_remark" ADD CONSTRAINT "expense_remark_expense_id_expense_id_fk" FOREIGN KEY ("expense_id") REFERENCES "public"."expense"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_remark" ADD CONSTRAINT "expense_remark_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_owner_id_organisation_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_technology_area_technology_area_key_fk" FOREIGN KEY ("technology_area") REFERENCES "public"."technology_area"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_succeeded_by_organisation_id_fk" FOREIGN KEY ("succeeded_by") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representation" ADD CONSTRAINT "representation_acts_id_organisation_id_fk" FOREIGN KEY ("acts_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representation" ADD CONSTRAINT "representation_member_id_organisation_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_area" ADD CONSTRAINT "supplier_area_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_area" ADD CONSTRAINT "supplier_area_technology_area_technology_area_key_fk" FOREIGN KEY ("technology_area") REFERENCES "public"."technology_area"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_area" ADD CONSTRAINT "technology_area_group_key_technology_group_key_fk" FOREIGN KEY ("group_key") REFERENCES "public"."technology_group"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_change" ADD CONSTRAINT "phase_change_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_change" ADD CONSTRAINT "phase_change_requested_by_person_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_change" ADD CONSTRAINT "phase_change_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_owner_id_organisation_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_partner" ADD CONSTRAINT "pilot_partner_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_partner" ADD CONSTRAINT "pilot_partner_version" FOREIGN KEY ("pilot_id","number") REFERENCES "public"."pilot_version"("pilot_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_remark" ADD CONSTRAINT "pilot_remark_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_remark" ADD CONSTRAINT "pilot_remark_version" FOREIGN KEY ("pilot_id","number") REFERENCES "public"."pilot_version"("pilot_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD CONSTRAINT "pilot_version_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD CONSTRAINT "pilot_version_technology_area_technology_area_key_fk" FOREIGN KEY ("technology_area") REFERENCES "public"."technology_area"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD CONSTRAINT "pilot_version_supplier_id_organisation_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD CONSTRAINT "pilot_version_edited_by_person_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD CONSTRAINT "pilot_version_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD CONSTRAINT "pilot_version_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pilot_version" ADD CONSTRAINT "pilot_version_work_package" FOREIGN KEY ("project_id","work_package") REFERENCES "public"."work_package"("project_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period" ADD CONSTRAINT "period_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_partner" ADD CONSTRAINT "project_partner_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_partner" ADD CONSTRAINT "project_partner_side" FOREIGN KEY ("project_id","side") REFERENCES "public"."project_side"("project_id","side") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_side" ADD CONSTRAINT "project_side_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_side" ADD CONSTRAINT "project_side_lead_id_organisation_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_side" ADD CONSTRAINT "project_side_rule_set_id_rule_set_id_fk" FOREIGN KEY ("rule_set_id") REFERENCES "public"."rule_set"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate" ADD CONSTRAINT "rate_rule_set_id_rule_set_id_fk" FOREIGN KEY ("rule_set_id") REFERENCES "public"."rule_set"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_package" ADD CONSTRAINT "work_package_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_unit_unit_key_fk" FOREIGN KEY ("unit") REFERENCES "public"."unit"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_indicator" FOREIGN KEY ("indicator_key","indicator_version") REFERENCES "public"."indicator"("key","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accessibility_report" ADD CONSTRAINT "accessibility_report_handled_by_person_id_fk" FOREIGN KEY ("handled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_text" ADD CONSTRAINT "page_text_edited_by_person_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_logo" ADD CONSTRAINT "programme_logo_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_link_person" ON "mail_link" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_one_role" ON "membership" USING btree ("person_id","organisation_id") WHERE "membership"."substitute_for" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "membership_one_substitution" ON "membership" USING btree ("person_id","organisation_id","substitute_for") WHERE "membership"."substitute_for" is not null;--> statement-breakpoint
CREATE INDEX "membership_organisation" ON "membership" USING btree ("organisation_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "throttle_window" ON "throttle" USING btree ("window_started_at");--> statement-breakpoint
CREATE INDEX "expense_partner" ON "expense" USING btree ("project_id","organisation_id","period_code");--> statement-breakpoint
CREATE INDEX "expense_waiting" ON "expense" USING btree ("submitted_at") WHERE "expense"."state" in ('submitted', 'queried');--> statement-breakpoint
CREATE INDEX "expense_pilot" ON "expense" USING btree ("pilot_id");--> statement-breakpoint
CREATE INDEX "expense_remark_expense" ON "expense_remark" USING btree ("expense_id","written_at");--> statement-breakpoint
CREATE INDEX "journal_entry_about" ON "journal_entry" USING btree ("about_kind","about_id","id");--> statement-breakpoint
CREATE INDEX "journal_entry_organisation" ON "journal_entry" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "outgoing_mail_waiting" ON "outgoing_mail" USING btree ("created_at") WHERE "outgoing_mail"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "outgoing_mail_newest" ON "outgoing_mail" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "need_open" ON "need" USING btree ("state","deadline");--> statement-breakpoint
CREATE INDEX "need_owner" ON "need" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "organisation_successor" ON "organisation" USING btree ("succeeded_by");--> statement-breakpoint
CREATE INDEX "organisation_by_kind" ON "organisation" USING btree ("kind","country");--> statement-breakpoint
CREATE UNIQUE INDEX "phase_change_one_open" ON "phase_change" USING btree ("pilot_id") WHERE "phase_change"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "pilot_owner" ON "pilot" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "pilot_project" ON "pilot" USING btree ("project_id","phase");--> statement-breakpoint
CREATE INDEX "pilot_partner_organisation" ON "pilot_partner" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "pilot_remark_version_index" ON "pilot_remark" USING btree ("pilot_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "pilot_version_one_open" ON "pilot_version" USING btree ("pilot_id") WHERE "pilot_version"."publication" in ('draft', 'submitted', 'returned');--> statement-breakpoint
CREATE UNIQUE INDEX "pilot_version_one_public" ON "pilot_version" USING btree ("pilot_id") WHERE "pilot_version"."publication" = 'published';--> statement-breakpoint
CREATE INDEX "pilot_version_public_area" ON "pilot_version" USING btree ("technology_area") WHERE "pilot_version"."publication" = 'published';--> statement-breakpoint
CREATE INDEX "pilot_version_waiting" ON "pilot_version" USING btree ("submitted_at") WHERE "pilot_version"."publication" = 'submitted';--> statement-breakpoint
CREATE UNIQUE INDEX "measurement_one_approved" ON "measurement" USING btree ("pilot_id","indicator_key","point") WHERE "measurement"."state" = 'approved';--> statement-breakpoint
CREATE UNIQUE INDEX "measurement_one_open" ON "measurement" USING btree ("pilot_id","indicator_key","point") WHERE "measurement"."state" in ('draft', 'submitted', 'returned');--> statement-breakpoint
CREATE INDEX "measurement_pilot" ON "measurement" USING btree ("pilot_id","state");--> statement-breakpoint
CREATE INDEX "measurement_waiting" ON "measurement" USING btree ("entered_at") WHERE "measurement"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "accessibility_report_open" ON "accessibility_report" USING btree ("created_at") WHERE "accessibility_report"."handled_at" is null;