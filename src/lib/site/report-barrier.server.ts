import { countTry } from '#lib/accounts/throttle.server.ts';
import type { Limit } from '#lib/accounts/throttle.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import { readBarrierReport, type TypedReport } from './barrier-report.ts';
import { accessibilityReport } from './schema.server.ts';

/** Everybody together, and one address: enough for a whole class, too little for a flood. */
const limit: Limit = { what: 'accessibility-report', perAccount: 200, perAddress: 10 };

/** Keeps a report for the secretariat. Needs no sign-in, and no address for an answer. */
export async function reportBarrier(db: Db, lang: Lang, address: string, typed: TypedReport): Promise<Decision<null>> {
	const report = readBarrierReport(typed);
	if (!report.ok) return report;
	const tries = await countTry(db, limit, 'everybody', address);
	if (tries.tooManyForAccount || tries.tooManyFromAddress) return no({ field: '', key: 'accessibility.too_many' });

	return db.transaction(async (tx) => {
		const [row] = await tx
			.insert(accessibilityReport)
			.values({ language: lang, ...report.value })
			.returning({ id: accessibilityReport.id });
		// The log outlives the report: neither its text nor the address for an answer stands there.
		await record(tx, {
			kind: 'accessibility_report.received',
			by: null,
			organisationId: null,
			about: { kind: 'accessibility_report', id: row?.id ?? '' }
		});
		return yes(null);
	});
}
