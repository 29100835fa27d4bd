import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { vatTreatments } from '#lib/funding/entry.ts';
import type { ExpenseLines } from '#lib/funding/expense-lines.server.ts';
import { field } from '#lib/form.ts';
import { foldedHeadings, readColumns, type Mapping } from './columns.ts';
import { linesFor, ownImport, type At, type ImportState } from './imports.server.ts';
import { recheck } from './recheck.server.ts';
import { expenseImport, importMapping } from './schema.server.ts';

/** While it runs nothing about an import changes, and what was taken back stays so. */
export function mayCorrect(state: ImportState): boolean {
	return state !== 'running' && state !== 'undone';
}

/** Keeps which column holds what, also for the next file with these headings, and checks the rows. @throws 404, 403 */
export async function matchColumns(db: Db, by: Actor, at: At, form: FormData, today: string): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const held = await ownImport(tx, by, at, true);
		const lines = await linesFor(tx, by, at.organisationId, today);
		if (!mayCorrect(held.state)) return no({ field: '', key: 'expense_import.moved_on' });
		const mapping = readMapping(form, lines, held.headings.names.length);
		if (!mapping.ok) return mapping;

		await tx
			.update(expenseImport)
			.set({ mapping: mapping.value, state: 'checked', fault: null, revision: held.revision + 1 })
			.where(eq(expenseImport.id, at.id));
		await tx
			.insert(importMapping)
			.values({
				organisationId: at.organisationId,
				headings: foldedHeadings(held.headings.names),
				mapping: mapping.value
			})
			.onConflictDoUpdate({
				target: [importMapping.organisationId, importMapping.headings],
				set: { mapping: sql`excluded.mapping` }
			});
		await recheck(tx, { ...held, mapping: mapping.value }, lines, {
			today,
			seesStaff: may(by, 'expense.read_staff', held)
		});
		return yes(null);
	});
}

function readMapping(form: FormData, lines: ExpenseLines, count: number): Decision<Mapping> {
	const chosen = new Map(Array.from({ length: count }, (_, at) => [at, field(form, `column_${at}`)]));
	const columns = readColumns(chosen);
	const accounts = readAccounts(form, lines);
	const [category, workPackage] = [field(form, 'category'), field(form, 'work_package')];
	const vatTreatment = vatTreatments.find((each) => each !== 'none' && each === field(form, 'vat_treatment')) ?? '';
	const issues: Issue[] = columns.ok ? [] : [...columns.issues];
	if (category !== '' && !lines.categories.includes(category))
		issues.push({ field: 'category', key: 'expense.category_unknown' });
	if (workPackage !== '' && !lines.workPackages.some(({ code }) => code === workPackage))
		issues.push({ field: 'work_package', key: 'expense.work_package_unknown' });
	if (!columns.ok || issues.length > 0) return no(...issues);
	return yes({ columns: columns.value, accounts, category, workPackage, vatTreatment });
}

/** Cost types by account; `account_0` names the account, `account_category_0` its cost type. */
function readAccounts(form: FormData, lines: ExpenseLines): Record<string, string> {
	const accounts: Record<string, string> = {};
	for (const [name, value] of form) {
		const at = /^account_(\d+)$/.exec(name)?.[1];
		const category = field(form, `account_category_${at ?? ''}`);
		if (at !== undefined && typeof value === 'string' && lines.categories.includes(category))
			accounts[value] = category;
	}
	return accounts;
}
