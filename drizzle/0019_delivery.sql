DROP INDEX "outgoing_mail_waiting";--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD COLUMN "due_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "outgoing_mail_waiting" ON "outgoing_mail" USING btree ("due_at") WHERE "outgoing_mail"."sent_at" is null and "outgoing_mail"."dropped_at" is null;--> statement-breakpoint
-- What waits asks for who works on it, in the transaction that makes it wait. Each statement asks with a job of its own:
-- a shared one would make those who write news wait for each other. A database that no worker has been at is left alone;
-- the worker's beat finds what waits there.
create function ask_worker() returns trigger language plpgsql as $$
begin
	if exists (select from pg_proc where pronamespace = to_regnamespace('graphile_worker') and proname = 'add_job')
	then execute 'select graphile_worker.add_job($1)' using tg_argv[0]; end if;
	return null;
end $$;--> statement-breakpoint
create trigger news_asks_worker after insert on news for each statement execute function ask_worker('expand_news');--> statement-breakpoint
create trigger notice_asks_worker after insert on notice for each statement execute function ask_worker('make_digests');--> statement-breakpoint
create trigger outgoing_mail_asks_worker after insert on outgoing_mail for each statement execute function ask_worker('send_mail');
