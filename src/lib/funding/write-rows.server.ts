/** What the table of expenses sends: one row, a changed row, a pasted block. */
import type { Actor } from '#lib/accounts/actor.ts';
import { once } from '#lib/accounts/once.server.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { mostRows, readBlock, type BlockRow } from '#lib/funding/block.ts';
import { readExpense, type Reading } from '#lib/funding/expense-form.ts';
import { rowFields } from '#lib/funding/expense-table.ts';
import { field } from '#lib/form.ts';
import { readRevision } from '#lib/words-form.ts';
import { blockNames } from './block-names.server.ts';
import { changeExpense } from './change-expense.server.ts';
import { enterExpense } from './enter-expense.server.ts';
import { enterExpenses } from './enter-expenses.server.ts';
import { expenseLines, type ExpenseLines } from './expense-lines.server.ts';

export type At = Reading & { readonly organisationId: string };

async function linesFor(db: Db, by: Actor, { organisationId, today }: At): Promise<ExpenseLines> {
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	return found(await expenseLines(db, organisationId, today));
}

/** Gives the id of the new draft. */
export async function enterRow(db: Db, by: Actor, form: FormData, at: At): Promise<Decision<string>> {
	const read = readExpense(form, await linesFor(db, by, at), at);
	if (!read.ok) return read;
	return once(db, by, form, (tx) => enterExpense(tx, by, at.organisationId, read.value, at.today));
}

export async function changeRow(db: Db, by: Actor, form: FormData, at: At): Promise<Decision<null>> {
	const read = readExpense(form, await linesFor(db, by, at), at);
	if (!read.ok) return read;
	return changeExpense(db, by, field(form, 'id'), { seen: readRevision(form), entry: read.value }, at.today);
}

export type PreviewRow = BlockRow & { readonly issues: readonly Issue[] };

/** The rows of a block as they would be saved, each with its faults; nothing is saved yet. */
export async function previewBlock(db: Db, by: Actor, form: FormData, at: At): Promise<Decision<PreviewRow[]>> {
	const lines = await linesFor(db, by, at);
	const rows = readBlock(field(form, 'block'), blockNames(lines));
	if (rows.length === 0) return no({ field: 'block', key: 'entry.block_empty' });
	if (rows.length > mostRows) return no({ field: 'block', key: 'entry.block_too_long', params: { max: mostRows } });
	return yes(
		rows.map((row) => {
			const asked = new FormData();
			for (const [name, value] of Object.entries(row.values)) asked.set(name, value);
			asked.set('period', field(form, 'period'));
			const read = readExpense(asked, lines, at);
			return { ...row, issues: read.ok ? [] : read.issues };
		})
	);
}

/** Saves the rows of a preview, all or none; faults are at `<index>.<field>`. Gives the ids of the new drafts. */
export async function enterBlock(db: Db, by: Actor, form: FormData, at: At): Promise<Decision<readonly string[]>> {
	const lines = await linesFor(db, by, at);
	const reads = rowForms(form).map((row) => readExpense(row, lines, at));
	const faults = reads.flatMap((read, index) =>
		read.ok ? [] : read.issues.map((issue) => ({ ...issue, field: `${index}.${issue.field}` }))
	);
	if (faults.length > 0) return no(...faults);
	const entries = reads.flatMap((read) => (read.ok ? [read.value] : []));
	if (entries.length === 0) return no({ field: 'block', key: 'entry.block_empty' });
	const entered: { ids: readonly string[] } = { ids: [] };
	const first = await once(db, by, form, async (tx) => {
		const made = await enterExpenses(tx, by, lines, entries);
		if (!made.ok) return made;
		entered.ids = made.value.ids;
		return yes(made.value.ids[0] ?? '');
	});
	return first.ok ? yes(entered.ids) : first;
}

/** Fields are called `0.date`, `0.category` and so on. */
function rowForms(form: FormData): FormData[] {
	const rows: FormData[] = [];
	for (let index = 0; index < mostRows && form.has(`${index}.date`); index++) {
		if (form.has(`${index}.skip`)) continue;
		const row = new FormData();
		for (const name of rowFields) row.set(name, field(form, `${index}.${name}`));
		row.set('period', field(form, 'period'));
		rows.push(row);
	}
	return rows;
}
