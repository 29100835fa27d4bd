/** Vouchers of expenses: which a page shows, and who may open one. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { ExpenseState } from '#lib/funding/expense.ts';
import { isId, lockExpense, type LockedExpense } from './locked-expense.server.ts';

export const mostVouchers = 20;

/** States in which what proves an expense may still change. */
export function takesVouchers(state: ExpenseState): boolean {
	return state === 'draft' || state === 'queried';
}

/** The expense, held, for whoever may give it vouchers. @throws 404, 403 */
export async function voucherExpense(tx: Db, by: Actor, organisationId: string, id: string): Promise<LockedExpense> {
	const row = found(await lockExpense(tx, id));
	found(row.organisationId === organisationId ? row : undefined);
	demand(by, 'expense.enter', row, 'expense.read');
	if (row.kind === 'staff') demand(by, 'expense.read_staff', row, 'expense.read');
	return row;
}

export type Choice = { id: string; name: string; at: string; isLoose: boolean };

/** What an expense could be proved by: the tray first, then vouchers of the organisation's other expenses, newest first. */
export async function voucherChoices(
	db: Db,
	by: Actor,
	row: { id: string; projectId: string; organisationId: string }
) {
	const staff = may(by, 'expense.read_staff', row) ? sql`true` : sql`e.kind <> 'staff'`;
	return [
		...(await db.execute<Choice>(sql`
			select d.id, d.name, d.uploaded_at as at, u.is_loose as "isLoose"
			from document d
			join (
				select document_id, true as is_loose from tray_document
				where project_id = ${row.projectId} and organisation_id = ${row.organisationId}
				union
				select x.document_id, false from expense_document x join expense e on e.id = x.expense_id
				where e.project_id = ${row.projectId} and e.organisation_id = ${row.organisationId} and ${staff}
			) u on u.document_id = d.id
			where not exists (
				select from expense_document mine where mine.document_id = d.id and mine.expense_id = ${row.id})
			order by u.is_loose desc, d.uploaded_at desc, d.id limit 200`))
	];
}

type Use = { organisation_id: string; kind: string; tray: boolean };

/** Whether a person may open a voucher; false also for what is no voucher. A payslip is for those who may see wages. */
export async function mayOpenVoucher(db: Db, by: Actor | null, documentId: string): Promise<boolean> {
	if (by === null || !isId(documentId)) return false;
	const uses = await db.execute<Use>(sql`
		select e.organisation_id, e.kind, false as tray
		from expense_document x join expense e on e.id = x.expense_id where x.document_id = ${documentId}
		union
		select organisation_id, '', true from tray_document where document_id = ${documentId}
		limit 200`);
	return uses.length > 0 && [...uses].every((use) => mayOpen(by, use));
}

function mayOpen(by: Actor, { organisation_id: organisationId, kind, tray }: Use): boolean {
	const seesStaff = may(by, 'expense.read_staff', { organisationId });
	// what lies in the tray may be a payslip as well
	if (tray) return seesStaff || may(by, 'expense.enter', { organisationId });
	return kind === 'staff' ? seesStaff : may(by, 'expense.read', { organisationId });
}
