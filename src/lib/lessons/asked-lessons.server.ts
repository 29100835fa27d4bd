/** What people are asked about lessons, as parts of the one query behind the start page. */
import { sql, type SQL } from 'drizzle-orm';

const dayOf = (instant: SQL) => sql`to_char(${instant} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`;

/** Drafts and returned lessons of organisations; each is found under its pilot. */
export const openLessons = (organisations: SQL, most: number): SQL => sql`(
	select 'lesson_' || lesson.publication as kind, pilot.owner_id as organisation_id, lesson.title,
		lesson.language as title_lang, pilot.id::text || '/laerdommer/' || lesson.id::text as thing, 1 as count,
		${dayOf(sql`coalesce(lesson.decided_at, lesson.written_at)`)} as since, null as due
	from lesson join pilot on pilot.id = lesson.pilot_id
	where lesson.publication in ('draft', 'returned') and pilot.owner_id in ${organisations}
	order by since limit ${most})`;

/** What the secretariat is to decide, but for what this person wrote or submitted. */
export const lessonsToDecide = (me: string, most: number): SQL => sql`(
	select 'lesson_submitted' as kind, pilot.owner_id as organisation_id, lesson.title, lesson.language as title_lang,
		lesson.id::text as thing, 1 as count, ${dayOf(sql`lesson.submitted_at`)} as since, null as due
	from lesson join pilot on pilot.id = lesson.pilot_id
	where lesson.publication = 'submitted'
		and lesson.submitted_by is distinct from ${me} and lesson.written_by is distinct from ${me}
	order by lesson.submitted_at limit ${most})`;
