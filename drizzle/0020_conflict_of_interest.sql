CREATE TABLE "need_conflict" (
	"need_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"stated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "need_conflict_need_id_person_id_pk" PRIMARY KEY("need_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "need_conflict" ADD CONSTRAINT "need_conflict_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_conflict" ADD CONSTRAINT "need_conflict_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "need_conflict_person" ON "need_conflict" USING btree ("person_id");