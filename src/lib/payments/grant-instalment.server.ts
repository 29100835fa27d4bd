import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import type { SideAndPeriod } from '#lib/payments/payment-form.ts';
import { moveInstalment } from './move-instalment.server.ts';

export type Grant = { on: string; eurMinor: bigint; seen: number };

/** The authority has decided how much of the claim it pays. */
export async function grantInstalment(
	db: Db,
	by: Actor,
	about: SideAndPeriod,
	grant: Grant,
	today: string
): Promise<Decision<null>> {
	const { on, eurMinor } = grant;
	return moveInstalment(db, by, about, { ...grant, move: 'grant', today }, { grantedOn: on, grantedMinor: eurMinor });
}
