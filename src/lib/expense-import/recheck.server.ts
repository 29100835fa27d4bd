import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ExpenseLines } from '#lib/funding/expense-lines.server.ts';
import { closedPeriods, withLocked } from '#lib/funding/locked-expense.server.ts';
import { expense } from '#lib/funding/schema.server.ts';
import { messages } from '#lib/messages.server.ts';
import { checkRows, markOf, type Outcome } from './check.ts';
import type { Mapping } from './columns.ts';
import { isWithoutVat } from './fields.ts';
import { allRows, type ImportRow } from './imports.server.ts';
import { namesOf } from './names.ts';
import type { Surroundings } from './surroundings.ts';
import { stateOf, stored, type Headings } from './understood.ts';

type Checked = { readonly id: string; readonly headings: Headings; readonly mapping: Mapping };

/** Reads all rows anew, against what is there now; what is in already stays as it is. */
export async function recheck(
	tx: Db,
	checked: Checked,
	lines: ExpenseLines,
	{ today, seesStaff }: Pick<Surroundings, 'today' | 'seesStaff'>
): Promise<void> {
	const rows = await allRows(tx, checked.id);
	const codes = lines.periods.map(({ code }) => code);
	const held = withLocked(lines, await closedPeriods(tx, lines, codes));
	const fileRows = rows.map((row) => ({
		...row,
		keptKey: isIn(row) ? (row.understood?.sourceKey ?? undefined) : undefined
	}));
	const { amount } = checked.mapping.columns;
	const around: Surroundings = {
		lines: held,
		names: namesOf(lines, [messages.nb, messages.nn, messages.sv]),
		mapping: checked.mapping,
		mark: markOf(fileRows, checked.mapping.columns),
		amountIsNet: amount !== undefined && isWithoutVat(checked.headings.names[amount] ?? ''),
		seesStaff,
		from1904: checked.headings.from1904,
		lang: checked.headings.lang,
		today
	};
	const outcomes = checkRows(fileRows, around);
	const known = await knownKeys(tx, lines.organisationId, outcomes);
	const fresh = rows.flatMap((row, at) => {
		const outcome = outcomes[at];
		return outcome && !isIn(row) ? [changed(row, outcome, known)] : [];
	});
	await save(tx, checked.id, fresh.flat());
}

function isIn({ state }: ImportRow): boolean {
	return state === 'imported' || state === 'taken_back';
}

type Saved = { number: number; state: string; faults: unknown; entry: unknown; expense: string | null };

/** Nothing when the row says what it said before. */
function changed(row: ImportRow, outcome: Outcome, known: ReadonlyMap<string, string>): Saved[] {
	const state = stateOf(outcome, new Set(known.keys()));
	const faults = state === 'faulty' ? outcome.faults : [];
	const entry = stored(outcome);
	const expenseId = state === 'known' ? (known.get(outcome.sourceKey ?? '') ?? null) : null;
	const same =
		row.state === state &&
		row.expenseId === expenseId &&
		JSON.stringify(sorted(row.faults)) === JSON.stringify(sorted(faults)) &&
		JSON.stringify(sorted(row.understood)) === JSON.stringify(sorted(entry));
	return same ? [] : [{ number: row.number, state, faults, entry, expense: expenseId }];
}

/** The database keeps the names of an object in an order of its own. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([key, inner]) => [key, sorted(inner)])
	);
}

async function save(tx: Db, importId: string, rows: readonly Saved[]): Promise<void> {
	if (rows.length === 0) return;
	await tx.execute(sql`
		update expense_import_row row set state = r.state, faults = r.faults, entry = r.entry, expense_id = r.expense
		from json_to_recordset(${JSON.stringify(rows)}::json)
			as r(number int, state text, faults jsonb, entry jsonb, expense uuid)
		where row.import_id = ${importId} and row.number = r.number`);
}

/** The expenses that the organisation has of these rows already, by their key. */
async function knownKeys(tx: Db, organisationId: string, outcomes: readonly Outcome[]): Promise<Map<string, string>> {
	const keys = outcomes.flatMap(({ sourceKey }) => sourceKey ?? []);
	const found = await tx
		.select({ id: expense.id, key: sql<string>`${expense.sourceKey}` })
		.from(expense)
		.where(
			and(
				eq(expense.organisationId, organisationId),
				inArray(expense.sourceKey, sql`(select json_array_elements_text(${JSON.stringify(keys)}::json))`)
			)
		);
	return new Map(found.map(({ id, key }) => [key, id]));
}
