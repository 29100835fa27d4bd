/** Until when an auditor may read, and what for. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { standingOf, type Standing } from '#lib/accounts/member.ts';
import type { Db } from '#lib/db.server.ts';

export type Access = {
	/** Of the membership. */
	id: string;
	name: string;
	email: string;
	startsOn: string;
	/** Last day; null = until further notice. */
	endsOn: string | null;
	/** In the words of who gave it; null where none was asked for. */
	purpose: string | null;
	standing: Standing;
};

type Row = Omit<Access, 'standing'> & { hasPassword: boolean };

/** Of the reader, who reads as an auditor; undefined for everybody else. */
export async function ownAccess(db: Db, by: Actor): Promise<Pick<Row, 'startsOn' | 'endsOn' | 'purpose'> | undefined> {
	if (!by.memberships.some(({ role }) => role === 'auditor')) return undefined;
	const [row] = await accessRows(db, sql`m.person_id = ${by.personId}`);
	return row;
}

/** Those who read now or will come first; those whose last day has passed come last. */
export async function accessPage(db: Db, by: Actor, today: string): Promise<Access[]> {
	demand(by, 'audit.give_access', { organisationId: null }, 'audit.read');
	const rows = await accessRows(db, sql`true`);
	return rows
		.map(({ hasPassword, ...row }) => ({ ...row, standing: standingOf({ ...row, hasPassword }, today) }))
		.toSorted((a, b) => Number(a.standing === 'left') - Number(b.standing === 'left'));
}

/** The log has the purpose: it stands with who gave the access, and when. */
async function accessRows(db: Db, where: ReturnType<typeof sql>): Promise<Row[]> {
	return [
		...(await db.execute<Row>(sql`
			select m.id, person.name, person.email, m.starts_on::text as "startsOn", m.ends_on::text as "endsOn",
				person.password_hash is not null as "hasPassword",
				(select j.reason from journal_entry j
					where j.about_kind = 'person' and j.about_id = m.person_id::text and j.organisation_id = m.organisation_id
						and j.kind in ('member.invited', 'member.added') and j.after ->> 'role' = 'auditor'
					order by j.id desc limit 1) as purpose
			from membership m join person on person.id = m.person_id
			where m.role = 'auditor' and m.organisation_id = 'secretariat' and ${where}
			order by coalesce(m.ends_on, 'infinity'::date) desc, person.name, m.id limit 200`))
	];
}
