ALTER TABLE "need" ALTER COLUMN "technology_area" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "need" ALTER COLUMN "type" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_ready" CHECK ("need"."state" in ('draft', 'returned') or ("need"."technology_area" is not null and "need"."type" is not null));