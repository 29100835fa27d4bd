ALTER TABLE "project_partner" ADD COLUMN "office" text DEFAULT 'flat' NOT NULL;--> statement-breakpoint
ALTER TABLE "project_partner" ADD CONSTRAINT "project_partner_office" CHECK ("project_partner"."office" in ('flat', 'real'));--> statement-breakpoint
CREATE FUNCTION "rules_in_use_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	used boolean;
BEGIN
	IF TG_TABLE_NAME = 'rule_set' THEN
		used := EXISTS (SELECT FROM "expense" WHERE "rule_set_id" = OLD."id");
	ELSIF TG_TABLE_NAME = 'project_side' THEN
		used := EXISTS (
			SELECT FROM "expense" e
			JOIN "project_partner" p ON p."project_id" = e."project_id" AND p."organisation_id" = e."organisation_id"
			WHERE p."project_id" = OLD."project_id" AND p."side" = OLD."side" AND e."rule_set_id" IS NOT NULL);
	ELSE
		used := EXISTS (
			SELECT FROM "expense"
			WHERE "project_id" = OLD."project_id" AND "organisation_id" = OLD."organisation_id" AND "rule_set_id" IS NOT NULL);
	END IF;
	IF used THEN
		RAISE EXCEPTION '% stays as it is: expenses were submitted under it', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "rule_set_stays" BEFORE UPDATE ON "rule_set"
	FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION "rules_in_use_stay"();--> statement-breakpoint
CREATE TRIGGER "project_side_rules_stay" BEFORE UPDATE ON "project_side"
	FOR EACH ROW WHEN (OLD."rule_set_id" IS DISTINCT FROM NEW."rule_set_id") EXECUTE FUNCTION "rules_in_use_stay"();--> statement-breakpoint
CREATE TRIGGER "project_partner_office_stays" BEFORE UPDATE ON "project_partner"
	FOR EACH ROW WHEN (OLD."office" IS DISTINCT FROM NEW."office") EXECUTE FUNCTION "rules_in_use_stay"();
