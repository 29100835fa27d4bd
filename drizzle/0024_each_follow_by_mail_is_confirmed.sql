ALTER TABLE "follow" ADD COLUMN "confirm_hash" text;--> statement-breakpoint
ALTER TABLE "follower" DROP COLUMN "confirm_hash";--> statement-breakpoint
ALTER TABLE "follow" ADD CONSTRAINT "follow_confirm_hash" UNIQUE("confirm_hash");