ALTER TABLE "solution" ADD COLUMN "summary_other" text;--> statement-breakpoint
ALTER TABLE "solution" ADD COLUMN "prerequisites_other" text;