ALTER TABLE "glossary_revision" ADD COLUMN "delivered" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "look_alike" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "look_alike" ADD COLUMN "retired_at" timestamp with time zone;