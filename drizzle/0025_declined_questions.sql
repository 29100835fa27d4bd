ALTER TABLE "question" ADD COLUMN "declined_reason" text;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "declined_by" uuid;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "declined_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_declined_by_person_id_fk" FOREIGN KEY ("declined_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_asker" ON "question" USING btree ("asked_by","need_id");--> statement-breakpoint
CREATE INDEX "question_open" ON "question" USING btree ("need_id") WHERE "question"."answered_at" is null and "question"."declined_at" is null;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_declined" CHECK (("question"."declined_at" is null) = ("question"."declined_reason" is null) and ("question"."declined_at" is null or "question"."answered_at" is null));--> statement-breakpoint
-- What was asked stands, and what was answered or declined is not taken up again.
create or replace function question_answered_once() returns trigger language plpgsql as $$
begin
	if (new.need_id, new.text, new.language, new.organisation_id, new.asked_at)
		is distinct from (old.need_id, old.text, old.language, old.organisation_id, old.asked_at)
	then raise exception 'a question stands as asked' using errcode = 'restrict_violation'; end if;
	if (old.answered_at is not null or old.declined_at is not null)
		and (new.public_text, new.answer, new.answer_language, new.answered_at, new.answer_no, new.declined_reason, new.declined_at)
		is distinct from (old.public_text, old.answer, old.answer_language, old.answered_at, old.answer_no, old.declined_reason, old.declined_at)
	then raise exception 'a question is answered once' using errcode = 'restrict_violation'; end if;
	return new;
end $$;
