import type { Actor } from '#lib/accounts/actor.ts';
import { once } from '#lib/accounts/once.server.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { hasSeen, readBeginning, seenMark } from './beginning.ts';
import { pilotsLike, type NearPilot } from './look-alikes.server.ts';
import { demandRegister, registerPilot } from './register-pilot.server.ts';

/** Either what is to be seen first, or the new pilot. */
export type Begun = { near: NearPilot[]; seen: string } | { id: string };

type Step = { organisationId: string; today: string; wantsToRegister: boolean };

/** Shows what is like the pilot; registers it when that has been seen and the form says so. */
export async function beginPilot(
	db: Db,
	by: Actor,
	form: FormData,
	{ organisationId, today, wantsToRegister }: Step
): Promise<Decision<Begun>> {
	demandRegister(by, organisationId);
	const areas = (await technologies(db)).map(({ key }) => key);
	const read = readBeginning(form, areas);
	if (!read.ok) return read;

	const near = await pilotsLike(db, read.value, today);
	if (!wantsToRegister || !hasSeen(form, read.value, near)) return yes({ near, seen: seenMark(read.value) });
	const made = await once(db, by, form, (tx) => registerPilot(tx, by, organisationId, read.value, today));
	return made.ok ? yes({ id: made.value }) : made;
}
