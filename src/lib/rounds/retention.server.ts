/** What is not needed any more goes. The privacy page says so: change both together. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';

/** An entry is past its time ten years after the end of the last project that had begun when it was written. */
const isPast = (today: SQL) => sql`(entry.at at time zone 'Europe/Oslo')::date < ${today} - interval '10 years'
	and not exists (
		select from project
		where project.starts_on <= (entry.at at time zone 'Europe/Oslo')::date
			and project.ends_on >= ${today} - interval '10 years')`;

/** That a version was published is part of what is public, without who did it; all else goes. */
const pastJournal = (today: SQL) => sql`
	with nameless as (
		update journal_entry entry set person_id = null, reason = null
		where entry.kind = 'pilot.published' and entry.person_id is not null and ${isPast(today)})
	delete from journal_entry entry where entry.kind <> 'pilot.published' and ${isPast(today)}`;

/**
 * What a firm wrote and did not hand in goes when nothing can be handed in any more; what it did hand in stays with its
 * files. Which files only the draft names stands in the ciphertext, so the time tells: handing in takes all there were.
 */
const pastDrafts = (today: SQL) => sql`
	with past as (
		select response.id, submissions, submitted is null as is_all, response.submitted_at
		from response join need on need.id = response.need_id
		where draft is not null and need.state in ('closed', 'in_procurement', 'in_pilot', 'cancelled')
			and need.ended_at < ${today} - 90),
	files as (
		delete from response_file file using past
		where file.response_id = past.id and (past.is_all or file.added_at > past.submitted_at)),
	begun as (delete from response using past where response.id = past.id and past.submissions = 0),
	handed_in as (
		update response set draft = null, revision = revision + 1,
			state = case when past.is_all then 'withdrawn' else state end
		from past where response.id = past.id and past.submissions > 0)
	select from past`;

/**
 * A registration that nobody confirmed, or that was refused. What a refused firm said of itself goes with it; its row
 * stays without a name where a log points to it.
 */
const pastRegistrations = (today: SQL) => sql`
	with gone as (
		delete from supplier_registration
		where (state = 'unconfirmed' and created_at < ${today} - 7)
			or (state = 'refused' and decided_at < ${today} - interval '12 months')
		returning organisation_id),
	members as (delete from membership using gone where membership.organisation_id = gone.organisation_id),
	areas as (delete from supplier_area using gone where supplier_area.organisation_id = gone.organisation_id),
	nameless as (
		update organisation set name_nb = '–', name_sv = '–', presentation = null, presentation_other = null,
			website = null, contact_email = null
		from gone where organisation.id = gone.organisation_id and organisation.verified_at is null)
	select from gone`;

/** By the name of the part in the round: what is deleted on a day. */
const outdated: Readonly<Record<string, (today: SQL) => SQL>> = {
	sessions: (today) => sql`delete from session where expires_at < ${today}`,
	// an expired link still leads to a new one; after a month nobody comes back to it
	mail_links: (today) => sql`delete from mail_link where expires_at < ${today} - 30`,
	attempts: (today) => sql`delete from throttle where window_started_at < ${today} - 1`,
	sent_forms: (today) => sql`delete from sent_form where sent_at < ${today} - 30`,
	sent_mail: (today) => sql`delete from outgoing_mail where created_at < ${today} - interval '12 months'`,
	barrier_reports: (today) => sql`delete from accessibility_report where handled_at < ${today} - interval '12 months'`,
	// long after the day on which it can be taken back; the expenses that its rows became are the partner's accounts
	expense_imports: (today) => sql`
		delete from expense_import
		where state <> 'running' and coalesce(undone_at, finished_at, started_at) < ${today} - 90`,
	// how often a need was read stands in its counters for its owner
	page_views: (today) => sql`
		delete from page_view where about_kind <> 'need' and day < ${today} - interval '13 months'`,
	api_answers: (today) => sql`delete from api_request where at < ${today} - 30`,
	// a week is as long as the link in the mail works
	unconfirmed_follows: (today) => sql`delete from follow where confirm_hash is not null and created_at < ${today} - 7`,
	// an address without an account is kept only while it follows something and takes our mail
	lost_followers: (today) => sql`
		delete from follower where person_id is null and (
			not exists (select from follow where follow.follower_id = follower.id) or mail_stopped_at < ${today} - 30)`,
	// somebody's words are not kept when nobody follows them any more
	lost_searches: () => sql`
		delete from saved_search where not exists (
			select from follow where target_kind = 'search' and target_id = saved_search.key)`,
	mail_trouble: (today) => sql`delete from mail_trouble where at < ${today} - interval '12 months'`,
	response_drafts: pastDrafts,
	registrations: pastRegistrations,
	adviser_access: (today) => sql`delete from adviser_access where ends_on < ${today} - 30`,
	notices: (today) => sql`delete from notice where created_at < ${today} - interval '13 months'`,
	journal: pastJournal,
	// which organisations took part stays in the log of a need, without who it was for them
	need_log: (today) => sql`
		update need_log entry set person_id = null where person_id is not null and ${isPast(today)}`,
	need_conflicts: (today) => sql`
		delete from need_conflict using (select need_id, person_id, stated_at as at from need_conflict) as entry
		where entry.need_id = need_conflict.need_id and entry.person_id = need_conflict.person_id and ${isPast(today)}`,
	translations: (today) => sql`
		update translation set written_by = null, submitted_by = null, approved_by = null
		from (select subject_kind, subject_id, language, field, greatest(written_at, approved_at) as at from translation) as entry
		where (entry.subject_kind, entry.subject_id, entry.language, entry.field)
				= (translation.subject_kind, translation.subject_id, translation.language, translation.field)
			and coalesce(written_by, submitted_by, approved_by) is not null and ${isPast(today)}`,
	// what became of it stands in the history of the word, without who it was
	concept_proposals: (today) => sql`delete from concept_proposal where decided_at < ${today} - interval '24 months'`,
	concept_changes: (today) => sql`
		update concept_change entry set changed_by = null where changed_by is not null and ${isPast(today)}`,
	concept_reviews: (today) => sql`
		update concept set reviewed_by = null from (select id, reviewed_at as at from concept) as entry
		where entry.id = concept.id and reviewed_by is not null and ${isPast(today)}`,
	questions: (today) => sql`
		update question set asked_by = null, answered_by = null, declined_by = null
		from (select id, asked_at as at from question) as entry
		where entry.id = question.id and coalesce(asked_by, answered_by, declined_by) is not null and ${isPast(today)}`,
	rounds: (today) => sql`delete from daily_round where day < ${today} - interval '12 months'`
};

export const retained = Object.keys(outdated);

/** Waits for whoever is about to follow a search, whose words are written before the follow is. */
const alone: Readonly<Record<string, SQL>> = {
	lost_searches: sql`lock table saved_search in share row exclusive mode`
};

/** @returns number of rows that went */
export async function removeOutdated(tx: Db, kind: string, today: string): Promise<number> {
	const [statement, lock] = [outdated[kind], alone[kind]];
	if (!statement) throw new Error(`Nothing is known of ${kind}`);
	if (lock) await tx.execute(lock);
	return (await tx.execute(statement(sql`${today}::date`))).count;
}
