CREATE TABLE "sent_form" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"made" text,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sent_form" ADD CONSTRAINT "sent_form_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sent_form_person" ON "sent_form" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sent_form_sent_at" ON "sent_form" USING btree ("sent_at");