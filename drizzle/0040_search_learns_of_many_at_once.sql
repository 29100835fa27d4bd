-- Pilots and needs come by thousands from a file: one look at all of them instead of one at each.
CREATE FUNCTION search_pilot_versions_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	ids uuid[];
BEGIN
	IF tg_op = 'INSERT' THEN
		ids := array(SELECT pilot_id FROM fresh WHERE publication = 'published');
	ELSIF tg_op = 'DELETE' THEN
		ids := array(SELECT pilot_id FROM gone WHERE publication = 'published');
	ELSE
		ids := array(
			SELECT pilot_id FROM gone WHERE publication = 'published'
			UNION SELECT pilot_id FROM fresh WHERE publication = 'published');
	END IF;
	IF cardinality(ids) > 0 THEN
		PERFORM search_again_pilots(ids);
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION search_needs_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	ids text[];
BEGIN
	IF tg_op = 'INSERT' THEN
		ids := array(SELECT id::text FROM fresh WHERE published_at IS NOT NULL);
	ELSIF tg_op = 'DELETE' THEN
		ids := array(SELECT id::text FROM gone WHERE published_at IS NOT NULL);
	ELSE
		ids := array(
			SELECT id::text FROM gone WHERE published_at IS NOT NULL
			UNION SELECT id::text FROM fresh WHERE published_at IS NOT NULL);
	END IF;
	IF cardinality(ids) > 0 THEN
		PERFORM search_again('need', ids);
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
DROP TRIGGER pilot_version_changes_search_in ON "pilot_version";--> statement-breakpoint
DROP TRIGGER pilot_version_changes_search ON "pilot_version";--> statement-breakpoint
DROP TRIGGER pilot_version_changes_search_out ON "pilot_version";--> statement-breakpoint
DROP TRIGGER need_changes_search_in ON "need";--> statement-breakpoint
DROP TRIGGER need_changes_search ON "need";--> statement-breakpoint
DROP TRIGGER need_changes_search_out ON "need";--> statement-breakpoint
DROP FUNCTION search_pilot_version_changed();--> statement-breakpoint
CREATE TRIGGER pilot_version_changes_search_in AFTER INSERT ON "pilot_version" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION search_pilot_versions_changed();--> statement-breakpoint
CREATE TRIGGER pilot_version_changes_search AFTER UPDATE ON "pilot_version" REFERENCING OLD TABLE AS gone NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION search_pilot_versions_changed();--> statement-breakpoint
CREATE TRIGGER pilot_version_changes_search_out AFTER DELETE ON "pilot_version" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_pilot_versions_changed();--> statement-breakpoint
CREATE TRIGGER need_changes_search_in AFTER INSERT ON "need" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION search_needs_changed();--> statement-breakpoint
CREATE TRIGGER need_changes_search AFTER UPDATE ON "need" REFERENCING OLD TABLE AS gone NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION search_needs_changed();--> statement-breakpoint
CREATE TRIGGER need_changes_search_out AFTER DELETE ON "need" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_needs_changed();
