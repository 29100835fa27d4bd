CREATE TABLE "agenda_item" (
	"event_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"starts_at" time(0),
	"title" text NOT NULL,
	"speaker" text DEFAULT '' NOT NULL,
	CONSTRAINT "agenda_item_event_id_position_pk" PRIMARY KEY("event_id","position")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"owner_id" text,
	"host" text DEFAULT '' NOT NULL,
	"need_id" uuid,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"online_url" text,
	"seats" integer,
	"sign_up_until" date,
	"minutes" text DEFAULT '' NOT NULL,
	"minutes_language" text,
	"minutes_published_at" timestamp with time zone,
	"cancel_reason" text DEFAULT '' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"attendees_kept_days" integer DEFAULT 90 NOT NULL,
	"attendees_deleted_at" timestamp with time zone,
	"sequence" integer DEFAULT 0 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"written_by" uuid,
	"published_at" timestamp with time zone,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "event_slug" UNIQUE("slug"),
	CONSTRAINT "event_language" CHECK ("event"."language" in ('nb', 'nn', 'sv')),
	CONSTRAINT "event_state" CHECK ("event"."state" in ('draft', 'published', 'cancelled')),
	CONSTRAINT "event_time" CHECK ("event"."ends_at" > "event"."starts_at"),
	CONSTRAINT "event_seats" CHECK ("event"."seats" > 0),
	CONSTRAINT "event_kept" CHECK ("event"."attendees_kept_days" between 1 and 365),
	CONSTRAINT "event_minutes" CHECK (("event"."minutes_published_at" is null) or "event"."minutes" <> ''),
	CONSTRAINT "event_host" CHECK ("event"."owner_id" is not null or "event"."host" <> '')
);
--> statement-breakpoint
CREATE TABLE "sign_up" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_up_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" text,
	"state" text NOT NULL,
	"wishes" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "sign_up_state" CHECK ("sign_up"."state" in ('seat', 'waiting'))
);
--> statement-breakpoint
CREATE TABLE "slot" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"organisation_id" text,
	"booked_by" uuid,
	"booked_at" timestamp with time zone,
	CONSTRAINT "slot_time" CHECK ("slot"."ends_at" > "slot"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "slot_waiting" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "slot_waiting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"asked_by" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"follower_id" uuid NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"pace" text NOT NULL,
	"stop_token" uuid DEFAULT gen_random_uuid() NOT NULL,
	"after" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_stop_token" UNIQUE("stop_token"),
	CONSTRAINT "follow_target" CHECK ("follow"."target_kind" in ('need', 'pilot', 'solution', 'organisation', 'area', 'search')),
	CONSTRAINT "follow_pace" CHECK ("follow"."pace" in ('site', 'instant', 'daily', 'weekly'))
);
--> statement-breakpoint
CREATE TABLE "follower" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid,
	"email" text,
	"language" text NOT NULL,
	"confirm_hash" text,
	"confirmed_at" timestamp with time zone,
	"stop_token" uuid DEFAULT gen_random_uuid() NOT NULL,
	"mail_stopped_at" timestamp with time zone,
	"mail_stopped_why" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follower_person" UNIQUE("person_id"),
	CONSTRAINT "follower_stop_token" UNIQUE("stop_token"),
	CONSTRAINT "follower_one_address" CHECK (("follower"."person_id" is null) <> ("follower"."email" is null)),
	CONSTRAINT "follower_language" CHECK ("follower"."language" in ('nb', 'sv')),
	CONSTRAINT "follower_stopped" CHECK (("follower"."mail_stopped_at" is null) = ("follower"."mail_stopped_why" is null)),
	CONSTRAINT "follower_why" CHECK ("follower"."mail_stopped_why" in ('unsubscribed', 'bounce', 'complaint'))
);
--> statement-breakpoint
CREATE TABLE "mail_trouble" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"mail_id" uuid,
	"follower_id" uuid,
	"said" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "mail_trouble_kind" CHECK ("mail_trouble"."kind" in ('bounce', 'complaint'))
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"follower_id" uuid NOT NULL,
	"news_id" bigint NOT NULL,
	"reasons" jsonb NOT NULL,
	"pace" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone,
	"dismissed_at" timestamp with time zone,
	"mail_id" uuid,
	CONSTRAINT "notice_pace" CHECK ("notice"."pace" in ('site', 'instant', 'daily', 'weekly'))
);
--> statement-breakpoint
CREATE TABLE "notice_cursor" (
	"follower_id" uuid NOT NULL,
	"pace" text NOT NULL,
	"notice_id" bigint NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "notice_cursor_follower_id_pace_pk" PRIMARY KEY("follower_id","pace"),
	CONSTRAINT "notice_cursor_pace" CHECK ("notice_cursor"."pace" in ('instant', 'daily', 'weekly'))
);
--> statement-breakpoint
CREATE TABLE "saved_search" (
	"key" text PRIMARY KEY NOT NULL,
	"query" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "news" (
	"journal_id" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"about_kind" text NOT NULL,
	"about_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"expanded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "match_decision" (
	"need_id" uuid NOT NULL,
	"found_kind" text NOT NULL,
	"found_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "match_decision_need_id_found_kind_found_id_pk" PRIMARY KEY("need_id","found_kind","found_id"),
	CONSTRAINT "match_decision_kind" CHECK ("match_decision"."found_kind" in ('pilot', 'solution')),
	CONSTRAINT "match_decision_decision" CHECK ("match_decision"."decision" in ('pinned', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "need_addendum" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"need_id" uuid NOT NULL,
	"field" text NOT NULL,
	"before" text,
	"after" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"written_by" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "need_addendum_field" CHECK ("need_addendum"."field" in ('deadline', 'note', 'affected_count', 'contact_email', 'procurement_url'))
);
--> statement-breakpoint
CREATE TABLE "need_document" (
	"need_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	CONSTRAINT "need_document_need_id_document_id_pk" PRIMARY KEY("need_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "need_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "need_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"need_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"organisation_id" text,
	"person_id" uuid,
	"detail" jsonb,
	CONSTRAINT "need_log_kind" CHECK ("need_log"."kind" in ('opened', 'seen', 'asked', 'answered', 'addendum', 'state', 'response_submitted', 'response_withdrawn',
				'response_read', 'response_invited', 'response_not_pursued', 'signed_up', 'sign_up_cancelled', 'slot_booked',
				'slot_cancelled', 'minutes_published'))
);
--> statement-breakpoint
CREATE TABLE "need_partner" (
	"need_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"role" text NOT NULL,
	"accepted_by" uuid,
	"accepted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "need_partner_need_id_organisation_id_pk" PRIMARY KEY("need_id","organisation_id"),
	CONSTRAINT "need_partner_role" CHECK ("need_partner"."role" in ('co_owner', 'same_need'))
);
--> statement-breakpoint
CREATE TABLE "need_site" (
	"need_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "need_site_need_id_position_pk" PRIMARY KEY("need_id","position")
);
--> statement-breakpoint
CREATE TABLE "need_view" (
	"need_id" uuid NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "need_view_need_id_day_pk" PRIMARY KEY("need_id","day")
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"need_id" uuid NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"asked_by" uuid,
	"organisation_id" text,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"public_text" text,
	"answer" text,
	"answer_language" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"answer_no" integer,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "question_language" CHECK ("question"."language" in ('nb', 'nn', 'sv') and "question"."answer_language" in ('nb', 'nn', 'sv')),
	CONSTRAINT "question_answered" CHECK (("question"."answered_at" is null) = ("question"."answer" is null) and ("question"."answered_at" is null) = ("question"."public_text" is null)
				and ("question"."answered_at" is null) = ("question"."answer_no" is null))
);
--> statement-breakpoint
CREATE TABLE "response" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"need_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"draft" "bytea",
	"submitted" "bytea",
	"key_id" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"submissions" integer DEFAULT 0 NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"read_by" uuid,
	"read_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "response_state" CHECK ("response"."state" in ('draft', 'submitted', 'withdrawn', 'read', 'invited', 'not_pursued')),
	CONSTRAINT "response_submitted" CHECK ("response"."state" in ('draft', 'withdrawn') or ("response"."submitted" is not null and "response"."submitted_at" is not null)),
	CONSTRAINT "response_withdrawn" CHECK ("response"."state" <> 'withdrawn' or "response"."submitted" is null),
	CONSTRAINT "response_reason" CHECK ("response"."state" <> 'not_pursued' or "response"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "response_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"response_id" uuid NOT NULL,
	"label" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"size" integer NOT NULL,
	"added_by" uuid,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "response_file_size" CHECK ("response_file"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "adviser_access" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"adviser_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"about_kind" text NOT NULL,
	"about_id" uuid NOT NULL,
	"ends_on" date NOT NULL,
	"given_by" uuid,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "adviser_access_kind" CHECK ("adviser_access"."about_kind" in ('need', 'pilot'))
);
--> statement-breakpoint
CREATE TABLE "supplier_registration" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"org_number" text,
	"is_sole_trader" boolean DEFAULT false NOT NULL,
	"register_number" text,
	"is_adviser" boolean DEFAULT false NOT NULL,
	"language" text NOT NULL,
	"presentation" text DEFAULT '' NOT NULL,
	"website" text,
	"areas" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"contact_name" text NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'unconfirmed' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"organisation_id" text,
	"person_id" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "supplier_registration_token" UNIQUE("token_hash"),
	CONSTRAINT "supplier_registration_state" CHECK ("supplier_registration"."state" in ('unconfirmed', 'confirmed', 'verified', 'refused')),
	CONSTRAINT "supplier_registration_language" CHECK ("supplier_registration"."language" in ('nb', 'sv')),
	CONSTRAINT "supplier_registration_number" CHECK (("supplier_registration"."org_number" is not null)::int + "supplier_registration"."is_sole_trader"::int + ("supplier_registration"."register_number" is not null)::int = 1),
	CONSTRAINT "supplier_registration_organisation" CHECK ("supplier_registration"."state" in ('unconfirmed', 'refused') or "supplier_registration"."organisation_id" is not null),
	CONSTRAINT "supplier_registration_four_eyes" CHECK ("supplier_registration"."decided_by" <> "supplier_registration"."person_id")
);
--> statement-breakpoint
ALTER TABLE "need" DROP CONSTRAINT "need_type";--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "html" text;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "unsubscribe_url" text;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "digest_of" uuid;--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "dropped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "target_group" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "affected_count" integer;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "constraints" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "deadline_time" time(0);--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "is_sealed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "contact_email" text;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "procurement_url" text;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "pilot_id" uuid;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "end_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "written_by" uuid;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "written_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "submitted_by" uuid;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "submitted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "remark" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "register_number" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "is_adviser" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "verified_at" timestamp with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_owner_id_organisation_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_booked_by_person_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_waiting" ADD CONSTRAINT "slot_waiting_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_waiting" ADD CONSTRAINT "slot_waiting_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_waiting" ADD CONSTRAINT "slot_waiting_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_follower_id_follower_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."follower"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follower" ADD CONSTRAINT "follower_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_trouble" ADD CONSTRAINT "mail_trouble_mail_id_outgoing_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."outgoing_mail"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_trouble" ADD CONSTRAINT "mail_trouble_follower_id_follower_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."follower"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_trouble" ADD CONSTRAINT "mail_trouble_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_follower_id_follower_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."follower"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_news_id_news_journal_id_fk" FOREIGN KEY ("news_id") REFERENCES "public"."news"("journal_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_mail_id_outgoing_mail_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."outgoing_mail"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_cursor" ADD CONSTRAINT "notice_cursor_follower_id_follower_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."follower"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_journal_id_journal_entry_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."journal_entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_decision" ADD CONSTRAINT "match_decision_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_decision" ADD CONSTRAINT "match_decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_addendum" ADD CONSTRAINT "need_addendum_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_addendum" ADD CONSTRAINT "need_addendum_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_document" ADD CONSTRAINT "need_document_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_document" ADD CONSTRAINT "need_document_document_id_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_log" ADD CONSTRAINT "need_log_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_log" ADD CONSTRAINT "need_log_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_partner" ADD CONSTRAINT "need_partner_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_partner" ADD CONSTRAINT "need_partner_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_partner" ADD CONSTRAINT "need_partner_accepted_by_person_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_site" ADD CONSTRAINT "need_site_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_view" ADD CONSTRAINT "need_view_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_read_by_person_id_fk" FOREIGN KEY ("read_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_file" ADD CONSTRAINT "response_file_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_file" ADD CONSTRAINT "response_file_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adviser_access" ADD CONSTRAINT "adviser_access_adviser_id_organisation_id_fk" FOREIGN KEY ("adviser_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adviser_access" ADD CONSTRAINT "adviser_access_owner_id_organisation_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adviser_access" ADD CONSTRAINT "adviser_access_given_by_person_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_registration" ADD CONSTRAINT "supplier_registration_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_registration" ADD CONSTRAINT "supplier_registration_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_registration" ADD CONSTRAINT "supplier_registration_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_starts" ON "event" USING btree ("state","starts_at");--> statement-breakpoint
CREATE INDEX "event_need" ON "event" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "event_owner" ON "event" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_up_once" ON "sign_up" USING btree ("event_id","person_id");--> statement-breakpoint
CREATE INDEX "sign_up_person" ON "sign_up" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slot_starts" ON "slot" USING btree ("event_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "slot_one_each" ON "slot" USING btree ("event_id","organisation_id");--> statement-breakpoint
CREATE INDEX "slot_organisation" ON "slot" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slot_waiting_once" ON "slot_waiting" USING btree ("event_id","organisation_id");--> statement-breakpoint
CREATE INDEX "slot_waiting_organisation" ON "slot_waiting" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_once" ON "follow" USING btree ("follower_id","target_kind","target_id");--> statement-breakpoint
CREATE INDEX "follow_target_index" ON "follow" USING btree ("target_kind","target_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follower_email" ON "follower" USING btree ("email");--> statement-breakpoint
CREATE INDEX "mail_trouble_follower" ON "mail_trouble" USING btree ("follower_id");--> statement-breakpoint
CREATE INDEX "mail_trouble_at" ON "mail_trouble" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "notice" USING btree ("follower_id","news_id");--> statement-breakpoint
CREATE INDEX "notice_news" ON "notice" USING btree ("news_id");--> statement-breakpoint
CREATE INDEX "notice_mail" ON "notice" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "notice_newest" ON "notice" USING btree ("follower_id","id");--> statement-breakpoint
CREATE INDEX "news_waiting" ON "news" USING btree ("journal_id") WHERE "news"."expanded_at" is null;--> statement-breakpoint
CREATE INDEX "news_about" ON "news" USING btree ("about_kind","about_id");--> statement-breakpoint
CREATE INDEX "match_decision_found" ON "match_decision" USING btree ("found_kind","found_id");--> statement-breakpoint
CREATE INDEX "need_addendum_need" ON "need_addendum" USING btree ("need_id","at");--> statement-breakpoint
CREATE INDEX "need_document_document" ON "need_document" USING btree ("document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "need_log_seen" ON "need_log" USING btree ("need_id","organisation_id") WHERE "need_log"."kind" = 'seen';--> statement-breakpoint
CREATE INDEX "need_log_need" ON "need_log" USING btree ("need_id","id");--> statement-breakpoint
CREATE INDEX "need_log_organisation" ON "need_log" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "need_partner_organisation" ON "need_partner" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "question_answer_no" ON "question" USING btree ("need_id","answer_no");--> statement-breakpoint
CREATE INDEX "question_need" ON "question" USING btree ("need_id","asked_at");--> statement-breakpoint
CREATE INDEX "question_organisation" ON "question" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "response_one_each" ON "response" USING btree ("need_id","organisation_id");--> statement-breakpoint
CREATE INDEX "response_organisation" ON "response" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "response_file_response" ON "response_file" USING btree ("response_id");--> statement-breakpoint
CREATE UNIQUE INDEX "adviser_access_once" ON "adviser_access" USING btree ("adviser_id","about_kind","about_id");--> statement-breakpoint
CREATE INDEX "adviser_access_owner" ON "adviser_access" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_registration_waiting_number" ON "supplier_registration" USING btree ("country","org_number") WHERE "supplier_registration"."state" in ('confirmed', 'verified');--> statement-breakpoint
CREATE INDEX "supplier_registration_organisation" ON "supplier_registration" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "supplier_registration_state_index" ON "supplier_registration" USING btree ("state","created_at");--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outgoing_mail_digest" ON "outgoing_mail" USING btree ("digest_of");--> statement-breakpoint
CREATE INDEX "need_area" ON "need" USING btree ("technology_area");--> statement-breakpoint
CREATE INDEX "need_pilot" ON "need" USING btree ("pilot_id");--> statement-breakpoint
CREATE INDEX "need_waiting" ON "need" USING btree ("submitted_at") WHERE "need"."state" = 'submitted';--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_number" ON "organisation" USING btree ("country","org_number") WHERE "organisation"."kind" = 'supplier';--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_one_end" CHECK ("outgoing_mail"."sent_at" is null or "outgoing_mail"."dropped_at" is null);--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_published" CHECK ("need"."state" in ('draft', 'submitted', 'returned') or "need"."published_at" is not null);--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_four_eyes" CHECK ("need"."decided_by" <> "need"."submitted_by" and "need"."decided_by" <> "need"."written_by");--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_sealed_until" CHECK (not "need"."is_sealed" or "need"."deadline" is not null);--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_time_of_day" CHECK ("need"."deadline_time" is null or "need"."deadline" is not null);--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_affected" CHECK ("need"."affected_count" > 0);--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_type" CHECK ("need"."type" in ('idea_request', 'market_dialogue', 'pilot_partner', 'information', 'planned_procurement'));--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_verified" CHECK ("organisation"."verified_at" is not null or "organisation"."kind" = 'supplier');--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_adviser" CHECK (not "organisation"."is_adviser" or "organisation"."kind" = 'supplier');--> statement-breakpoint
-- The moment at which a need closes, as the clocks of both countries show it.
create function need_closes_at(deadline date, deadline_time time) returns timestamptz language sql stable as $$
	select case
		when deadline_time is null then (deadline + 1)::timestamp at time zone 'Europe/Oslo'
		else (deadline + deadline_time) at time zone 'Europe/Oslo'
	end
$$;--> statement-breakpoint
-- Suppliers answer what they read: after the opening the words stand, and a sealed need opens no sooner than promised.
create function need_words_stand() returns trigger language plpgsql as $$
begin
	if old.published_at is null then return new; end if;
	if (new.title, new.text, new.target_group, new.constraints, new.technology_area, new.type, new.language, new.is_sealed, new.slug, new.published_at)
		is distinct from
		(old.title, old.text, old.target_group, old.constraints, old.technology_area, old.type, old.language, old.is_sealed, old.slug, old.published_at)
	then raise exception 'the words of an open need stand' using errcode = 'restrict_violation'; end if;
	if old.is_sealed and coalesce(need_closes_at(new.deadline, new.deadline_time), '-infinity') < need_closes_at(old.deadline, old.deadline_time)
	then raise exception 'a sealed need opens no sooner than promised' using errcode = 'restrict_violation'; end if;
	return new;
end $$;--> statement-breakpoint
create trigger need_words_stand before update on need for each row execute function need_words_stand();--> statement-breakpoint
create function need_addendum_stands() returns trigger language plpgsql as $$
begin
	raise exception 'an addendum stands' using errcode = 'restrict_violation';
end $$;--> statement-breakpoint
create trigger need_addendum_stands before update on need_addendum for each row execute function need_addendum_stands();--> statement-breakpoint
-- Who took part is only added to; the one change allowed is to forget the person.
create function need_log_stands() returns trigger language plpgsql as $$
begin
	if (new.id, new.need_id, new.at, new.kind, new.organisation_id, new.detail) is distinct from (old.id, old.need_id, old.at, old.kind, old.organisation_id, old.detail)
		or new.person_id is not null
	then raise exception 'the log of a need is only added to' using errcode = 'restrict_violation'; end if;
	return new;
end $$;--> statement-breakpoint
create trigger need_log_stands before update on need_log for each row execute function need_log_stands();--> statement-breakpoint
-- An answered question stays as answered.
create function question_answered_once() returns trigger language plpgsql as $$
begin
	if old.answered_at is not null and (new.public_text, new.answer, new.answered_at, new.answer_no) is distinct from (old.public_text, old.answer, old.answered_at, old.answer_no)
	then raise exception 'a question is answered once' using errcode = 'restrict_violation'; end if;
	return new;
end $$;--> statement-breakpoint
create trigger question_answered_once before update on question for each row execute function question_answered_once();
