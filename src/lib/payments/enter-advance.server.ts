import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { amountText } from '#lib/money.ts';
import type { NewAdvance } from '#lib/payments/payment-form.ts';
import { runningProject, sideOfPartner } from '#lib/projects/projects.server.ts';
import type { Side } from '#lib/projects/rule-set.ts';
import { advance } from './schema.server.ts';

/** Notes support that was paid before there were costs. @returns its id */
export async function enterAdvance(
	db: Db,
	by: Actor,
	side: Side,
	entered: NewAdvance,
	today: string
): Promise<Decision<string>> {
	demand(by, 'payment.write', { organisationId: null }, 'payment.read');
	return db.transaction(async (tx) => {
		const project = found(await runningProject(tx, today));
		const { currency } = found(project.sides.find((each) => each.side === side));
		const { organisationId } = entered;
		if (organisationId !== null && (await sideOfPartner(tx, project.id, organisationId)) !== side)
			return no({ field: 'partner', key: 'payment.partner_unknown' });
		if (entered.paidOn > today) return no({ field: 'on', key: 'payment.in_future' });
		const [made] = await tx
			.insert(advance)
			.values({ projectId: project.id, side, ...entered, language: by.language, enteredBy: by.personId })
			.returning({ id: advance.id });
		const { id } = found(made);
		await record(tx, {
			kind: 'advance.entered',
			by: by.personId,
			organisationId,
			about: { kind: 'advance', id },
			after: {
				on: entered.paidOn,
				eur: amountText({ minor: entered.eurMinor, currency: 'EUR' }),
				national: amountText({ minor: entered.nationalMinor, currency })
			}
		});
		return yes(id);
	});
}
