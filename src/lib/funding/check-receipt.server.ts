/** Whoever may read the documents of an expense finds out whether a file is the one that the book was written with. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { mostInWords } from '#lib/documents/document.ts';
import { inWaitingFolder, sha256Of } from '#lib/documents/file-folder.server.ts';
import { prepareFiles } from '#lib/documents/prepare-files.server.ts';
import { receiveFiles, type Received } from '#lib/documents/receive-files.server.ts';
import { proofsAbout } from '#lib/ledger/proofs.server.ts';
import { expenseById } from './expenses.server.ts';

type Paper = { sha256: string; /** As it is called here; null when it is no longer here. */ name: string | null };

/** @throws 404 who may not read the expense, 403 who may not read its documents */
export async function receiptPage(db: Db, by: Actor, id: string, today: string) {
	const expense = found(await expenseById(db, id, { by, today, rateNow: undefined }));
	demand(by, 'expense.read', expense);
	if (expense.isMasked) demand(by, 'expense.read_staff', expense, 'expense.read');
	const [proof] = await proofsAbout(db, id);
	return { expense, proof, papers: await papersOf(db, id, proof?.masked?.fields.documents ?? []) };
}

async function papersOf(db: Db, id: string, hashes: readonly string[]): Promise<Paper[]> {
	const rows = await db.execute<{ sha256: string; name: string }>(sql`
		select d.sha256, d.name from expense_document x join document d on d.id = x.document_id
		where x.expense_id = ${id} order by d.uploaded_at, d.id limit 200`);
	const names = new Map([...rows].map(({ sha256, name }) => [sha256, name]));
	return hashes.map((sha256) => ({ sha256, name: names.get(sha256) ?? null }));
}

type CheckedFile = {
	name: string;
	sha256: string;
	/** `redrawn`: a photo that the site has drawn anew, as it does with every one, and that then is the same. */
	verdict: 'same' | 'redrawn' | 'unknown';
};

/** The files are read, compared and gone: nothing of them is kept. @throws 404, 403 */
export async function checkReceipt(
	db: Db,
	by: Actor,
	{ id, dataDir, today }: { id: string; dataDir: string; today: string },
	request: Request
): Promise<Decision<CheckedFile[]>> {
	const { papers } = await receiptPage(db, by, id, today);
	const known = new Set(papers.map(({ sha256 }) => sha256));
	return inWaitingFolder(dataDir, async (folder) => {
		const { files, issues } = await receiveFiles(request, folder);
		const large = files.filter(({ isTooLarge }) => isTooLarge);
		const faults = [
			...issues,
			...large.map(({ name }) => ({ field: 'files', key: 'document.is_too_large', params: { name, ...mostInWords } })),
			...(issues.length === 0 && files.length === 0 ? [{ field: 'files', key: 'document.no_file' }] : [])
		];
		if (faults.length > 0) return no(...faults);
		const checked: CheckedFile[] = [];
		// one at a time: each may be a large picture
		for (const file of files) checked.push(await checkFile(file, known));
		return yes(checked);
	});
}

async function checkFile(file: Received, known: ReadonlySet<string>): Promise<CheckedFile> {
	const sha256 = await sha256Of(file.path);
	if (known.has(sha256)) return { name: file.name, sha256, verdict: 'same' };
	const drawn = await prepareFiles({ fields: new FormData(), files: [file], issues: [] });
	const isRedrawn = drawn.ok && drawn.value.some((one) => known.has(one.sha256));
	return { name: file.name, sha256, verdict: isRedrawn ? 'redrawn' : 'unknown' };
}
