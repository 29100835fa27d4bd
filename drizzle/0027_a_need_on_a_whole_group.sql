ALTER TABLE "need" DROP CONSTRAINT "need_ready";--> statement-breakpoint
ALTER TABLE "need" ADD COLUMN "technology_group" text;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_technology_group_technology_group_key_fk" FOREIGN KEY ("technology_group") REFERENCES "public"."technology_group"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "need_group" ON "need" USING btree ("technology_group");--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_one_technology" CHECK (num_nonnulls("need"."technology_area", "need"."technology_group") <= 1);--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_ready" CHECK ("need"."state" in ('draft', 'returned') or (num_nonnulls("need"."technology_area", "need"."technology_group") = 1 and "need"."type" is not null));--> statement-breakpoint
-- The words of an open need stand, and so does the group that it is about.
create or replace function need_words_stand() returns trigger language plpgsql as $$
begin
	if old.published_at is null then return new; end if;
	if (new.title, new.text, new.target_group, new.constraints, new.technology_area, new.technology_group, new.type, new.language, new.is_sealed, new.slug, new.published_at)
		is distinct from
		(old.title, old.text, old.target_group, old.constraints, old.technology_area, old.technology_group, old.type, old.language, old.is_sealed, old.slug, old.published_at)
	then raise exception 'the words of an open need stand' using errcode = 'restrict_violation'; end if;
	if old.is_sealed and coalesce(need_closes_at(new.deadline, new.deadline_time), '-infinity') < need_closes_at(old.deadline, old.deadline_time)
	then raise exception 'a sealed need opens no sooner than promised' using errcode = 'restrict_violation'; end if;
	return new;
end $$;
