ALTER TABLE "person" DROP CONSTRAINT "person_language";--> statement-breakpoint
ALTER TABLE "follower" DROP CONSTRAINT "follower_language";--> statement-breakpoint
ALTER TABLE "outgoing_mail" DROP CONSTRAINT "outgoing_mail_language";--> statement-breakpoint
ALTER TABLE "supplier_registration" DROP CONSTRAINT "supplier_registration_language";--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_language" CHECK ("person"."language" in ('nb', 'nn', 'sv'));--> statement-breakpoint
ALTER TABLE "follower" ADD CONSTRAINT "follower_language" CHECK ("follower"."language" in ('nb', 'nn', 'sv'));--> statement-breakpoint
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_language" CHECK ("outgoing_mail"."language" in ('nb', 'nn', 'sv'));--> statement-breakpoint
ALTER TABLE "supplier_registration" ADD CONSTRAINT "supplier_registration_language" CHECK ("supplier_registration"."language" in ('nb', 'nn', 'sv'));