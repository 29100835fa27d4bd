CREATE INDEX "pilot_version_public_supplier" ON "pilot_version" USING btree ("supplier_id") WHERE "pilot_version"."publication" = 'published';--> statement-breakpoint
-- A pilot names who supplies what it tries out, so it is found by that name too.
CREATE OR REPLACE FUNCTION search_organisation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_again('organisation', array[old.id, new.id]);
	PERFORM search_again_pilots(array(
		SELECT id FROM pilot WHERE owner_id = new.id
		UNION SELECT pilot_id FROM pilot_version WHERE supplier_id = new.id AND publication = 'published'));
	PERFORM search_again('need', array(SELECT id::text FROM need WHERE owner_id = new.id));
	PERFORM search_again('solution', array(SELECT id::text FROM solution WHERE new.id IN (organisation_id, supplier_id)));
	PERFORM search_again('event', array(SELECT id::text FROM event WHERE owner_id = new.id));
	RETURN NULL;
END $$;
