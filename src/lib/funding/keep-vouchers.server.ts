/** Files become vouchers: of one expense, or of the tray until somebody writes their expense. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { once } from '#lib/accounts/once.server.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { inWaitingFolder } from '#lib/documents/file-folder.server.ts';
import { keepDocuments } from '#lib/documents/keep-documents.server.ts';
import { prepareFiles, type Prepared } from '#lib/documents/prepare-files.server.ts';
import { receiveFiles } from '#lib/documents/receive-files.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { expenseLines } from './expense-lines.server.ts';
import { expense, expenseDocument, trayDocument } from './schema.server.ts';
import { trayCount } from './tray.server.ts';
import { mostVouchers, takesVouchers, voucherExpense } from './vouchers.server.ts';

type To = { organisationId: string; dataDir: string };
const mostInTray = 200;

/** Rights are asked before anything of the request is read. Gives how many. @throws 404, 403 */
export async function uploadToExpense(
	db: Db,
	by: Actor,
	to: To & { expenseId: string },
	request: Request
): Promise<Decision<string>> {
	await db.transaction((tx) => voucherExpense(tx, by, to.organisationId, to.expenseId));
	return received(db, by, to.dataDir, request, (tx, prepared) => attachVouchers(tx, by, to, prepared));
}

/** @throws 404, 403 */
export async function uploadToTray(
	db: Db,
	by: Actor,
	to: To,
	request: Request,
	today: string
): Promise<Decision<string>> {
	demand(by, 'expense.enter', to, 'expense.read');
	const lines = found(await expenseLines(db, to.organisationId, today));
	return received(db, by, to.dataDir, request, async (tx, prepared) => {
		if ((await trayCount(tx, lines)) + prepared.length > mostInTray)
			return no({ field: 'files', key: 'entry.tray_full', params: { max: mostInTray } });
		const ids = await keepDocuments(tx, by, to.dataDir, prepared, { ...to, language: by.language });
		const { projectId, organisationId } = lines;
		await tx.insert(trayDocument).values(ids.map((documentId) => ({ documentId, projectId, organisationId })));
		return yes(String(ids.length));
	});
}

async function received(
	db: Db,
	by: Actor,
	dataDir: string,
	request: Request,
	keep: (tx: Db, prepared: readonly Prepared[]) => Promise<Decision<string>>
): Promise<Decision<string>> {
	return inWaitingFolder(dataDir, async (folder) => {
		const form = await receiveFiles(request, folder);
		const prepared = await prepareFiles(form);
		if (!prepared.ok) return no(...issuesOf(prepared));
		return once(db, by, form.fields, (outer) => outer.transaction((tx) => keep(tx, prepared.value)));
	});
}

/** In the caller's transaction. Gives how many. @throws 404, 403 */
export async function attachVouchers(
	tx: Db,
	by: Actor,
	{ organisationId, expenseId, dataDir }: To & { expenseId: string },
	prepared: readonly Prepared[]
): Promise<Decision<string>> {
	const row = await voucherExpense(tx, by, organisationId, expenseId);
	if (!takesVouchers(row.state)) return no({ field: 'files', key: 'entry.not_open' });
	const [there] = await tx.execute<{ count: number }>(sql`
		select count(*)::int as count from expense_document where expense_id = ${row.id}`);
	if ((there?.count ?? 0) + prepared.length > mostVouchers)
		return no({ field: 'files', key: 'entry.too_many_documents', params: { max: mostVouchers } });
	const ids = await keepDocuments(tx, by, dataDir, prepared, { organisationId, language: by.language });
	await tx.insert(expenseDocument).values(ids.map((documentId) => ({ expenseId: row.id, documentId })));
	await touched(tx, by, row, { kind: 'expense.documents_added', after: { count: ids.length } });
	return yes(String(ids.length));
}

type Touch = { kind: 'expense.documents_added' | 'expense.document_removed'; after?: unknown };

/** Another voucher makes it another expense to whoever decides it. */
export async function touched(
	tx: Db,
	by: Actor,
	{ id, organisationId }: { id: string; organisationId: string },
	{ kind, after }: Touch
): Promise<void> {
	await tx
		.update(expense)
		.set({ revision: sql`${expense.revision} + 1` })
		.where(sql`${expense.id} = ${id}`);
	await record(tx, { kind, by: by.personId, organisationId, about: { kind: 'expense', id }, after });
}
