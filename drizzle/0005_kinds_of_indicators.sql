ALTER TABLE "indicator" ADD COLUMN "kind" text DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "is_computed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "adoption" ADD COLUMN "declarer_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "solution" ADD COLUMN "changes_id" uuid;--> statement-breakpoint
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_declarer_id_organisation_id_fk" FOREIGN KEY ("declarer_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solution" ADD CONSTRAINT "solution_changes_id_solution_id_fk" FOREIGN KEY ("changes_id") REFERENCES "public"."solution"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adoption_declarer" ON "adoption" USING btree ("declarer_id","stage");--> statement-breakpoint
CREATE UNIQUE INDEX "solution_one_change" ON "solution" USING btree ("changes_id") WHERE "solution"."changes_id" is not null;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_kind" CHECK ("indicator"."kind" in ('everyday', 'night', 'rare', 'answer', 'other'));--> statement-breakpoint
ALTER TABLE "solution" ADD CONSTRAINT "solution_changes_another" CHECK ("solution"."changes_id" <> "solution"."id");