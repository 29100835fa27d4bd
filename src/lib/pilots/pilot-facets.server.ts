/** By what the list of pilots is narrowed, and how many each value of that would show. */
import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { predecessorsOf, type Directory } from '#lib/organisations/organisation.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Facet, PilotQuery } from './pilot-list.ts';
import { pilot, pilotVersion } from './schema.server.ts';

/** How many pilots a value of a filter would show, all other filters kept. */
export type FacetCount = { facet: Facet; value: string; count: number };

type Filters = Readonly<Record<Facet, SQL | undefined>>;

export function filtersOf(query: PilotQuery, all: Directory): Filters {
	const owners = query.owner.flatMap((id) => [id, ...predecessorsOf(id, all).map((each) => each.id)]);
	return {
		phase: query.phase.length > 0 ? inArray(pilot.phase, query.phase) : undefined,
		technology: query.technology.length > 0 ? inArray(pilotVersion.technologyArea, query.technology) : undefined,
		country: query.country.length > 0 ? inArray(organisation.country, query.country) : undefined,
		outcome: query.outcome.length > 0 ? inArray(pilot.outcome, query.outcome) : undefined,
		owner: owners.length > 0 ? inArray(pilot.ownerId, owners) : undefined
	};
}

const valueOf: Readonly<Record<Facet, SQL>> = {
	phase: sql`${pilot.phase}`,
	technology: sql`${pilotVersion.technologyArea}`,
	country: sql`${organisation.country}`,
	outcome: sql`${pilot.outcome}`,
	owner: sql`${pilot.ownerId}`
};

/** One pass over the pilots that were searched for: the total, and each facet counted under all other filters. */
export async function countPilots(
	db: Db,
	searched: SQL | undefined,
	filters: Filters
): Promise<{ total: number; counts: FacetCount[] }> {
	const names = Object.keys(valueOf) as Facet[];
	const rows = await db.execute<{ facet: Facet | 'total'; value: string | null; count: number }>(sql`
		with matched as materialized (
			select ${sql.join(
				names.flatMap((facet) => [
					sql`${valueOf[facet]} as ${sql.identifier(facet)}`,
					sql`coalesce(${filters[facet] ?? sql`true`}, false) as ${sql.identifier(`in_${facet}`)}`
				]),
				sql`, `
			)}
			from ${pilot}
			join ${pilotVersion} on ${isPublic()}
			join ${organisation} on ${eq(organisation.id, pilot.ownerId)}
			where ${and(isNull(pilot.hiddenAt), searched)}
		)
		select 'total' as facet, null as value, count(*) filter (where ${allBut(names)})::int as count from matched
		${sql.join(
			names.map(
				(facet) => sql`
					union all
					select ${sql.raw(`'${facet}'`)}, ${sql.identifier(facet)}, count(*) filter (where ${allBut(names, facet)})::int
					from matched where ${sql.identifier(facet)} is not null group by ${sql.identifier(facet)}`
			)
		)}
		limit 2000`);
	return {
		total: rows.find(({ facet }) => facet === 'total')?.count ?? 0,
		counts: rows.flatMap(({ facet, value, count: found }) =>
			facet === 'total' || value === null ? [] : [{ facet, value, count: found }]
		)
	};
}

function allBut(names: readonly Facet[], left?: Facet): SQL {
	return sql.join(
		names
			.filter((name) => name !== left)
			.map((name) => sql.identifier(`in_${name}`))
			.map((name) => sql`${name}`),
		sql` and `
	);
}

/** Joins a pilot with what its readers see of it. */
export function isPublic(): SQL | undefined {
	return and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.publication, 'published'));
}
