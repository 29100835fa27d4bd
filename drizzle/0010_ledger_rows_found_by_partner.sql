ALTER TABLE "ledger_entry" DROP CONSTRAINT "ledger_entry_reversal";--> statement-breakpoint
DROP INDEX "ledger_entry_source";--> statement-breakpoint
CREATE INDEX "ledger_entry_partner" ON "ledger_entry" USING btree ("project_id","organisation_id","period_code");--> statement-breakpoint
CREATE INDEX "ledger_entry_correction" ON "ledger_entry" USING btree ("project_id","number") WHERE "ledger_entry"."kind" in ('reversal', 'correction');--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entry_source" ON "ledger_entry" USING btree ("source_id");--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_reversal" CHECK (case "ledger_entry"."kind" when 'reversal' then "ledger_entry"."reverses_number" is not null when 'correction' then true else "ledger_entry"."reverses_number" is null end);