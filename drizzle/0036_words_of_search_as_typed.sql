ALTER TABLE "search_document" ADD COLUMN "other" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "search_word" ADD COLUMN "plain" text NOT NULL;--> statement-breakpoint
CREATE INDEX "search_word_plain" ON "search_word" USING btree ("plain","side");--> statement-breakpoint
CREATE INDEX "search_word_begins" ON "search_word" USING btree ("word" text_pattern_ops,"side");--> statement-breakpoint
CREATE INDEX "search_word_ends" ON "search_word" USING btree (reverse("stem") text_pattern_ops,"side");