ALTER TABLE "document" ADD COLUMN "case_number" text;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "document_date" date;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "sender" text;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "receiver" text;--> statement-breakpoint
ALTER TABLE "document" ADD COLUMN "registered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_register" CHECK (char_length("document"."case_number") between 1 and 60 and char_length("document"."sender") between 1 and 200
				and char_length("document"."receiver") between 1 and 200);