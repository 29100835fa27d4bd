CREATE TABLE "audit_sample" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" text NOT NULL,
	"period_code" text NOT NULL,
	"method" text NOT NULL,
	"size" integer NOT NULL,
	"seed" text NOT NULL,
	"drawn_by" uuid NOT NULL,
	"drawn_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_sample_method" CHECK ("audit_sample"."method" in ('random', 'largest', 'by_amount', 'risk')),
	CONSTRAINT "audit_sample_size" CHECK ("audit_sample"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "audit_sample_line" (
	"sample_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"expense_id" uuid NOT NULL,
	CONSTRAINT "audit_sample_line_pk" PRIMARY KEY("sample_id","position")
);
--> statement-breakpoint
CREATE TABLE "expense_seen" (
	"expense_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "expense_seen_pk" PRIMARY KEY("expense_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "budget_plan" (
	"project_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"work_package" text NOT NULL,
	"category" text NOT NULL,
	"period_code" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "budget_plan_pk" PRIMARY KEY("version_id","organisation_id","work_package","category","period_code"),
	CONSTRAINT "budget_plan_amount" CHECK ("budget_plan"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "budget_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"decided_on" date NOT NULL,
	"reason" text NOT NULL,
	"language" text NOT NULL,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "budget_version_number" UNIQUE("project_id","number"),
	CONSTRAINT "budget_version_project" UNIQUE("project_id","id"),
	CONSTRAINT "budget_version_state" CHECK ("budget_version"."state" in ('draft', 'proposed', 'approved', 'rejected')),
	CONSTRAINT "budget_version_four_eyes" CHECK ("budget_version"."decided_by" <> "budget_version"."proposed_by"),
	CONSTRAINT "budget_version_reason" CHECK ("budget_version"."reason" <> ''),
	CONSTRAINT "budget_version_language" CHECK ("budget_version"."language" in ('nb', 'nn', 'sv'))
);
--> statement-breakpoint
CREATE TABLE "co_financing" (
	"project_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"kind" text NOT NULL,
	"form" text NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "co_financing_pk" PRIMARY KEY("version_id","organisation_id","kind","form","source"),
	CONSTRAINT "co_financing_kind" CHECK ("co_financing"."kind" in ('public', 'automatic_public', 'private')),
	CONSTRAINT "co_financing_form" CHECK ("co_financing"."form" in ('cash', 'in_kind')),
	CONSTRAINT "co_financing_amount" CHECK ("co_financing"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "own_forecast" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "own_forecast_amount" CHECK ("own_forecast"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "expense_import" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"period_code" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"headings" jsonb NOT NULL,
	"mapping" jsonb,
	"state" text DEFAULT 'read' NOT NULL,
	"row_count" integer NOT NULL,
	"done_count" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"undone_by" uuid,
	"undone_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "expense_import_state" CHECK ("expense_import"."state" in ('read', 'checked', 'running', 'done', 'undone', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "expense_import_row" (
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'read' NOT NULL,
	"expense_id" uuid,
	CONSTRAINT "expense_import_row_pk" PRIMARY KEY("import_id","number"),
	CONSTRAINT "expense_import_row_state" CHECK ("expense_import_row"."state" in ('read', 'ready', 'faulty', 'known', 'imported', 'left_out', 'taken_back'))
);
--> statement-breakpoint
CREATE TABLE "import_mapping" (
	"organisation_id" text NOT NULL,
	"headings" text NOT NULL,
	"mapping" jsonb NOT NULL,
	CONSTRAINT "import_mapping_pk" PRIMARY KEY("organisation_id","headings")
);
--> statement-breakpoint
CREATE TABLE "expense_document" (
	"expense_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	CONSTRAINT "expense_document_pk" PRIMARY KEY("expense_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "staff_line" (
	"expense_id" uuid PRIMARY KEY NOT NULL,
	"person_name" text NOT NULL,
	"month" date NOT NULL,
	"hours" numeric(7, 2),
	"percent" numeric(5, 2),
	"rate_minor" bigint NOT NULL,
	CONSTRAINT "staff_line_measure" CHECK (("staff_line"."hours" is null) <> ("staff_line"."percent" is null)),
	CONSTRAINT "staff_line_month" CHECK (extract(day from "staff_line"."month") = 1),
	CONSTRAINT "staff_line_hours" CHECK ("staff_line"."hours" > 0),
	CONSTRAINT "staff_line_percent" CHECK ("staff_line"."percent" > 0 and "staff_line"."percent" <= 100),
	CONSTRAINT "staff_line_rate" CHECK ("staff_line"."rate_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "tray_document" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"organisation_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"project_id" text NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"organisation_id" text NOT NULL,
	"side" text NOT NULL,
	"work_package" text NOT NULL,
	"category" text NOT NULL,
	"period_code" text NOT NULL,
	"source_id" uuid,
	"reverses_number" bigint,
	"amount_minor" bigint,
	"currency" text,
	"rate_per_euro" numeric(15, 6),
	"eur_minor" bigint NOT NULL,
	"rule_set_id" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"masked_hash" text NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ledger_entry_pk" PRIMARY KEY("project_id","number"),
	CONSTRAINT "ledger_entry_kind" CHECK ("ledger_entry"."kind" in ('expense', 'office', 'income', 'reversal', 'correction')),
	CONSTRAINT "ledger_entry_side" CHECK ("ledger_entry"."side" in ('SE', 'NO')),
	CONSTRAINT "ledger_entry_currency" CHECK ("ledger_entry"."currency" in ('NOK', 'SEK', 'EUR')),
	CONSTRAINT "ledger_entry_hashes" CHECK ("ledger_entry"."hash" ~ '^[0-9a-f]{64}$' and "ledger_entry"."prev_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "ledger_entry_reversal" CHECK (("ledger_entry"."kind" = 'reversal') = ("ledger_entry"."reverses_number" is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger_masked" (
	"project_id" text NOT NULL,
	"number" bigint NOT NULL,
	"salt" text NOT NULL,
	"text" text NOT NULL,
	"supplier" text NOT NULL,
	"voucher_number" text NOT NULL,
	"documents" text NOT NULL,
	CONSTRAINT "ledger_masked_pk" PRIMARY KEY("project_id","number")
);
--> statement-breakpoint
CREATE TABLE "advance" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" text NOT NULL,
	"side" text NOT NULL,
	"organisation_id" text,
	"paid_on" date NOT NULL,
	"eur_minor" bigint NOT NULL,
	"national_minor" bigint NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "advance_amount" CHECK ("advance"."eur_minor" > 0 and "advance"."national_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "advance_settlement" (
	"advance_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"settled_on" date NOT NULL,
	"eur_minor" bigint NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "advance_settlement_pk" PRIMARY KEY("advance_id","number"),
	CONSTRAINT "advance_settlement_amount" CHECK ("advance_settlement"."eur_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "instalment" (
	"project_id" text NOT NULL,
	"side" text NOT NULL,
	"period_code" text NOT NULL,
	"claimed_on" date NOT NULL,
	"claimed_minor" bigint NOT NULL,
	"granted_on" date,
	"granted_minor" bigint,
	"received_on" date,
	"received_minor" bigint,
	"received_national_minor" bigint,
	"comment" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"claimed_by" uuid NOT NULL,
	"received_by" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "instalment_pk" PRIMARY KEY("project_id","side","period_code"),
	CONSTRAINT "instalment_granted" CHECK (("instalment"."granted_on" is null) = ("instalment"."granted_minor" is null)),
	CONSTRAINT "instalment_received" CHECK (("instalment"."received_on" is null) = ("instalment"."received_minor" is null)),
	CONSTRAINT "instalment_order" CHECK ("instalment"."received_on" is null or "instalment"."granted_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "rate_fetch" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rate_fetch_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"address" text NOT NULL,
	"new_count" integer,
	"fault" text,
	CONSTRAINT "rate_fetch_result" CHECK (("rate_fetch"."new_count" is null) <> ("rate_fetch"."fault" is null))
);
--> statement-breakpoint
CREATE TABLE "rule_proposal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"content" jsonb NOT NULL,
	"reason" text NOT NULL,
	"language" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	CONSTRAINT "rule_proposal_kind" CHECK ("rule_proposal"."kind" in ('rates', 'rule_set')),
	CONSTRAINT "rule_proposal_state" CHECK ("rule_proposal"."state" in ('proposed', 'approved', 'rejected')),
	CONSTRAINT "rule_proposal_decided" CHECK (("rule_proposal"."state" = 'proposed') = ("rule_proposal"."decided_by" is null)),
	CONSTRAINT "rule_proposal_four_eyes" CHECK ("rule_proposal"."decided_by" <> "rule_proposal"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "account_balance" (
	"project_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"account" text NOT NULL,
	"month" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_balance_pk" PRIMARY KEY("project_id","organisation_id","account","month"),
	CONSTRAINT "account_balance_month" CHECK (extract(day from "account_balance"."month") = 1)
);
--> statement-breakpoint
CREATE TABLE "project_report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" text NOT NULL,
	"period_code" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"sections" jsonb NOT NULL,
	"frozen" jsonb,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "project_report_period" UNIQUE("project_id","period_code"),
	CONSTRAINT "project_report_state" CHECK ("project_report"."state" in ('draft', 'submitted')),
	CONSTRAINT "project_report_frozen" CHECK (("project_report"."state" = 'draft') = ("project_report"."frozen" is null) and ("project_report"."state" = 'draft') = ("project_report"."submitted_by" is null))
);
--> statement-breakpoint
CREATE TABLE "project_report_approval" (
	"report_id" uuid NOT NULL,
	"side" text NOT NULL,
	"leader_name" text NOT NULL,
	"approved_on" date NOT NULL,
	"revision" integer NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_report_approval_pk" PRIMARY KEY("report_id","side"),
	CONSTRAINT "project_report_approval_side" CHECK ("project_report_approval"."side" in ('SE', 'NO'))
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"period_code" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"frozen" jsonb,
	"reason" text,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"claimed_by" uuid,
	"claimed_at" timestamp with time zone,
	"paid_by" uuid,
	"paid_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "report_partner_period" UNIQUE("project_id","organisation_id","period_code"),
	CONSTRAINT "report_state" CHECK ("report"."state" in ('draft', 'submitted', 'returned', 'approved', 'claimed', 'paid')),
	CONSTRAINT "report_frozen" CHECK ("report"."state" in ('draft', 'returned') or "report"."frozen" is not null),
	CONSTRAINT "report_returned" CHECK ("report"."state" <> 'returned' or "report"."reason" <> ''),
	CONSTRAINT "report_four_eyes" CHECK ("report"."approved_by" <> "report"."submitted_by"),
	CONSTRAINT "report_claimed_by_another" CHECK ("report"."claimed_by" <> "report"."approved_by"),
	CONSTRAINT "report_paid_by_another" CHECK ("report"."paid_by" <> "report"."approved_by")
);
--> statement-breakpoint
CREATE TABLE "report_extension" (
	"project_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"period_code" text NOT NULL,
	"due_on" date NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_extension_pk" PRIMARY KEY("project_id","organisation_id","period_code"),
	CONSTRAINT "report_extension_reason" CHECK ("report_extension"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "report_remark" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"report_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"due_on" date,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_remark_kind" CHECK ("report_remark"."kind" in ('query', 'answer'))
);
--> statement-breakpoint
CREATE TABLE "report_reminder" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"period_code" text NOT NULL,
	"kind" text NOT NULL,
	"receiver_count" integer NOT NULL,
	"sent_by" uuid,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_reminder_kind" CHECK ("report_reminder"."kind" in ('before_deadline', 'late', 'by_hand'))
);
--> statement-breakpoint
-- Only rates that a programme has fixed stood here; those stand in its rule set.
DELETE FROM "rate";--> statement-breakpoint
ALTER TABLE "rate" DROP CONSTRAINT "rate_currency";--> statement-breakpoint
ALTER TABLE "rate" DROP CONSTRAINT "rate_rule_set_id_rule_set_id_fk";
--> statement-breakpoint
ALTER TABLE "budget_line" DROP CONSTRAINT "budget_line_project_id_organisation_id_work_package_category_pk";--> statement-breakpoint
ALTER TABLE "rate" DROP CONSTRAINT "rate_rule_set_id_currency_valid_from_pk";--> statement-breakpoint
ALTER TABLE "rate" DROP COLUMN "rule_set_id";--> statement-breakpoint
ALTER TABLE "rate" ADD CONSTRAINT "rate_pk" PRIMARY KEY("currency","valid_from");--> statement-breakpoint
ALTER TABLE "budget_line" ADD COLUMN "version_id" uuid;--> statement-breakpoint
-- Budgets from before versions were kept become the first version of their project.
INSERT INTO "budget_version" ("project_id", "number", "state", "decided_on", "reason", "language", "decided_at")
	SELECT "id", 1, 'draft', "starts_on", 'Budsjettet ved oppstart', 'nb', now() FROM "project"
	WHERE exists (SELECT FROM "budget_line" WHERE "budget_line"."project_id" = "project"."id");--> statement-breakpoint
UPDATE "budget_line" SET "version_id" = "budget_version"."id" FROM "budget_version"
	WHERE "budget_version"."project_id" = "budget_line"."project_id";--> statement-breakpoint
UPDATE "budget_version" SET "state" = 'approved';--> statement-breakpoint
ALTER TABLE "budget_line" ALTER COLUMN "version_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_pk" PRIMARY KEY("version_id","organisation_id","work_package","category");--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "kind" text DEFAULT 'cost' NOT NULL;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "invoiced_on" date;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "total_minor" bigint;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "vat_minor" bigint;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "vat_treatment" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "original_minor" bigint;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "original_currency" text;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "original_rate" numeric(15, 6);--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "contribution_kind" text;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "account" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "comment" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "reverses_id" uuid;--> statement-breakpoint
ALTER TABLE "expense" ADD COLUMN "source_key" text;--> statement-breakpoint
ALTER TABLE "expense_remark" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "rule_set" ADD COLUMN "limits" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_sample" ADD CONSTRAINT "audit_sample_drawn_by_person_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample" ADD CONSTRAINT "audit_sample_period" FOREIGN KEY ("project_id","period_code") REFERENCES "public"."period"("project_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_line" ADD CONSTRAINT "audit_sample_line_sample_id_audit_sample_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."audit_sample"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_line" ADD CONSTRAINT "audit_sample_line_expense_id_expense_id_fk" FOREIGN KEY ("expense_id") REFERENCES "public"."expense"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_seen" ADD CONSTRAINT "expense_seen_expense_id_expense_id_fk" FOREIGN KEY ("expense_id") REFERENCES "public"."expense"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_seen" ADD CONSTRAINT "expense_seen_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_plan" ADD CONSTRAINT "budget_plan_line" FOREIGN KEY ("version_id","organisation_id","work_package","category") REFERENCES "public"."budget_line"("version_id","organisation_id","work_package","category") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_plan" ADD CONSTRAINT "budget_plan_period" FOREIGN KEY ("project_id","period_code") REFERENCES "public"."period"("project_id","code") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_version" ADD CONSTRAINT "budget_version_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_version" ADD CONSTRAINT "budget_version_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_version" ADD CONSTRAINT "budget_version_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_financing" ADD CONSTRAINT "co_financing_version" FOREIGN KEY ("project_id","version_id") REFERENCES "public"."budget_version"("project_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_financing" ADD CONSTRAINT "co_financing_partner" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."project_partner"("project_id","organisation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_forecast" ADD CONSTRAINT "own_forecast_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_forecast" ADD CONSTRAINT "own_forecast_partner" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."project_partner"("project_id","organisation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_import" ADD CONSTRAINT "expense_import_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_import" ADD CONSTRAINT "expense_import_started_by_person_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_import" ADD CONSTRAINT "expense_import_undone_by_person_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_import" ADD CONSTRAINT "expense_import_period" FOREIGN KEY ("project_id","period_code") REFERENCES "public"."period"("project_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_import_row" ADD CONSTRAINT "expense_import_row_import_id_expense_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."expense_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_import_row" ADD CONSTRAINT "expense_import_row_expense_id_expense_id_fk" FOREIGN KEY ("expense_id") REFERENCES "public"."expense"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mapping" ADD CONSTRAINT "import_mapping_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_document" ADD CONSTRAINT "expense_document_expense_id_expense_id_fk" FOREIGN KEY ("expense_id") REFERENCES "public"."expense"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_document" ADD CONSTRAINT "expense_document_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_line" ADD CONSTRAINT "staff_line_expense_id_expense_id_fk" FOREIGN KEY ("expense_id") REFERENCES "public"."expense"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tray_document" ADD CONSTRAINT "tray_document_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tray_document" ADD CONSTRAINT "tray_document_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tray_document" ADD CONSTRAINT "tray_document_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_reverses" FOREIGN KEY ("project_id","reverses_number") REFERENCES "public"."ledger_entry"("project_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_masked" ADD CONSTRAINT "ledger_masked_entry" FOREIGN KEY ("project_id","number") REFERENCES "public"."ledger_entry"("project_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advance" ADD CONSTRAINT "advance_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advance" ADD CONSTRAINT "advance_side" FOREIGN KEY ("project_id","side") REFERENCES "public"."project_side"("project_id","side") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advance" ADD CONSTRAINT "advance_partner" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."project_partner"("project_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advance_settlement" ADD CONSTRAINT "advance_settlement_advance_id_advance_id_fk" FOREIGN KEY ("advance_id") REFERENCES "public"."advance"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advance_settlement" ADD CONSTRAINT "advance_settlement_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment" ADD CONSTRAINT "instalment_claimed_by_person_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment" ADD CONSTRAINT "instalment_received_by_person_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment" ADD CONSTRAINT "instalment_side" FOREIGN KEY ("project_id","side") REFERENCES "public"."project_side"("project_id","side") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalment" ADD CONSTRAINT "instalment_period" FOREIGN KEY ("project_id","period_code") REFERENCES "public"."period"("project_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_proposal" ADD CONSTRAINT "rule_proposal_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_proposal" ADD CONSTRAINT "rule_proposal_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_balance" ADD CONSTRAINT "account_balance_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_balance" ADD CONSTRAINT "account_balance_partner" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."project_partner"("project_id","organisation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_report" ADD CONSTRAINT "project_report_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_report" ADD CONSTRAINT "project_report_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_report" ADD CONSTRAINT "project_report_in_period" FOREIGN KEY ("project_id","period_code") REFERENCES "public"."period"("project_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_report_approval" ADD CONSTRAINT "project_report_approval_report_id_project_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."project_report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_report_approval" ADD CONSTRAINT "project_report_approval_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_claimed_by_person_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_paid_by_person_id_fk" FOREIGN KEY ("paid_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_partner" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."project_partner"("project_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_period" FOREIGN KEY ("project_id","period_code") REFERENCES "public"."period"("project_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_extension" ADD CONSTRAINT "report_extension_granted_by_person_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_extension" ADD CONSTRAINT "report_extension_partner" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."project_partner"("project_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_extension" ADD CONSTRAINT "report_extension_period" FOREIGN KEY ("project_id","period_code") REFERENCES "public"."period"("project_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_remark" ADD CONSTRAINT "report_remark_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_remark" ADD CONSTRAINT "report_remark_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_reminder" ADD CONSTRAINT "report_reminder_sent_by_person_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_reminder" ADD CONSTRAINT "report_reminder_period" FOREIGN KEY ("project_id","period_code") REFERENCES "public"."period"("project_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_sample_period_index" ON "audit_sample" USING btree ("project_id","period_code");--> statement-breakpoint
CREATE INDEX "audit_sample_line_expense" ON "audit_sample_line" USING btree ("expense_id");--> statement-breakpoint
CREATE UNIQUE INDEX "budget_version_open" ON "budget_version" USING btree ("project_id") WHERE "budget_version"."state" in ('draft', 'proposed');--> statement-breakpoint
CREATE INDEX "budget_version_decided" ON "budget_version" USING btree ("project_id","state","decided_on");--> statement-breakpoint
CREATE INDEX "own_forecast_newest" ON "own_forecast" USING btree ("project_id","organisation_id","entered_at");--> statement-breakpoint
CREATE INDEX "expense_import_organisation" ON "expense_import" USING btree ("organisation_id","started_at");--> statement-breakpoint
CREATE INDEX "expense_import_row_state_index" ON "expense_import_row" USING btree ("import_id","state","number");--> statement-breakpoint
CREATE INDEX "expense_import_row_expense" ON "expense_import_row" USING btree ("expense_id");--> statement-breakpoint
CREATE INDEX "expense_document_document" ON "expense_document" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "tray_document_organisation" ON "tray_document" USING btree ("project_id","organisation_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_source" ON "ledger_entry" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "advance_project" ON "advance" USING btree ("project_id","side");--> statement-breakpoint
CREATE INDEX "rate_fetch_at" ON "rate_fetch" USING btree ("at");--> statement-breakpoint
CREATE INDEX "rule_proposal_waiting" ON "rule_proposal" USING btree ("proposed_at") WHERE "rule_proposal"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "report_state_index" ON "report" USING btree ("project_id","state");--> statement-breakpoint
CREATE INDEX "report_remark_report" ON "report_remark" USING btree ("report_id","written_at");--> statement-breakpoint
CREATE INDEX "report_reminder_partner" ON "report_reminder" USING btree ("project_id","period_code","organisation_id","sent_at");--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_version" FOREIGN KEY ("project_id","version_id") REFERENCES "public"."budget_version"("project_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_reverses_id_expense_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."expense"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "expense_source_key" ON "expense" USING btree ("organisation_id","source_key");--> statement-breakpoint
CREATE UNIQUE INDEX "expense_reversed_once" ON "expense" USING btree ("reverses_id") WHERE "expense"."kind" = 'reversal' and "expense"."state" not in ('withdrawn', 'rejected');--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_kind" CHECK ("expense"."kind" in ('cost', 'staff', 'in_kind', 'income', 'reversal', 'correction'));--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_vat_treatment" CHECK ("expense"."vat_treatment" in ('none', 'cost', 'recovered', 'compensated'));--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_vat" CHECK (("expense"."vat_treatment" = 'none') = ("expense"."vat_minor" is null));--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_original" CHECK (("expense"."original_minor" is null) = ("expense"."original_currency" is null) and ("expense"."original_minor" is null) = ("expense"."original_rate" is null));--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_original_currency" CHECK ("expense"."original_currency" ~ '^[A-Z]{3}$');--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_contribution" CHECK (("expense"."kind" = 'in_kind') = ("expense"."contribution_kind" is not null) and "expense"."contribution_kind" in ('public', 'private'));--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_takes_back" CHECK ("expense"."kind" <> 'reversal' or "expense"."reverses_id" is not null);--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_earned" CHECK ("expense"."kind" <> 'income' or "expense"."amount_minor" < 0);--> statement-breakpoint
ALTER TABLE "rate" ADD CONSTRAINT "rate_currency" CHECK ("rate"."currency" ~ '^[A-Z]{3}$');--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_entry_only_grows" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_entry"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "rate_never_changes" BEFORE UPDATE OR DELETE OR TRUNCATE ON "rate"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE FUNCTION "ledger_entry_follows"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	last record;
BEGIN
	SELECT "number", "hash" INTO last FROM "ledger_entry"
		WHERE "project_id" = NEW."project_id" ORDER BY "number" DESC LIMIT 1;
	IF NEW."number" <> coalesce(last."number", 0) + 1 OR NEW."prev_hash" <> coalesce(last."hash", repeat('0', 64)) THEN
		RAISE EXCEPTION 'ledger_entry % does not follow the last one', NEW."number" USING ERRCODE = 'check_violation';
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_entry_in_order" BEFORE INSERT ON "ledger_entry"
	FOR EACH ROW EXECUTE FUNCTION "ledger_entry_follows"();--> statement-breakpoint
CREATE FUNCTION "decided_budget_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (
		SELECT FROM "budget_version"
		WHERE "id" IN (CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD."version_id" END, CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW."version_id" END)
			AND "state" IN ('approved', 'rejected')
	) THEN
		RAISE EXCEPTION '% of a decided budget version is never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;--> statement-breakpoint
CREATE TRIGGER "budget_line_stays" BEFORE INSERT OR UPDATE OR DELETE ON "budget_line"
	FOR EACH ROW EXECUTE FUNCTION "decided_budget_stays"();--> statement-breakpoint
CREATE TRIGGER "budget_plan_stays" BEFORE INSERT OR UPDATE OR DELETE ON "budget_plan"
	FOR EACH ROW EXECUTE FUNCTION "decided_budget_stays"();--> statement-breakpoint
CREATE TRIGGER "co_financing_stays" BEFORE INSERT OR UPDATE OR DELETE ON "co_financing"
	FOR EACH ROW EXECUTE FUNCTION "decided_budget_stays"();
--> statement-breakpoint
CREATE TRIGGER "budget_version_stays" BEFORE UPDATE ON "budget_version"
	FOR EACH ROW WHEN (OLD."state" IN ('approved', 'rejected')) EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE FUNCTION "budget_version_at"(project text, day date) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT "id" FROM "budget_version"
	WHERE "project_id" = project AND "state" = 'approved' AND "decided_on" <= day
	ORDER BY "decided_on" DESC, "number" DESC LIMIT 1
$$;
