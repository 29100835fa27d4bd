INSERT INTO "page_view" (about_kind, about_id, day, count) SELECT 'need', need_id::text, day, count FROM "need_view";--> statement-breakpoint
DROP TABLE "need_view" CASCADE;