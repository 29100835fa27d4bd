import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Project } from '#lib/projects/project.ts';
import { computedCategories, type Side } from '#lib/projects/rule-set.ts';

export type PublicPilotSum = {
	/** Null for what stands on no pilot, or on one without a public page. */
	id: string | null;
	slug: string | null;
	title: string | null;
	language: string | null;
	spent: bigint;
};

/** Approved costs per pilot, largest first, computed costs left out; a pilot without a public page is not named. */
export async function publicPilotSums(db: Db, project: Project, side?: Side): Promise<PublicPilotSum[]> {
	const computed = project.sides.flatMap((each) =>
		computedCategories(each.ruleSet).map((category) => sql`(partner.side = ${each.side} and e.category = ${category})`)
	);
	const rows = await db.execute<Omit<PublicPilotSum, 'spent'> & { spent: string }>(sql`
		with sums as (
			select e.pilot_id, sum(e.approved_minor) as spent
			from expense e
			join project_partner partner on partner.project_id = e.project_id and partner.organisation_id = e.organisation_id
			where e.project_id = ${project.id} and e.state in ('approved', 'cut')
				and ${side === undefined ? sql`true` : sql`partner.side = ${side}`}
				and ${computed.length === 0 ? sql`true` : sql`not (${sql.join(computed, sql` or `)})`}
			group by e.pilot_id)
		select p.id, p.slug, v.title, p.language, sum(s.spent) as spent
		from sums s
		left join pilot p on p.id = s.pilot_id and p.published_at is not null and p.hidden_at is null
			and p.withdrawn_at is null
			and exists (select from pilot_version v where v.pilot_id = p.id and v.publication = 'published')
		left join lateral (select title from pilot_version v where v.pilot_id = p.id and v.publication = 'published'
			order by v.number desc limit 1) v on true
		group by p.id, v.title
		order by p.id is null, spent desc`);
	return [...rows].map((row) => ({ ...row, spent: BigInt(row.spent) }));
}
