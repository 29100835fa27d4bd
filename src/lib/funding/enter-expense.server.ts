import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { lineFaults, type Entry } from '#lib/funding/expense.ts';
import { record } from '#lib/journal/journal.server.ts';
import { expenseLines } from './expense-lines.server.ts';
import { entryJournal } from './expense-journal.ts';
import { lockedPeriods } from './locked-expense.server.ts';
import { expense } from './schema.server.ts';

/** Saves a draft for an organisation of the running project; gives its id. */
export async function enterExpense(
	db: Db,
	by: Actor,
	organisationId: string,
	entry: Entry,
	today: string
): Promise<Decision<string>> {
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	return db.transaction(async (tx) => {
		const lines = found(await expenseLines(tx, organisationId, today));
		const locked = await lockedPeriods(tx, lines.projectId, [entry.periodCode]);
		const faults = lineFaults(entry, withLocked(lines, locked));
		if (faults.length > 0) return no(...faults);

		const [saved] = await tx
			.insert(expense)
			.values({
				...entry,
				projectId: lines.projectId,
				organisationId,
				currency: lines.currency,
				language: by.language,
				enteredBy: by.personId,
				isDemo: lines.project.isDemo
			})
			.returning({ id: expense.id });
		const { id } = found(saved);
		await record(tx, {
			kind: 'expense.entered',
			by: by.personId,
			organisationId,
			about: { kind: 'expense', id },
			after: entryJournal({ ...entry, currency: lines.currency })
		});
		return yes(id);
	});
}

/** The lines with the periods as they are now that they are held. */
export function withLocked<T extends { periods: readonly { code: string; isLocked: boolean }[] }>(
	lines: T,
	locked: readonly string[]
): T {
	return { ...lines, periods: lines.periods.map((each) => ({ ...each, isLocked: locked.includes(each.code) })) };
}
