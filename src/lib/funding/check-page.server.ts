/** What a partner looks through before it sends in the drafts of a period. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { openPeriod } from '#lib/projects/project.ts';
import { expenseLines } from './expense-lines.server.ts';
import { mayProposeRates } from './expense-rights.ts';
import { views } from './expenses.server.ts';

/** As many as may be sent in at once. */
const most = 200;

export async function checkPage(db: Db, by: Actor, organisationId: string, query: URLSearchParams, today: string) {
	demand(by, 'expense.read', { organisationId });
	const lines = found(await expenseLines(db, organisationId, today));
	const { currency, periods, projectId, rateNow, ruleSet } = lines;
	const asked = periods.find(({ code }) => code === query.get('periode'));
	const period = found(asked ?? openPeriod(periods, today) ?? periods.at(-1));
	const { voucherFromEurMinor } = ruleSet.limits;
	const where = sql`e.project_id = ${projectId} and e.organisation_id = ${organisationId}
		and e.period_code = ${period.code} and e.state = 'draft'`;
	const reading = { by, today, rateNow: rateNow?.perEuro, voucherFromEurMinor };
	const drafts = await views(db, where, sql`e.paid_on, e.entered_at, e.id`, { limit: most, offset: 0 }, reading);
	return {
		period,
		currency,
		drafts,
		hasRate: rateNow !== undefined,
		proposesRates: mayProposeRates(by),
		maySubmit: may(by, 'expense.submit', { organisationId })
	};
}
