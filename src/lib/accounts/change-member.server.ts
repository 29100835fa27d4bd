/** Changing a member: another role, a last day, or out at once. An organisation never loses its last administrator. */
import { eq, sql } from 'drizzle-orm';
import { addDays, readDay } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { at, no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Actor, Role } from './actor.ts';
import { lockHome } from './add-member.server.ts';
import type { Home } from './new-member.ts';
import { demand, found } from './demand.server.ts';
import { keeperRole, keeps, readRole } from './member.ts';
import { membership, person } from './schema.server.ts';

type Held = {
	id: string;
	personId: string;
	role: string;
	startsOn: string;
	endsOn: string | null;
	isSubstitute: boolean;
	hasPassword: boolean;
};

/** Which member, as seen on the page: `revision` is what the form started from. */
export type Which = { organisationId: string; membershipId: string; revision: string; today: string };

export function revisionOf(held: { role: string; endsOn: string | null }): string {
	return `${held.role} ${held.endsOn ?? ''}`.trim();
}

export async function changeRole(db: Db, by: Actor, which: Which, typed: string): Promise<Decision<null>> {
	return change(db, by, which, 'member.role_changed', (held, home) => {
		if (typed === held.role) return yes(held);
		const role = readRole(typed, home.kind);
		return role.ok ? yes({ ...held, role: role.value }) : role;
	});
}

/** @param typed the last day; empty for none */
export async function setLastDay(db: Db, by: Actor, which: Which, typed: string): Promise<Decision<null>> {
	return change(db, by, which, 'member.last_day_set', (held) => {
		if (typed.trim() === '' && held.role === 'auditor') return no({ field: 'lastDay', key: 'member.auditor_last_day' });
		if (typed.trim() === '' && !held.isSubstitute) return yes({ ...held, endsOn: null });
		const day = at('lastDay', readDay(typed));
		if (!day.ok) return day;
		if (day.value < held.startsOn) return no({ field: 'lastDay', key: 'member.last_day_before_first' });
		return yes({ ...held, endsOn: day.value });
	});
}

/** Out at once: who came today or comes later was never here. */
export async function endNow(db: Db, by: Actor, which: Which): Promise<Decision<null>> {
	return change(db, by, which, 'member.ended', (held) =>
		yes(held.startsOn >= which.today ? undefined : { ...held, endsOn: addDays(which.today, -1) })
	);
}

/** `undefined` takes the membership away. */
type Change = (held: Held, home: Home) => Decision<Held | undefined>;

async function change(db: Db, by: Actor, which: Which, kind: string, decide: Change): Promise<Decision<null>> {
	const { organisationId, membershipId, today } = which;
	demand(by, 'member.manage', { organisationId }, 'member.read');
	return db.transaction(async (tx) => {
		const home = found(await lockHome(tx, organisationId, today));
		const members = await heldIn(tx, organisationId);
		const held = found(members.find(({ id }) => id === membershipId));
		if (revisionOf(held) !== which.revision) return no({ field: '', key: 'member.changed_meanwhile' });

		const decided = decide(held, home);
		if (!decided.ok) return decided;
		const others = members.filter(({ id }) => id !== membershipId);
		const role = keeperRole(home.kind);
		if (role && leavesNobody(role, held, [...others, ...(decided.value ? [decided.value] : [])], today))
			return no({ field: '', key: `member.last_${role}` });

		await save(tx, held, decided.value);
		await record(tx, {
			kind,
			by: by.personId,
			organisationId,
			about: { kind: 'person', id: held.personId },
			before: { role: held.role, endsOn: held.endsOn },
			after: decided.value ? { role: decided.value.role, endsOn: decided.value.endsOn } : null
		});
		return yes(null);
	});
}

function leavesNobody(role: Role, held: Held, after: readonly Held[], today: string): boolean {
	return keeps(held, role, today) && !after.some((member) => keeps(member, role, today));
}

async function heldIn(tx: Db, organisationId: string): Promise<Held[]> {
	return tx
		.select({
			id: membership.id,
			personId: membership.personId,
			role: membership.role,
			startsOn: membership.startsOn,
			endsOn: membership.endsOn,
			isSubstitute: sql<boolean>`${membership.substituteFor} is not null`,
			hasPassword: sql<boolean>`${person.passwordHash} is not null`
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(eq(membership.organisationId, organisationId))
		.limit(5000);
}

async function save(tx: Db, { id }: Held, after: Held | undefined): Promise<void> {
	if (!after) await tx.delete(membership).where(eq(membership.id, id));
	else await tx.update(membership).set({ role: after.role, endsOn: after.endsOn }).where(eq(membership.id, id));
}
