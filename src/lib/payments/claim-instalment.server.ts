import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { amountText } from '#lib/money.ts';
import type { SideAndPeriod } from '#lib/payments/payment-form.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { instalment } from './schema.server.ts';

export type Claim = { claimedOn: string; claimedMinor: bigint; comment: string };

/** Notes that the authority of a side was asked for the support of a period; once for each. */
export async function claimInstalment(
	db: Db,
	by: Actor,
	{ side, periodCode }: SideAndPeriod,
	claim: Claim,
	today: string
): Promise<Decision<null>> {
	demand(by, 'payment.write', { organisationId: null }, 'payment.read');
	return db.transaction(async (tx) => {
		const project = found(await runningProject(tx, today));
		found(project.sides.find((each) => each.side === side));
		if (!project.periods.some(({ code }) => code === periodCode))
			return no({ field: 'period', key: 'payment.period_unknown' });
		if (claim.claimedOn > today) return no({ field: 'on', key: 'payment.in_future' });
		const made = await tx
			.insert(instalment)
			.values({ projectId: project.id, side, periodCode, ...claim, language: by.language, claimedBy: by.personId })
			.onConflictDoNothing()
			.returning({ side: instalment.side });
		if (made.length === 0)
			return no({ field: 'period', key: 'payment.claimed_already', params: { period: periodCode } });
		await record(tx, {
			kind: 'instalment.claimed',
			by: by.personId,
			organisationId: null,
			about: { kind: 'instalment', id: `${project.id} ${side} ${periodCode}` },
			after: { on: claim.claimedOn, eur: amountText({ minor: claim.claimedMinor, currency: 'EUR' }) }
		});
		return yes(null);
	});
}
