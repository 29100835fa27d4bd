/** Who worked, kept apart from the expense; only those who may see wages come here. */
import { eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { StaffLine } from '#lib/funding/entry.ts';
import { staffLine } from './schema.server.ts';

export async function staffLineOf(db: Db, expenseId: string): Promise<StaffLine | null> {
	const [row] = await db
		.select({
			personName: staffLine.personName,
			month: staffLine.month,
			hours: staffLine.hours,
			percent: staffLine.percent,
			rateMinor: staffLine.rateMinor
		})
		.from(staffLine)
		.where(eq(staffLine.expenseId, expenseId));
	return row ?? null;
}

/** Null takes it away. */
export async function saveStaffLine(tx: Db, expenseId: string, line: StaffLine | null): Promise<void> {
	if (line === null) await tx.delete(staffLine).where(eq(staffLine.expenseId, expenseId));
	else
		await tx
			.insert(staffLine)
			.values({ expenseId, ...line })
			.onConflictDoUpdate({ target: staffLine.expenseId, set: line });
}
