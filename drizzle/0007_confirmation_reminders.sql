CREATE TABLE "confirmation_reminder" (
	"pilot_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"reminded_on" date NOT NULL,
	CONSTRAINT "confirmation_reminder_pilot_id_due_on_pk" PRIMARY KEY("pilot_id","due_on")
);
--> statement-breakpoint
ALTER TABLE "confirmation_reminder" ADD CONSTRAINT "confirmation_reminder_pilot_id_pilot_id_fk" FOREIGN KEY ("pilot_id") REFERENCES "public"."pilot"("id") ON DELETE cascade ON UPDATE no action;