import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import type { SideAndPeriod } from '#lib/payments/payment-form.ts';
import { moveInstalment } from './move-instalment.server.ts';

export type Receipt = { on: string; eurMinor: bigint; nationalMinor: bigint; seen: number };

/** The money is in the account; marked by another one than who claimed it. */
export async function receiveInstalment(
	db: Db,
	by: Actor,
	about: SideAndPeriod,
	receipt: Receipt,
	today: string
): Promise<Decision<null>> {
	const { on, eurMinor, nationalMinor } = receipt;
	return moveInstalment(
		db,
		by,
		about,
		{ ...receipt, move: 'receive', today },
		{ receivedOn: on, receivedMinor: eurMinor, receivedNationalMinor: nationalMinor, receivedBy: by.personId }
	);
}
