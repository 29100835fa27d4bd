import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { isLang } from '#lib/lang.ts';
import type { Actor, Membership } from './actor.ts';

type Row = {
	expires_at: string;
	id: string;
	name: string;
	email: string;
	language: string;
	memberships: Membership[];
};

/**
 * The person behind a session younger than 30 days, with the memberships that hold on `day`, in one query.
 * An organisation covers all those that it came after, over any number of mergers.
 */
export async function actorOfSession(
	db: Db,
	tokenHash: string,
	day: string
): Promise<{ expiresAt: Date; actor: Actor } | undefined> {
	const row = await acting(
		db,
		sql`
			select session.expires_at, person.id, person.name, person.email, person.language
			from session join person on person.id = session.person_id
			where session.token_hash = ${tokenHash} and session.created_at > now() - interval '30 days'`,
		day
	);
	return row && { expiresAt: new Date(row.expires_at), actor: actorOf(row) };
}

/** Somebody who began what the site ends by itself, with the memberships that hold on `day`. */
export async function actorOfPerson(db: Db, personId: string, day: string): Promise<Actor | undefined> {
	const row = await acting(
		db,
		sql`select now() as expires_at, id, name, email, language from person where id = ${personId}`,
		day
	);
	return row && actorOf(row);
}

/** @param who one person, in the columns of `Row` but for the memberships */
async function acting(db: Db, who: SQL, day: string): Promise<Row | undefined> {
	const [row] = await db.execute<Row>(sql`
		with recursive signed_in as (${who}
		), held as (
			select membership.organisation_id, membership.role, organisation.name_nb, organisation.name_sv
			from membership
			join signed_in on signed_in.id = membership.person_id
			join organisation on organisation.id = membership.organisation_id
			where membership.starts_on <= ${day} and (membership.ends_on is null or membership.ends_on >= ${day})
		), covered (acting, id) as (
			select organisation_id, organisation_id from held
			union
			select covered.acting, organisation.id
			from covered join organisation on organisation.succeeded_by = covered.id
		)
		select signed_in.*, coalesce((
			select json_agg(json_build_object(
				'organisationId', organisation_id, 'nameNb', name_nb, 'nameSv', name_sv, 'role', role,
				'covers', (select json_agg(covered.id order by covered.id) from covered where covered.acting = organisation_id)
			) order by name_nb, role) from held
		), '[]'::json) as memberships
		from signed_in`);
	return row;
}

function actorOf({ id, name, email, memberships, language }: Row): Actor {
	return { personId: id, name, email, language: isLang(language) ? language : 'nb', memberships };
}
