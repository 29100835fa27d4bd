/** Who is acting: a signed-in person with the roles that hold today. */
import type { Lang } from '#lib/lang.ts';

export const roles = ['reader', 'editor', 'finance', 'administrator', 'secretariat', 'supplier', 'auditor'] as const;
export type Role = (typeof roles)[number];

export type Membership = {
	organisationId: string;
	nameNb: string;
	nameSv: string;
	role: Role;
	/** The organisation itself and everyone it came after: Lillestrøm acts for Fet. */
	covers: readonly string[];
};

export type Actor = {
	personId: string;
	name: string;
	email: string;
	language: Lang;
	memberships: readonly Membership[];
};

/** The memberships in which this person acts for the organisation that owns something. */
export function membershipsFor(by: Actor, organisationId: string): readonly Membership[] {
	return by.memberships.filter((membership) => membership.covers.includes(organisationId));
}

export function isSecretariat(by: Actor | null): boolean {
	return by?.memberships.some((membership) => membership.role === 'secretariat') ?? false;
}
