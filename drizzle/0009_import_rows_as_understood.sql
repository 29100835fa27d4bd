ALTER TABLE "expense_import_row" ADD COLUMN "corrections" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "expense_import_row" ADD COLUMN "entry" jsonb;