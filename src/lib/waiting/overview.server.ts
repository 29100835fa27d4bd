import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';

export type Overview = {
	id: string;
	nameNb: string;
	nameSv: string;
	published: number;
	inWork: number;
	expenses: number;
	members: number;
};

/** An organisation's own figures for the head of its workspace. */
export async function overviewOf(db: Db, by: Actor, organisationId: string, today: string): Promise<Overview> {
	demand(by, 'workspace.read', { organisationId });
	const [row] = await db.execute<Overview>(sql`
		select organisation.id, name_nb as "nameNb", name_sv as "nameSv",
			(select count(*)::int from pilot_version join pilot on pilot.id = pilot_id
				where owner_id = organisation.id and publication = 'published' and hidden_at is null) as published,
			(select count(*)::int from pilot_version join pilot on pilot.id = pilot_id
				where owner_id = organisation.id and publication in ('draft', 'submitted', 'returned')) as "inWork",
			(select count(*)::int from expense
				where expense.organisation_id = organisation.id and state in ('draft', 'submitted', 'queried')) as expenses,
			(select count(distinct person_id)::int from membership where membership.organisation_id = organisation.id
				and starts_on <= ${today} and (ends_on is null or ends_on >= ${today})) as members
		from organisation where organisation.id = ${organisationId}`);
	return found(row);
}
