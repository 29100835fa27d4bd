/** What the pages of a partner's expenses show, each with the check of who reads it. */
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { states, type ExpenseState } from '#lib/funding/expense.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { openPeriod } from '#lib/projects/project.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { expenseFile } from './expense-file.server.ts';
import { expenseLines, type ExpenseLines } from './expense-lines.server.ts';
import { expenseQueue, ownExpenses, queuePartners } from './expense-lists.server.ts';
import { expenseById } from './expenses.server.ts';
import { partnerFigures } from './figures.server.ts';

/** The list with its filters and the budget; `part` is undefined where an organisation takes no part in the project. */
export async function ownExpensesPage(
	db: Db,
	by: Actor,
	organisationId: string,
	asked: URLSearchParams,
	today: string
) {
	demand(by, 'expense.read', { organisationId });
	found((await organisationDirectory(db)).get(organisationId));
	const lines = await expenseLines(db, organisationId, today);
	if (!lines) return { part: undefined };

	const { projectId, project } = lines;
	const periodCode = asked.get('periode');
	const filter = {
		state: readState(asked.get('status')),
		period: lines.periods.find(({ code }) => code === periodCode)?.code,
		page: asked.get('side')
	};
	const [list, figures] = await Promise.all([
		ownExpenses(db, by, { projectId, organisationId }, filter, readingOf(by, lines, today)),
		partnerFigures(db, project, today, { organisationId, drafts: true })
	]);
	return {
		part: {
			...shownLines(lines),
			filter,
			list,
			figures,
			openPeriod: openPeriod(lines.periods, today),
			mayEnter: may(by, 'expense.enter', { organisationId }),
			maySubmit: may(by, 'expense.submit', { organisationId })
		}
	};
}

/** The empty form; after a save with that expense, whose date, category and work package it keeps. */
export async function newExpensePage(db: Db, by: Actor, organisationId: string, savedId: string | null, today: string) {
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	const lines = found(await expenseLines(db, organisationId, today));
	const saved = savedId === null ? undefined : await expenseById(db, savedId, readingOf(by, lines, today));
	return { lines, saved: saved?.organisationId === organisationId ? saved : undefined };
}

/** One expense as its partner sees it. @throws 404 also under another organisation's address */
export async function ownExpensePage(db: Db, by: Actor, organisationId: string, id: string, today: string) {
	demand(by, 'expense.read', { organisationId });
	const lines = found(await expenseLines(db, organisationId, today));
	const file = await expenseFile(db, by, id, readingOf(by, lines, today));
	found(file.expense.organisationId === organisationId ? file : undefined);
	return { ...file, lines };
}

/** The form that changes an expense. @throws 403 for whoever may read but not enter */
export async function changeExpensePage(db: Db, by: Actor, organisationId: string, id: string, today: string) {
	const page = await ownExpensePage(db, by, organisationId, id, today);
	demand(by, 'expense.enter', page.expense, 'expense.read');
	if (page.expense.kind === 'staff') demand(by, 'expense.read_staff', page.expense, 'expense.read');
	return page;
}

export async function queuePage(db: Db, by: Actor, asked: URLSearchParams, today: string) {
	demand(by, 'review.read', { organisationId: null });
	const project = found(await runningProject(db, today));
	const state = readState(asked.get('status')) ?? 'submitted';
	const filter = { state, organisation: asked.get('partner') ?? undefined, page: asked.get('side') };
	const [list, partners] = await Promise.all([
		expenseQueue(db, by, project.id, filter, today),
		queuePartners(db, by, project.id, state)
	]);
	return { project, filter, list, partners };
}

/** One expense as the secretariat sees it. */
export async function reviewPage(db: Db, by: Actor, id: string, today: string) {
	demand(by, 'review.read', { organisationId: null });
	const project = found(await runningProject(db, today));
	const file = await expenseFile(db, by, id, { by, today, rateNow: undefined });
	// a draft has no frozen rate: it is read at the one of today, as its partner reads it
	if (file.expense.state !== 'draft') return { ...file, project };
	const lines = found(await expenseLines(db, file.expense.organisationId, today));
	return { ...(await expenseFile(db, by, id, readingOf(by, lines, today))), project };
}

function readState(text: string | null): ExpenseState | undefined {
	return states.find((state) => state === text);
}

function readingOf(by: Actor, lines: ExpenseLines, today: string) {
	const { voucherFromEurMinor } = lines.ruleSet.limits;
	return { by, today, rateNow: lines.rateNow?.perEuro, voucherFromEurMinor };
}

function shownLines({ currency, periods, workPackages, rateNow }: ExpenseLines) {
	return { currency, periods, workPackages, rateNow };
}
