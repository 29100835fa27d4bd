import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';

export type Claimable = { side: 'NO' | 'SE'; periodCode: string; reports: number; acceptedMinor: bigint };

/** What was accepted in approved reports, per side and period, in euro cents: what a claim is written from. */
export async function claimableOf(db: Db, by: Actor, projectId: string): Promise<Claimable[]> {
	demand(by, 'report.read', { organisationId: null });
	const rows = await db.execute<Omit<Claimable, 'acceptedMinor'> & { accepted: string }>(sql`
		select pp.side, r.period_code as "periodCode", count(distinct r.id)::int as reports,
			coalesce(sum((line ->> 'acceptedEurMinor')::bigint), 0)::text as accepted
		from report r
		join project_partner pp on pp.project_id = r.project_id and pp.organisation_id = r.organisation_id
		left join lateral jsonb_array_elements(r.frozen -> 'lines') line on true
		where r.project_id = ${projectId} and r.state in ('approved', 'claimed', 'paid')
		group by 1, 2 order by 2, 1 limit 200`);
	return [...rows].map(({ accepted, ...row }) => ({ ...row, acceptedMinor: BigInt(accepted) }));
}
