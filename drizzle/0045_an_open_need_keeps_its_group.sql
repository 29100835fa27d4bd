-- The group that an open need is about stands as its area does; 0035 had left it out. Only a file of the owner's own system
-- takes it away, with the addendum that names the area instead.
CREATE OR REPLACE FUNCTION need_words_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF old.published_at IS NULL THEN RETURN new; END IF;
	IF coalesce(current_setting('sol.import', true), '') <> 'on'
		AND (new.title, new.text, new.technology_area, new.technology_group)
			IS DISTINCT FROM (old.title, old.text, old.technology_area, old.technology_group)
	THEN RAISE EXCEPTION 'the words of an open need stand' USING errcode = 'restrict_violation'; END IF;
	IF (new.target_group, new.constraints, new.type, new.language, new.is_sealed, new.slug, new.published_at)
		IS DISTINCT FROM
		(old.target_group, old.constraints, old.type, old.language, old.is_sealed, old.slug, old.published_at)
	THEN RAISE EXCEPTION 'the words of an open need stand' USING errcode = 'restrict_violation'; END IF;
	IF old.is_sealed AND coalesce(need_closes_at(new.deadline, new.deadline_time), '-infinity') < need_closes_at(old.deadline, old.deadline_time)
	THEN RAISE EXCEPTION 'a sealed need opens no sooner than promised' USING errcode = 'restrict_violation'; END IF;
	RETURN new;
END $$;
