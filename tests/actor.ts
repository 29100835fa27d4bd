/** A person of the database as the site would know them after sign-in. */
import { sql } from 'drizzle-orm';
import type { Actor, Membership } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';

/** @param who the part of the e-mail before @demo.example */
export async function actorOf(db: Db, who: string): Promise<Actor> {
	const [found] = await db.execute<{
		id: string;
		name: string;
		email: string;
		language: Lang;
		memberships: Membership[];
	}>(sql`
		with recursive covered(acting, id) as (
			select id, id from organisation
			union select covered.acting, o.id from covered join organisation o on o.succeeded_by = covered.id)
		select p.id, p.name, p.email, p.language, coalesce(json_agg(json_build_object(
			'organisationId', m.organisation_id, 'nameNb', o.name_nb, 'nameSv', o.name_sv, 'role', m.role,
			'covers', (select json_agg(covered.id) from covered where covered.acting = m.organisation_id)))
			filter (where m.id is not null), '[]') as memberships
		from person p
		left join membership m on m.person_id = p.id
		left join organisation o on o.id = m.organisation_id
		where p.email = ${`${who}@demo.example`}
		group by p.id`);
	if (!found) throw new Error(`Nobody is called ${who}`);
	const { id, ...rest } = found;
	return { personId: id, ...rest };
}
