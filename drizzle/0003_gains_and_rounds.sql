CREATE TABLE "daily_round" (
	"day" date NOT NULL,
	"part" text NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "daily_round_day_part_pk" PRIMARY KEY("day","part")
);
--> statement-breakpoint
ALTER TABLE "gain_answer" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "gain_answer" ADD COLUMN "answered_on" date NOT NULL;--> statement-breakpoint
ALTER TABLE "gain_reminder" ADD COLUMN "occasion" text NOT NULL;--> statement-breakpoint
ALTER TABLE "gain_reminder" DROP CONSTRAINT "gain_reminder_pilot_id_point_pk";--> statement-breakpoint
ALTER TABLE "gain_reminder" ADD CONSTRAINT "gain_reminder_pilot_id_point_occasion_pk" PRIMARY KEY("pilot_id","point","occasion");--> statement-breakpoint
ALTER TABLE "gain_reminder" ADD CONSTRAINT "gain_reminder_occasion" CHECK ("gain_reminder"."occasion" in ('opening', 'closing'));
