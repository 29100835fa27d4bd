DROP INDEX "search_word_begins";--> statement-breakpoint
DROP INDEX "search_word_ends";--> statement-breakpoint
CREATE INDEX "search_word_begins" ON "search_word" USING btree ("cognate" text_pattern_ops,"side");--> statement-breakpoint
CREATE INDEX "search_word_ends" ON "search_word" USING btree (reverse("cognate") text_pattern_ops,"side");