-- Narrow rows: what is read of every match lies together, texts and words beside it.
ALTER TABLE "search_document" SET (toast_tuple_target = 256);--> statement-breakpoint
ALTER TABLE "search_document" ALTER COLUMN "words" SET STORAGE EXTERNAL;--> statement-breakpoint
-- First the mark, then the deletion: whoever reads the thing again at this moment holds its mark, and the deletion that
-- waited for the mark sees, and takes away, what was written meanwhile.
CREATE FUNCTION search_again(of_kind text, of_ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO search_stale (kind, id)
	SELECT of_kind, each.id FROM (SELECT DISTINCT unnest(of_ids) AS id) each WHERE each.id IS NOT NULL ORDER BY each.id
	ON CONFLICT (kind, id) DO UPDATE SET at = now();
	DELETE FROM search_document WHERE kind = of_kind AND id = ANY(of_ids);
END $$;--> statement-breakpoint
-- With a pilot go its lessons and results: they are public only where it is.
CREATE FUNCTION search_again_pilots(of_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_again('pilot', of_ids::text[]);
	PERFORM search_again('lesson', array(SELECT id::text FROM lesson WHERE pilot_id = ANY(of_ids)));
	PERFORM search_again('result', array(
		SELECT pilot_id::text || '.' || indicator_key FROM measurement WHERE pilot_id = ANY(of_ids) AND state = 'approved'));
END $$;--> statement-breakpoint
CREATE FUNCTION search_pilot_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_again_pilots(array[coalesce(new.id, old.id)]);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION search_pilot_version_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_again_pilots(array[coalesce(new.pilot_id, old.pilot_id)]);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION search_own_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- the kind of thing is given with the trigger
	PERFORM search_again(tg_argv[0], array[to_jsonb(coalesce(new, old)) ->> 'id']);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION search_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- the kind of thing, and the column that names it
	PERFORM search_again(tg_argv[0], array[to_jsonb(old) ->> tg_argv[1], to_jsonb(new) ->> tg_argv[1]]);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION search_measurement_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_again('result', array[old.pilot_id::text || '.' || old.indicator_key, new.pilot_id::text || '.' || new.indicator_key]);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION search_translation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_again(coalesce(new.subject_kind, old.subject_kind), array[coalesce(new.subject_id, old.subject_id)::text]);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION search_organisation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_again('organisation', array[old.id, new.id]);
	PERFORM search_again_pilots(array(SELECT id FROM pilot WHERE owner_id = new.id));
	PERFORM search_again('need', array(SELECT id::text FROM need WHERE owner_id = new.id));
	PERFORM search_again('solution', array(SELECT id::text FROM solution WHERE new.id IN (organisation_id, supplier_id)));
	PERFORM search_again('event', array(SELECT id::text FROM event WHERE owner_id = new.id));
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION search_area_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_again('pilot', array(SELECT pilot_id::text FROM pilot_version WHERE technology_area = new.key AND publication = 'published'));
	PERFORM search_again('need', array(SELECT id::text FROM need WHERE technology_area = new.key));
	PERFORM search_again('solution', array(SELECT id::text FROM solution WHERE technology_area = new.key));
	PERFORM search_again('organisation', array(SELECT organisation_id FROM supplier_area WHERE technology_area = new.key));
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION search_group_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_again('need', array(SELECT id::text FROM need WHERE technology_group = new.key));
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION search_indicator_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM search_again('result', array(SELECT pilot_id::text || '.' || indicator_key FROM measurement WHERE indicator_key = new.key AND state = 'approved'));
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER pilot_changes_search AFTER UPDATE ON "pilot" FOR EACH ROW
	WHEN ((old.slug, old.owner_id, old.language, old.hidden_at, old.published_at) IS DISTINCT FROM (new.slug, new.owner_id, new.language, new.hidden_at, new.published_at)) EXECUTE FUNCTION search_pilot_changed();--> statement-breakpoint
CREATE TRIGGER pilot_changes_search_out AFTER DELETE ON "pilot" FOR EACH ROW EXECUTE FUNCTION search_pilot_changed();--> statement-breakpoint
CREATE TRIGGER pilot_version_changes_search_in AFTER INSERT ON "pilot_version" FOR EACH ROW
	WHEN (new.publication = 'published') EXECUTE FUNCTION search_pilot_version_changed();--> statement-breakpoint
CREATE TRIGGER pilot_version_changes_search AFTER UPDATE ON "pilot_version" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new AND (old.publication = 'published' OR new.publication = 'published')) EXECUTE FUNCTION search_pilot_version_changed();--> statement-breakpoint
CREATE TRIGGER pilot_version_changes_search_out AFTER DELETE ON "pilot_version" FOR EACH ROW
	WHEN (old.publication = 'published') EXECUTE FUNCTION search_pilot_version_changed();--> statement-breakpoint
CREATE TRIGGER lesson_changes_search_in AFTER INSERT ON "lesson" FOR EACH ROW
	WHEN (new.publication = 'published') EXECUTE FUNCTION search_own_changed('lesson');--> statement-breakpoint
CREATE TRIGGER lesson_changes_search AFTER UPDATE ON "lesson" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new AND (old.publication = 'published' OR new.publication = 'published')) EXECUTE FUNCTION search_own_changed('lesson');--> statement-breakpoint
CREATE TRIGGER lesson_changes_search_out AFTER DELETE ON "lesson" FOR EACH ROW
	WHEN (old.publication = 'published') EXECUTE FUNCTION search_own_changed('lesson');--> statement-breakpoint
CREATE TRIGGER measurement_changes_search_in AFTER INSERT ON "measurement" FOR EACH ROW
	WHEN (new.state = 'approved') EXECUTE FUNCTION search_measurement_changed();--> statement-breakpoint
CREATE TRIGGER measurement_changes_search AFTER UPDATE ON "measurement" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new AND (old.state = 'approved' OR new.state = 'approved')) EXECUTE FUNCTION search_measurement_changed();--> statement-breakpoint
CREATE TRIGGER measurement_changes_search_out AFTER DELETE ON "measurement" FOR EACH ROW
	WHEN (old.state = 'approved') EXECUTE FUNCTION search_measurement_changed();--> statement-breakpoint
CREATE TRIGGER solution_changes_search_in AFTER INSERT ON "solution" FOR EACH ROW
	WHEN (new.publication = 'published') EXECUTE FUNCTION search_own_changed('solution');--> statement-breakpoint
CREATE TRIGGER solution_changes_search AFTER UPDATE ON "solution" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new AND (old.publication = 'published' OR new.publication = 'published')) EXECUTE FUNCTION search_own_changed('solution');--> statement-breakpoint
CREATE TRIGGER solution_changes_search_out AFTER DELETE ON "solution" FOR EACH ROW
	WHEN (old.publication = 'published') EXECUTE FUNCTION search_own_changed('solution');--> statement-breakpoint
CREATE TRIGGER need_changes_search_in AFTER INSERT ON "need" FOR EACH ROW
	WHEN (new.published_at IS NOT NULL) EXECUTE FUNCTION search_own_changed('need');--> statement-breakpoint
CREATE TRIGGER need_changes_search AFTER UPDATE ON "need" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new AND (old.published_at IS NOT NULL OR new.published_at IS NOT NULL)) EXECUTE FUNCTION search_own_changed('need');--> statement-breakpoint
CREATE TRIGGER need_changes_search_out AFTER DELETE ON "need" FOR EACH ROW
	WHEN (old.published_at IS NOT NULL) EXECUTE FUNCTION search_own_changed('need');--> statement-breakpoint
CREATE TRIGGER need_addendum_changes_search_in AFTER INSERT ON "need_addendum" FOR EACH ROW EXECUTE FUNCTION search_part_changed('need', 'need_id');--> statement-breakpoint
CREATE TRIGGER need_addendum_changes_search AFTER UPDATE ON "need_addendum" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new) EXECUTE FUNCTION search_part_changed('need', 'need_id');--> statement-breakpoint
CREATE TRIGGER need_addendum_changes_search_out AFTER DELETE ON "need_addendum" FOR EACH ROW EXECUTE FUNCTION search_part_changed('need', 'need_id');--> statement-breakpoint
CREATE TRIGGER question_changes_search_in AFTER INSERT ON "question" FOR EACH ROW
	WHEN (new.answered_at IS NOT NULL) EXECUTE FUNCTION search_part_changed('need', 'need_id');--> statement-breakpoint
CREATE TRIGGER question_changes_search AFTER UPDATE ON "question" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new AND (old.answered_at IS NOT NULL OR new.answered_at IS NOT NULL)) EXECUTE FUNCTION search_part_changed('need', 'need_id');--> statement-breakpoint
CREATE TRIGGER question_changes_search_out AFTER DELETE ON "question" FOR EACH ROW
	WHEN (old.answered_at IS NOT NULL) EXECUTE FUNCTION search_part_changed('need', 'need_id');--> statement-breakpoint
CREATE TRIGGER event_changes_search_in AFTER INSERT ON "event" FOR EACH ROW
	WHEN (new.state <> 'draft') EXECUTE FUNCTION search_own_changed('event');--> statement-breakpoint
CREATE TRIGGER event_changes_search AFTER UPDATE ON "event" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new AND (old.state <> 'draft' OR new.state <> 'draft')) EXECUTE FUNCTION search_own_changed('event');--> statement-breakpoint
CREATE TRIGGER event_changes_search_out AFTER DELETE ON "event" FOR EACH ROW
	WHEN (old.state <> 'draft') EXECUTE FUNCTION search_own_changed('event');--> statement-breakpoint
CREATE TRIGGER agenda_item_changes_search_in AFTER INSERT ON "agenda_item" FOR EACH ROW EXECUTE FUNCTION search_part_changed('event', 'event_id');--> statement-breakpoint
CREATE TRIGGER agenda_item_changes_search AFTER UPDATE ON "agenda_item" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new) EXECUTE FUNCTION search_part_changed('event', 'event_id');--> statement-breakpoint
CREATE TRIGGER agenda_item_changes_search_out AFTER DELETE ON "agenda_item" FOR EACH ROW EXECUTE FUNCTION search_part_changed('event', 'event_id');--> statement-breakpoint
CREATE TRIGGER page_text_changes_search_in AFTER INSERT ON "page_text" FOR EACH ROW EXECUTE FUNCTION search_part_changed('page', 'page');--> statement-breakpoint
CREATE TRIGGER page_text_changes_search AFTER UPDATE ON "page_text" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new) EXECUTE FUNCTION search_part_changed('page', 'page');--> statement-breakpoint
CREATE TRIGGER page_text_changes_search_out AFTER DELETE ON "page_text" FOR EACH ROW EXECUTE FUNCTION search_part_changed('page', 'page');--> statement-breakpoint
CREATE TRIGGER translation_changes_search_in AFTER INSERT ON "translation" FOR EACH ROW
	WHEN (new.approved IS NOT NULL) EXECUTE FUNCTION search_translation_changed();--> statement-breakpoint
CREATE TRIGGER translation_changes_search AFTER UPDATE ON "translation" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new AND (old.approved IS NOT NULL OR new.approved IS NOT NULL)) EXECUTE FUNCTION search_translation_changed();--> statement-breakpoint
CREATE TRIGGER translation_changes_search_out AFTER DELETE ON "translation" FOR EACH ROW
	WHEN (old.approved IS NOT NULL) EXECUTE FUNCTION search_translation_changed();--> statement-breakpoint
CREATE TRIGGER supplier_area_changes_search_in AFTER INSERT ON "supplier_area" FOR EACH ROW EXECUTE FUNCTION search_part_changed('organisation', 'organisation_id');--> statement-breakpoint
CREATE TRIGGER supplier_area_changes_search AFTER UPDATE ON "supplier_area" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new) EXECUTE FUNCTION search_part_changed('organisation', 'organisation_id');--> statement-breakpoint
CREATE TRIGGER supplier_area_changes_search_out AFTER DELETE ON "supplier_area" FOR EACH ROW EXECUTE FUNCTION search_part_changed('organisation', 'organisation_id');--> statement-breakpoint
CREATE TRIGGER organisation_changes_search_in AFTER INSERT ON "organisation" FOR EACH ROW EXECUTE FUNCTION search_own_changed('organisation');--> statement-breakpoint
CREATE TRIGGER organisation_changes_search AFTER UPDATE ON "organisation" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new) EXECUTE FUNCTION search_organisation_changed();--> statement-breakpoint
CREATE TRIGGER organisation_changes_search_out AFTER DELETE ON "organisation" FOR EACH ROW EXECUTE FUNCTION search_own_changed('organisation');--> statement-breakpoint
CREATE TRIGGER technology_area_changes_search AFTER UPDATE ON "technology_area" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new) EXECUTE FUNCTION search_area_changed();--> statement-breakpoint
CREATE TRIGGER technology_group_changes_search AFTER UPDATE ON "technology_group" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new) EXECUTE FUNCTION search_group_changed();--> statement-breakpoint
CREATE TRIGGER indicator_changes_search AFTER UPDATE ON "indicator" FOR EACH ROW
	WHEN (old IS DISTINCT FROM new) EXECUTE FUNCTION search_indicator_changed();--> statement-breakpoint
-- All that stands already is read with the first search.
INSERT INTO search_stale (kind, id)
SELECT 'pilot', pilot_id::text FROM pilot_version WHERE publication = 'published'
UNION SELECT 'lesson', id::text FROM lesson WHERE publication = 'published'
UNION SELECT 'result', pilot_id::text || '.' || indicator_key FROM measurement WHERE state = 'approved'
UNION SELECT 'solution', id::text FROM solution WHERE publication = 'published'
UNION SELECT 'need', id::text FROM need WHERE published_at IS NOT NULL
UNION SELECT 'organisation', id FROM organisation
UNION SELECT 'event', id::text FROM event WHERE state <> 'draft'
UNION SELECT 'page', page FROM page_text;
