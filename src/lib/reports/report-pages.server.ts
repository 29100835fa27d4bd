/** What the pages of a report show, each with the check of who reads it. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { historyOf } from '#lib/journal/journal.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { runningProject, sideOfPartner } from '#lib/projects/projects.server.ts';
import { checkReport } from './report-check.ts';
import { readFrozen } from './report-figures.ts';
import { reportPlace, reportThere, type ReportAt, type ReportPlace, type ReportRecord } from './report-place.server.ts';
import { reportFacts, reportFigures, undecidedCount } from './report-rows.server.ts';
import { standingOf } from './report-standing.server.ts';
import { hasOwnHand, isClosed, mayMoveReport, type ReportMove, type ReportState } from './report.ts';

/** A partner's reports, period by period; undefined where it takes no part in the project. */
export async function ownReportsPage(db: Db, by: Actor, organisationId: string, today: string) {
	demand(by, 'report.read', { organisationId });
	found((await organisationDirectory(db)).get(organisationId));
	const project = await runningProject(db, today);
	const side = project && (await sideOfPartner(db, project.id, organisationId));
	if (!project || !side) return { part: undefined };
	const standings = await standingOf(db, project.id, today, { organisationId });
	const begun = project.periods.filter(({ startsOn }) => startsOn <= today).map(({ code }) => code);
	return {
		part: { periods: project.periods, standings: standings.filter(({ periodCode }) => begun.includes(periodCode)) }
	};
}

const nothingYet = {
	id: null,
	state: 'draft' as ReportState,
	revision: 0,
	text: '',
	language: null,
	reason: null,
	submittedBy: null,
	submittedAt: null,
	approvedBy: null,
	approvedAt: null,
	claimedBy: null,
	claimedAt: null,
	paidBy: null,
	paidAt: null
};

/** One report with its figures: frozen from its submission on, as they stand before. */
export async function reportPage(db: Db, by: Actor, at: ReportAt, today: string) {
	demand(by, 'report.read', at);
	const place = await reportPlace(db, at, today);
	const row = await reportThere(db, place);
	const { frozen, ...shown } = row ?? { ...nothingYet, frozen: null };
	const isFrozen = isClosed(shown.state);
	const [figures, facts, undecided, remarks, history] = await Promise.all([
		isFrozen ? readFrozen(frozen) : reportFigures(db, place, today),
		reportFacts(db, place, { report: row, text: shown.text }),
		undecidedCount(db, place),
		row ? remarksOf(db, row.id) : [],
		row ? historyOf(db, 'report', row.id) : []
	]);
	return {
		at,
		organisation: place.organisation,
		workPackages: place.project.workPackages,
		period: place.period,
		dueOn: place.dueOn,
		report: shown,
		isFrozen,
		figures,
		facts,
		checks: { plain: checkReport(facts, today, false), withDrafts: checkReport(facts, today, true) },
		undecided,
		remarks,
		history: history.map(({ id, at, kind, reason, name }) => ({ id, at: at.toISOString(), kind, reason, name })),
		steps: await stepsOf(db, shown),
		rights: { ...partnerRights(by, at, shown, remarks), ...deskRights(by, place, row) }
	};
}

type Remark = {
	kind: 'query' | 'answer';
	text: string;
	language: string;
	dueOn: string | null;
	name: string;
	at: string;
};

async function remarksOf(db: Db, id: string): Promise<Remark[]> {
	return [
		...(await db.execute<Remark>(sql`
			select r.kind, r.text, r.language, r.due_on::text as "dueOn", person.name,
				to_char(r.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
			from report_remark r join person on person.id = r.written_by
			where r.report_id = ${id} order by r.written_at limit 200`))
	];
}

async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
	const wanted = [...new Set(ids.filter((id) => id !== null))];
	if (wanted.length === 0) return new Map();
	const rows = await db.execute<{ id: string; name: string }>(sql`
		select id::text, name from person where id in (${sql.join(
			wanted.map((id) => sql`${id}::uuid`),
			sql`, `
		)})`);
	return new Map([...rows].map(({ id, name }) => [id, name]));
}

type Shown = Omit<ReportRecord, 'frozen' | 'id' | 'language'>;

/** Who took which step, for the line of steps above the report. */
async function stepsOf(db: Db, report: Shown) {
	const steps = [
		{ state: 'submitted' as const, at: report.submittedAt, by: report.submittedBy },
		{ state: 'approved' as const, at: report.approvedAt, by: report.approvedBy },
		{ state: 'claimed' as const, at: report.claimedAt, by: report.claimedBy },
		{ state: 'paid' as const, at: report.paidAt, by: report.paidBy }
	];
	const names = await namesOf(
		db,
		steps.map(({ by }) => by)
	);
	return steps.map(({ state, at, by }) => ({ state, at, name: by === null ? null : (names.get(by) ?? null) }));
}

function partnerRights(by: Actor, at: ReportAt, report: Pick<Shown, 'state'>, remarks: readonly Remark[]) {
	const writes = may(by, 'report.write', at);
	return {
		write: writes && mayMoveReport(report.state, 'write'),
		submit: may(by, 'report.submit', at) && mayMoveReport(report.state, 'submit'),
		answer: writes && remarks.at(-1)?.kind === 'query'
	};
}

function deskRights(by: Actor, place: ReportPlace, row: ReportRecord | undefined) {
	const decides = may(by, 'report.decide', place);
	const can = (move: ReportMove) =>
		decides && row !== undefined && mayMoveReport(row.state, move) && !hasOwnHand(row, move, by.personId);
	const open = row === undefined || !isClosed(row.state);
	const moves = ['return', 'approve', 'claim', 'pay'] as const;
	return {
		return: can('return'),
		approve: can('approve'),
		claim: can('claim'),
		pay: can('pay'),
		ask: can('ask'),
		extend: decides && open,
		/** The step that only another one may take. */
		another:
			decides && row
				? (moves.find((move) => mayMoveReport(row.state, move) && hasOwnHand(row, move, by.personId)) ?? null)
				: null
	};
}
