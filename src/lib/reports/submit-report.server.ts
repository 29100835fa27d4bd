import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { allOrNothing } from '#lib/all-or-nothing.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { submitExpenses } from '#lib/funding/submit-expenses.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { pairLang } from '#lib/lang.ts';
import { period } from '#lib/projects/schema.server.ts';
import { checkReport } from './report-check.ts';
import { frozenOf, totalsOf } from './report-figures.ts';
import { secretariatOf, tell } from './report-mail.server.ts';
import {
	lockOrBeginReport,
	reportPlace,
	type ReportAt,
	type ReportPlace,
	type ReportRecord
} from './report-place.server.ts';
import { reportFacts, reportFigures } from './report-rows.server.ts';
import { moveFaults } from './report.ts';
import { report } from './schema.server.ts';

export type Submission = {
	/** The revision that was on the screen. */
	seen: number;
	/** As it stands in the form. */
	text: string;
	/** Whether what is still draft is submitted together with it. */
	withDrafts: boolean;
	origin: string;
};

/** Freezes the figures of a partner and period and hands them to the secretariat. */
export async function submitReport(
	db: Db,
	by: Actor,
	at: ReportAt,
	asked: Submission,
	today: string
): Promise<Decision<null>> {
	demand(by, 'report.submit', at, 'report.read');
	try {
		return await allOrNothing(db, async (tx) => {
			await holdPeriod(tx, await reportPlace(tx, at, today));
			// read again: it may have been locked while one waited
			const place = await reportPlace(tx, at, today);
			const row = await lockOrBeginReport(tx, place, by.language);
			const faults = await submissionFaults(tx, { by, place, row, asked }, today);
			if (faults.length > 0) return no(...faults);
			const drafts = asked.withDrafts ? await submitDrafts(tx, by, place, today) : yes(0);
			if (!drafts.ok) return drafts;
			await freeze(tx, { by, place, row, asked }, today);
			return yes(null);
		});
	} catch (fault) {
		if (isHeldElsewhere(fault)) return no({ field: '', key: 'report.expenses_in_use' });
		throw fault;
	}
}

/**
 * Whoever enters an expense shares the period until it is saved, see `closedPeriods`: this waits for them, and they
 * for this, so that nothing slips in after the figures were frozen.
 */
async function holdPeriod(tx: Db, { project, periodCode }: ReportPlace): Promise<void> {
	await tx
		.select({ code: period.code })
		.from(period)
		.where(and(eq(period.projectId, project.id), eq(period.code, periodCode)))
		.for('no key update');
}

type Submitting = { by: Actor; place: ReportPlace; row: ReportRecord; asked: Submission };

async function submissionFaults(
	tx: Db,
	{ by, place, row, asked: { seen, text, withDrafts } }: Submitting,
	today: string
): Promise<Issue[]> {
	const moved = moveFaults(row, 'submit', { personId: by.personId, seen });
	const facts = await reportFacts(tx, place, { report: row, text });
	const checks = checkReport(facts, today, withDrafts).filter(({ blocking }) => blocking);
	return [
		...moved,
		...checks.map(({ kind, count }) => ({
			field: kind === 'no_text' ? 'text' : '',
			key: `report.check_${kind}`,
			params: { count, currency: place.side.currency }
		}))
	];
}

const mostAtOnce = 200;

/** Held without waiting: who changes one of them waits for the period that is held here. */
async function submitDrafts(tx: Db, by: Actor, place: ReportPlace, today: string): Promise<Decision<number>> {
	const { project, organisationId, periodCode } = place;
	const drafts = await tx
		.select({ id: expense.id })
		.from(expense)
		.where(
			and(
				eq(expense.projectId, project.id),
				eq(expense.organisationId, organisationId),
				eq(expense.periodCode, periodCode),
				eq(expense.state, 'draft')
			)
		)
		.orderBy(asc(expense.id))
		.for('update', { noWait: true });
	const ids = drafts.map(({ id }) => id);
	for (let first = 0; first < ids.length; first += mostAtOnce) {
		const submitted = await submitExpenses(tx, by, organisationId, ids.slice(first, first + mostAtOnce), today);
		if (!submitted.ok) return submitted;
	}
	return yes(ids.length);
}

async function freeze(tx: Db, { by, place, row, asked }: Submitting, today: string): Promise<void> {
	const { text, origin } = asked;
	const figures = await reportFigures(tx, place, today);
	const language = text === row.text ? row.language : by.language;
	await tx
		.update(report)
		.set({
			state: 'submitted',
			text,
			language,
			frozen: frozenOf(figures),
			reason: null,
			submittedBy: by.personId,
			submittedAt: sql`now()`,
			revision: row.revision + 1
		})
		.where(eq(report.id, row.id));
	const total = totalsOf(figures.lines);
	await record(tx, {
		kind: 'report.submitted',
		by: by.personId,
		organisationId: place.organisationId,
		about: { kind: 'report', id: row.id },
		before: { state: row.state, text: row.text },
		after: { state: 'submitted', text, eurMinor: total.eurMinor.toString(), ruleSet: figures.ruleSetId }
	});
	await tell(tx, await secretariatOf(tx, today), {
		kind: 'report_submitted',
		params: (lang) => ({ organisation: place.organisation[pairLang(lang)], period: place.periodCode }),
		path: `sekretariat/rapporter/${place.periodCode}/${place.organisationId}`,
		origin
	});
}

/** PostgreSQL's `lock_not_available`. */
function isHeldElsewhere(fault: unknown): boolean {
	const { cause } = Object(fault) as { cause?: unknown };
	const { code } = Object(cause ?? fault) as { code?: unknown };
	return code === '55P03';
}
