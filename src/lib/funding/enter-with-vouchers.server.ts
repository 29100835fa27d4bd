import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { once } from '#lib/accounts/once.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { inWaitingFolder } from '#lib/documents/file-folder.server.ts';
import { prepareFiles } from '#lib/documents/prepare-files.server.ts';
import { receiveFiles, type ReceivedForm } from '#lib/documents/receive-files.server.ts';
import { readExpense } from '#lib/funding/expense-form.ts';
import { field } from '#lib/form.ts';
import { enterExpense } from './enter-expense.server.ts';
import { expenseLines } from './expense-lines.server.ts';
import { attachVouchers } from './keep-vouchers.server.ts';
import { tieVoucher } from './tie-voucher.server.ts';
import type { At } from './write-rows.server.ts';

/** Gives the id of the draft, and the form as it was typed. */
type Entered = { decision: Decision<string>; form: FormData };

/** One expense with its pictures, as on a telephone: both or none. @throws 404, 403 before the request is read */
export async function enterWithVouchers(
	db: Db,
	by: Actor,
	at: At & { dataDir: string },
	request: Request
): Promise<Entered> {
	const { organisationId, dataDir, today } = at;
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	const lines = found(await expenseLines(db, organisationId, today));
	return inWaitingFolder(dataDir, async (folder) => {
		const received = await receiveFiles(request, folder);
		const form = received.fields;
		const prepared = await filesOf(received);
		const read = readExpense(form, lines, at);
		if (!prepared.ok || !read.ok) {
			const issues = [prepared, read].flatMap((each) => (each.ok ? [] : each.issues));
			return { decision: no(...issues), form };
		}
		const decision = await once(db, by, form, (outer) =>
			outer.transaction(async (tx) => {
				const entered = await enterExpense(tx, by, organisationId, read.value, today);
				if (!entered.ok) return entered;
				const to = { organisationId, dataDir, expenseId: entered.value };
				if (prepared.value.length > 0) await attachVouchers(tx, by, to, prepared.value);
				const documentId = field(form, 'document');
				if (documentId !== '') await tieVoucher(tx, by, { ...to, documentId });
				return entered;
			})
		);
		return { decision, form };
	});
}

/** A form without a file is complete too; one that was no form with files at all has its fields nowhere. */
async function filesOf(received: ReceivedForm) {
	return received.files.length === 0 && received.issues.length === 0 ? yes([]) : prepareFiles(received);
}
