/** A file that is there already proves an expense, or proves it no longer. */
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { touched } from './keep-vouchers.server.ts';
import { isId } from './locked-expense.server.ts';
import { expenseDocument, trayDocument } from './schema.server.ts';
import { mayOpenVoucher, mostVouchers, takesVouchers, voucherExpense } from './vouchers.server.ts';

type Tie = { organisationId: string; expenseId: string; documentId: string };

/** From the tray, or from another expense of the organisation, which keeps it too. @throws 404, 403 */
export async function tieVoucher(
	db: Db,
	by: Actor,
	{ organisationId, expenseId, documentId }: Tie
): Promise<Decision<null>> {
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	if (!isId(expenseId)) return no({ field: `expense-${documentId}`, key: 'entry.tie_missing' });
	return db.transaction(async (tx) => {
		const row = await voucherExpense(tx, by, organisationId, expenseId);
		const owners = isId(documentId)
			? await tx.execute<{ organisation_id: string }>(sql`
				select organisation_id from document where id = ${documentId}`)
			: [];
		const isOwn = owners[0]?.organisation_id === organisationId && (await mayOpenVoucher(tx, by, documentId));
		found(isOwn ? documentId : undefined);
		if (!takesVouchers(row.state)) return no({ field: '', key: 'entry.not_open' });
		const there = await tx.select().from(expenseDocument).where(eq(expenseDocument.expenseId, row.id)).limit(50);
		if (there.length >= mostVouchers)
			return no({ field: '', key: 'entry.too_many_documents', params: { max: mostVouchers } });
		await tx.insert(expenseDocument).values({ expenseId: row.id, documentId }).onConflictDoNothing();
		await tx.delete(trayDocument).where(eq(trayDocument.documentId, documentId));
		await touched(tx, by, row, { kind: 'expense.documents_added', after: { documentId } });
		return yes(null);
	});
}

/** A file that proves nothing any more goes back to the tray. @throws 404, 403 */
export async function untieVoucher(
	db: Db,
	by: Actor,
	{ organisationId, expenseId, documentId }: Tie
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const row = await voucherExpense(tx, by, organisationId, expenseId);
		if (!takesVouchers(row.state)) return no({ field: '', key: 'entry.not_open' });
		const removed = await tx
			.delete(expenseDocument)
			.where(
				and(
					eq(expenseDocument.expenseId, row.id),
					sql`${expenseDocument.documentId}::text = ${documentId.toLowerCase()}`
				)
			)
			.returning();
		found(removed[0]);
		await tx.execute(sql`
			insert into tray_document (document_id, project_id, organisation_id)
			select ${documentId}::uuid, ${row.projectId}, ${row.organisationId}
			where not exists (select from expense_document where document_id = ${documentId}::uuid)
			on conflict do nothing`);
		await touched(tx, by, row, { kind: 'expense.document_removed', after: { documentId } });
		return yes(null);
	});
}

/** Takes a file out of the tray for good; its bytes go with the next round. @throws 404, 403 */
export async function discardVoucher(db: Db, by: Actor, organisationId: string, documentId: string): Promise<void> {
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	await db.transaction(async (tx) => {
		const removed = await tx
			.delete(trayDocument)
			.where(
				and(
					eq(trayDocument.organisationId, organisationId),
					sql`${trayDocument.documentId}::text = ${documentId.toLowerCase()}`
				)
			)
			.returning();
		found(removed[0]);
		const about = { kind: 'document', id: documentId };
		await record(tx, { kind: 'document.discarded', by: by.personId, organisationId, about });
	});
}
