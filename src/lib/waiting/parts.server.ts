/**
 * The parts of the one query behind the start page. Each gives: kind, organisation_id, title, title_lang, thing, count,
 * since, due. What a person may not decide because of four eyes does not wait for them.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { may, organisationsWhere, type Action } from '#lib/accounts/may.ts';
import { versionsToDecide } from '#lib/budget/asked-budget.server.ts';
import { proposalsAsked } from '#lib/glossary/asked-glossary.server.ts';
import { gainsAsked } from '#lib/gains/asked-gains.server.ts';
import { lessonsToDecide, openLessons } from '#lib/lessons/asked-lessons.server.ts';
import { coOwningAsked, needsToDecide, openNeeds, questionsOpen } from '#lib/needs/asked-needs.server.ts';
import { handOvers, phaseChanges, phaseChangesInstead, stalePilots } from '#lib/pilots/asked-pilots.server.ts';
import { lateRate, proposalsToDecide } from '#lib/rates/asked-rates.server.ts';
import { askedReports, dueReports, reportsToDecide, returnedReports } from '#lib/reports/asked-reports.server.ts';
import { responsesUnread } from '#lib/responses/asked-responses.server.ts';
import { windowsAsked } from '#lib/results/reporting-window-asked.server.ts';
import { suppliersToVerify } from '#lib/suppliers/asked-suppliers.server.ts';
import { returnedTranslations, translationsToDecide } from '#lib/translation/asked-translations.server.ts';
import { openSolutions, solutionsToDecide, usesToConfirm } from '#lib/solutions/asked-solutions.server.ts';

const MOST = 100;

/** An instant as the day it is in Norway and Sweden. */
const dayOf = (instant: SQL) => sql`to_char(${instant} at time zone 'Europe/Oslo', 'YYYY-MM-DD')`;

export function partsFor(by: Actor, today: string): SQL[] {
	return [...workParts(by, today), ...moneyParts(by, today)];
}

/** A part for the organisations in which the person may do something, none when there are none. */
const ownOf = (by: Actor) => (action: Action, part: (organisations: SQL) => SQL) => {
	const ids = organisationsWhere(by, action).map((id) => sql`${id}`);
	return ids.length === 0 ? [] : [part(sql`(${sql.join(ids, sql`, `)})`)];
};
const officeOf = (by: Actor) => (action: Action, part: SQL) =>
	may(by, action, { organisationId: null }) ? [part] : [];

function workParts(by: Actor, today: string): SQL[] {
	const [own, office, me] = [ownOf(by), officeOf(by), by.personId];
	return [
		...own('pilot.write', ownPilots),
		...office('pilot.decide', pilotsToDecide(me)),
		...own('pilot.decide_phase', (ids) => phaseChanges(ids, me, today, MOST)),
		...office('pilot.stand_in', phaseChangesInstead(me, today, MOST)),
		...own('pilot.take_over', (ids) => handOvers(ids, MOST)),
		...own('pilot.confirm', (ids) => stalePilots(ids, today, MOST)),
		...own('question.answer', (ids) => questionsOpen(ids, MOST)),
		...own('response.decide', (ids) => responsesUnread(ids, me, MOST)),
		...own('gain.write', (ids) => gainsAsked(ids, today, MOST)),
		...own('solution.write', (ids) => openSolutions(ids, MOST)),
		...office('solution.decide', solutionsToDecide(me, MOST)),
		...own('adoption.confirm', (ids) => usesToConfirm(ids, MOST)),
		...own('measurement.write', returnedMeasurements),
		...own('measurement.write', (ids) => windowsAsked(ids, today, MOST)),
		...office('measurement.decide', measurementsToDecide(me)),
		...own('lesson.write', (ids) => openLessons(ids, MOST)),
		...office('lesson.decide', lessonsToDecide(me, MOST)),
		...own('translation.write', (ids) => returnedTranslations(ids, MOST)),
		...translationsFor(by),
		...own('need.write', (ids) => openNeeds(ids, MOST)),
		...own('need.join', (ids) => coOwningAsked(ids, MOST)),
		...office('need.decide', needsToDecide(me, MOST)),
		...office('supplier.verify', suppliersToVerify(me, MOST)),
		...office('glossary.edit', proposalsAsked(me, MOST)),
		...office('accessibility_report.handle', accessibilityReports),
		...own('member.manage', (ids) => unusedInvitations(ids, today))
	];
}

/** The secretariat may decide on everybody's, others on their own. */
function translationsFor(by: Actor): SQL[] {
	const all = officeOf(by)('translation.decide', translationsToDecide(null, by.personId, MOST));
	if (all.length > 0) return all;
	return ownOf(by)('translation.decide', (ids) => translationsToDecide(ids, by.personId, MOST));
}

function moneyParts(by: Actor, today: string): SQL[] {
	const [own, office, me] = [ownOf(by), officeOf(by), by.personId];
	return [
		...own('expense.answer', queriedExpenses),
		...own('report.write', (ids) => askedReports(ids, MOST)),
		...own('report.write', (ids) => returnedReports(ids, MOST)),
		...own('report.submit', (ids) => dueReports(ids, today, MOST)),
		...office('report.decide', reportsToDecide(me, MOST)),
		...office('budget.decide', versionsToDecide(me, MOST)),
		...office('rate.decide', lateRate(today)),
		...office('rate.decide', proposalsToDecide(me, MOST)),
		...own('expense.submit', (ids) => draftExpenses(ids, today)),
		...office('expense.decide', expensesToDecide(me))
	];
}

const ownPilots = (ids: SQL) => sql`(
	select 'pilot_' || version.publication as kind, pilot.owner_id as organisation_id, version.title,
		pilot.language as title_lang, pilot.id::text as thing, 1 as count,
		${dayOf(sql`coalesce(version.decided_at, version.edited_at)`)} as since, null as due
	from pilot_version version join pilot on pilot.id = version.pilot_id
	where version.publication in ('draft', 'returned') and pilot.owner_id in ${ids}
	order by since limit ${MOST})`;

const pilotsToDecide = (me: string) => sql`(
	select 'pilot_submitted' as kind, pilot.owner_id as organisation_id, version.title, pilot.language as title_lang,
		pilot.id::text as thing, 1 as count, ${dayOf(sql`version.submitted_at`)} as since, null as due
	from pilot_version version join pilot on pilot.id = version.pilot_id
	where version.publication = 'submitted'
		and version.submitted_by is distinct from ${me} and version.edited_by is distinct from ${me}
	order by version.submitted_at limit ${MOST})`;

const measurementColumns = (kind: string, since: SQL) => sql`
	${kind} as kind, pilot.owner_id as organisation_id, version.title, pilot.language as title_lang,
	pilot.id::text as thing, count(*)::int as count, min(${dayOf(since)}) as since, null as due
	from measurement
	join pilot on pilot.id = measurement.pilot_id
	join lateral (
		select title from pilot_version where pilot_id = pilot.id order by publication = 'published' desc, number desc limit 1
	) version on true`;

const returnedMeasurements = (ids: SQL) => sql`(
	select ${measurementColumns('measurement_returned', sql`coalesce(measurement.decided_at, measurement.entered_at)`)}
	where measurement.state = 'returned' and pilot.owner_id in ${ids}
	group by pilot.id, version.title order by since limit ${MOST})`;

const measurementsToDecide = (me: string) => sql`(
	select ${measurementColumns('measurement_submitted', sql`measurement.entered_at`)}
	where measurement.state = 'submitted' and measurement.entered_by <> ${me}
	group by pilot.id, version.title order by since limit ${MOST})`;

const queriedExpenses = (ids: SQL) => sql`(
	select 'expense_queried' as kind, expense.organisation_id, expense.text as title, expense.language as title_lang,
		expense.id::text as thing, 1 as count,
		${dayOf(sql`coalesce(expense.decided_at, expense.submitted_at, expense.entered_at)`)} as since,
		(select due_on::text from expense_remark
			where expense_id = expense.id and kind = 'query' order by written_at desc limit 1) as due
	from expense where expense.state = 'queried' and expense.organisation_id in ${ids}
	order by since limit ${MOST})`;

/** Drafts by period: they are submitted together, before the report of the period is due. */
const draftExpenses = (ids: SQL, today: string) => sql`(
	select 'expense_draft' as kind, expense.organisation_id, period.code as title, null as title_lang, '' as thing,
		count(*)::int as count, least(${dayOf(sql`min(expense.entered_at)`)}, ${today}) as since, period.report_due_on::text as due
	from expense join period on period.project_id = expense.project_id and period.code = expense.period_code
	where expense.state = 'draft' and not period.is_locked and expense.organisation_id in ${ids}
	group by expense.organisation_id, period.project_id, period.code order by due limit ${MOST})`;

const expensesToDecide = (me: string) => sql`(
	select 'expense_submitted' as kind, expense.organisation_id, expense.period_code as title, null as title_lang,
		'' as thing, count(*)::int as count, min(${dayOf(sql`coalesce(expense.submitted_at, expense.entered_at)`)}) as since,
		null as due
	from expense
	where expense.state = 'submitted' and expense.entered_by <> ${me} and expense.submitted_by is distinct from ${me}
	group by expense.organisation_id, expense.project_id, expense.period_code order by since limit ${MOST})`;

const accessibilityReports = sql`(
	select 'accessibility_report' as kind, null as organisation_id, left(page, 100) as title, null as title_lang, '' as thing,
		1 as count, ${dayOf(sql`created_at`)} as since, null as due
	from accessibility_report where handled_at is null
	order by created_at limit ${MOST})`;

const unusedInvitations = (ids: SQL, today: string) => sql`(
	select 'invitation_unused' as kind, membership.organisation_id, person.name as title, null as title_lang,
		membership.id::text as thing, 1 as count,
		${dayOf(sql`coalesce(max(mail_link.created_at), person.created_at)`)} as since, null as due
	from membership
	join person on person.id = membership.person_id
	left join mail_link on mail_link.person_id = person.id and mail_link.purpose = 'invitation'
	where person.password_hash is null and membership.organisation_id in ${ids}
		and (membership.ends_on is null or membership.ends_on >= ${today})
	group by membership.id, person.id order by since limit ${MOST})`;
