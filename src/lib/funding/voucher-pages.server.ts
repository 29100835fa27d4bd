/** The tray, and the vouchers of one expense. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { partnerRights } from '#lib/funding/expense-rights.ts';
import { views } from './expenses.server.ts';
import { expenseLines } from './expense-lines.server.ts';
import { ownExpensePage } from './expense-pages.server.ts';
import { trayFiles } from './tray.server.ts';
import { takesVouchers, voucherChoices } from './vouchers.server.ts';

/** Files of the tray, and the expenses that they could belong to: those without a voucher first. */
export async function trayPage(db: Db, by: Actor, organisationId: string, today: string) {
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	const lines = found(await expenseLines(db, organisationId, today));
	const where = sql`e.project_id = ${lines.projectId} and e.organisation_id = ${organisationId}
		and e.state in ('draft', 'queried')
		and (e.kind <> 'staff' or ${may(by, 'expense.read_staff', lines)})`;
	const order = sql`exists (select from expense_document x where x.expense_id = e.id), e.paid_on desc, e.id`;
	const reading = { by, today, rateNow: lines.rateNow?.perEuro };
	const [files, expenses] = await Promise.all([
		trayFiles(db, lines),
		views(db, where, order, { limit: 200, offset: 0 }, reading)
	]);
	return {
		files,
		expenses: expenses.map(({ id, paidOn, text, amountMinor, currency }) => ({
			id,
			paidOn,
			text,
			amountMinor,
			currency
		}))
	};
}

/** @throws 404, 403 for whoever may not change what the expense is proved by */
export async function vouchersPage(db: Db, by: Actor, organisationId: string, id: string, today: string) {
	const { expense, lines } = await ownExpensePage(db, by, organisationId, id, today);
	demand(by, 'expense.enter', expense, 'expense.read');
	if (expense.kind === 'staff') demand(by, 'expense.read_staff', expense, 'expense.read');
	const row = { id: expense.id, projectId: lines.projectId, organisationId };
	return {
		expense,
		isOpen: takesVouchers(expense.state) && partnerRights(by, expense).change,
		choices: await voucherChoices(db, by, row)
	};
}
