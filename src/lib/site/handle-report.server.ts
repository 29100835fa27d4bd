import { and, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { accessibilityReport } from './schema.server.ts';

/** Marks a report as handled. A second time changes nothing: the first one who did it stays. */
export async function handleReport(db: Db, by: Actor, id: string): Promise<void> {
	demand(by, 'accessibility_report.handle', { organisationId: null });
	await db.transaction(async (tx) => {
		const [known] = await tx
			.select({ id: accessibilityReport.id })
			.from(accessibilityReport)
			.where(sql`${accessibilityReport.id}::text = ${id}`)
			.limit(1);
		const report = found(known);
		const handled = await tx
			.update(accessibilityReport)
			.set({ handledAt: sql`now()`, handledBy: by.personId })
			.where(and(sql`${accessibilityReport.id} = ${report.id}`, isNull(accessibilityReport.handledAt)))
			.returning({ id: accessibilityReport.id });
		if (handled.length === 0) return;
		const about = { kind: 'accessibility_report', id: report.id };
		await record(tx, { kind: 'accessibility_report.handled', by: by.personId, organisationId: null, about });
	});
}
