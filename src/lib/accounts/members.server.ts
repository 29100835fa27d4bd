import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Actor } from './actor.ts';
import { demand, found } from './demand.server.ts';
import { standingOf, type Standing } from './member.ts';
import { membership, person } from './schema.server.ts';

const absent = alias(person, 'absent');

export type Member = {
	/** Of the membership, not of the person. */
	id: string;
	personId: string;
	name: string;
	email: string;
	role: string;
	startsOn: string;
	endsOn: string | null;
	/** Whom the person stands in for. */
	substituteFor: string | null;
	standing: Standing;
};

export type MemberOrganisation = {
	id: string;
	kind: string;
	nameNb: string;
	nameSv: string;
	language: string;
	isVerified: boolean;
};

/** Those who hold a role today or later come first, those who have left last. */
export async function membersOf(
	db: Db,
	by: Actor,
	organisationId: string,
	today: string
): Promise<{ organisation: MemberOrganisation; members: Member[] }> {
	demand(by, 'member.read', { organisationId });
	const [home] = await db.select(organisationColumns).from(organisation).where(eq(organisation.id, organisationId));
	const rows = await memberRows(db)
		.where(eq(membership.organisationId, organisationId))
		.orderBy(sql`coalesce(${membership.endsOn} < ${today}, false)`, asc(person.name), asc(membership.startsOn))
		.limit(500);
	return { organisation: found(home), members: rows.map((row) => asMember(row, today)) };
}

/** One membership of an organisation, with what its page needs. */
export async function memberOf(
	db: Db,
	by: Actor,
	organisationId: string,
	membershipId: string,
	today: string
): Promise<{ organisation: MemberOrganisation; member: Member }> {
	demand(by, 'member.manage', { organisationId }, 'member.read');
	const [home] = await db.select(organisationColumns).from(organisation).where(eq(organisation.id, organisationId));
	const [row] = await memberRows(db).where(
		and(eq(membership.organisationId, organisationId), sql`${membership.id}::text = ${membershipId}`)
	);
	return { organisation: found(home), member: asMember(found(row), today) };
}

const organisationColumns = {
	id: organisation.id,
	kind: organisation.kind,
	nameNb: organisation.nameNb,
	nameSv: organisation.nameSv,
	language: organisation.language,
	isVerified: sql<boolean>`${organisation.verifiedAt} is not null`
};

function memberRows(db: Db) {
	return db
		.select({
			id: membership.id,
			personId: membership.personId,
			name: person.name,
			email: person.email,
			role: membership.role,
			startsOn: membership.startsOn,
			endsOn: membership.endsOn,
			substituteFor: absent.name,
			hasPassword: sql<boolean>`${person.passwordHash} is not null`
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.leftJoin(absent, eq(absent.id, membership.substituteFor))
		.$dynamic();
}

type Row = Omit<Member, 'standing'> & { hasPassword: boolean };

function asMember({ hasPassword, ...row }: Row, today: string): Member {
	return { ...row, standing: standingOf({ ...row, hasPassword }, today) };
}
