/**
 * Members of an organisation: who may have which role, and what an organisation never goes without.
 *
 * A member is one who was invited (no password yet), one who is active, one who comes later, or one who has left.
 */
import { no, yes, type Decision } from '#lib/decision.ts';
import { roles, type Role } from './actor.ts';

const rolesOfPartner = ['reader', 'editor', 'finance', 'administrator'] as const satisfies readonly Role[];

/** The roles that fit a kind of organisation, least rights first. */
export function rolesFor(organisationKind: string): readonly Role[] {
	if (organisationKind === 'supplier') return ['supplier'];
	if (organisationKind === 'secretariat') return ['auditor', 'secretariat'];
	return rolesOfPartner;
}

/**
 * Those that are given by invitation or change of role. An auditor reads everything, from a day to a day and for a
 * purpose: that is given at the secretariat's desk for audits, and nowhere else.
 */
export function givenRoles(organisationKind: string): readonly Role[] {
	return rolesFor(organisationKind).filter((role) => role !== 'auditor');
}

/** The role that somebody must always hold, so that members can still be managed; none where the secretariat does it. */
export function keeperRole(organisationKind: string): Role | undefined {
	if (organisationKind === 'supplier') return undefined;
	return organisationKind === 'secretariat' ? 'secretariat' : 'administrator';
}

/** A role's name as it begins a line; inside a sentence it stays small. */
export function atStart(name: string): string {
	return name.slice(0, 1).toUpperCase() + name.slice(1);
}

export function isRole(value: unknown): value is Role {
	return roles.some((role) => role === value);
}

export function readRole(value: string, organisationKind: string): Decision<Role> {
	const role = rolesFor(organisationKind).find((fits) => fits === value);
	if (role === 'auditor') return no({ field: 'role', key: 'member.auditor_elsewhere' });
	return role ? yes(role) : no({ field: 'role', key: 'member.role_does_not_fit' });
}

export type Standing = 'invited' | 'active' | 'later' | 'left';

type Times = { startsOn: string; endsOn: string | null; hasPassword: boolean };

export function standingOf({ startsOn, endsOn, hasPassword }: Times, today: string): Standing {
	if (endsOn !== null && endsOn < today) return 'left';
	if (!hasPassword) return 'invited';
	return startsOn > today ? 'later' : 'active';
}

type Held = Times & { role: string; isSubstitute: boolean };

/** Somebody on whom the organisation can rely from today on: who can sign in, with no last day, standing in for nobody. */
export function keeps(held: Held, role: Role, today: string): boolean {
	const { endsOn, isSubstitute } = held;
	return held.role === role && endsOn === null && !isSubstitute && standingOf(held, today) === 'active';
}
