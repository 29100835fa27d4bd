-- Each line of a public version's text becomes a published lesson. A line that stands only in the version being worked
-- on, or in the last one of a pilot that is not public any more, becomes a draft. A line too long for a title is kept whole as what happened.
WITH line AS (
	SELECT version.*, part.nth, btrim(part.text, E' \t\r') AS said, version.publication = 'published' AS is_public
	FROM pilot_version version
	CROSS JOIN LATERAL regexp_split_to_table(version.lessons, E'\n') WITH ORDINALITY AS part(text, nth)
	WHERE btrim(part.text, E' \t\r') <> ''
		AND (version.publication <> 'withdrawn' OR NOT EXISTS (
			SELECT FROM pilot_version other WHERE other.pilot_id = version.pilot_id
				AND (other.publication <> 'withdrawn' OR other.number > version.number)))
)
INSERT INTO lesson (pilot_id, position, kind, title, what_happened, language, publication, written_by, written_at,
	submitted_by, submitted_at, decided_by, decided_at, is_demo)
SELECT line.pilot_id, row_number() OVER (PARTITION BY line.pilot_id ORDER BY line.is_public DESC, line.nth), 'organisation',
	CASE WHEN length(line.said) > 160 THEN left(line.said, 159) || '…' ELSE line.said END,
	CASE WHEN length(line.said) > 160 THEN line.said ELSE '' END,
	pilot.language, CASE WHEN line.is_public THEN 'published' ELSE 'draft' END, line.edited_by, line.edited_at,
	CASE WHEN line.is_public THEN line.submitted_by END, CASE WHEN line.is_public THEN line.submitted_at END,
	CASE WHEN line.is_public THEN line.decided_by END, CASE WHEN line.is_public THEN line.decided_at END, pilot.is_demo
FROM line
JOIN pilot ON pilot.id = line.pilot_id
WHERE line.is_public OR NOT EXISTS (
	SELECT FROM line other WHERE other.pilot_id = line.pilot_id AND other.is_public AND other.said = line.said);
--> statement-breakpoint
ALTER TABLE "pilot_version" DROP COLUMN "lessons";
