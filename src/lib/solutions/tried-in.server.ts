/** Pilots that tried a solution or bought from a supplier, each with how it went. */
import { and, asc, desc, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { datedName, isCountry } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import type { Outcome, Phase, Standing } from '#lib/pilots/pilot-view.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { delivers } from './solution-workspace.server.ts';
import type { TriedIn } from './solution-view.ts';

const MOST = 200;

export async function pilotsThatTried(db: Db, solutionId: string, today: string): Promise<TriedIn[]> {
	return triedIn(db, linkedTo(sql`link.solution_id = ${solutionId}`), today);
}

/** Whether the pilot's owner names the supplier or its product is tried there: nobody chooses which ones are shown. */
export async function pilotsWithSupplier(db: Db, supplierId: string, today: string): Promise<TriedIn[]> {
	const ofProducts = linkedTo(sql`exists (select from solution product where product.id = link.solution_id
		and product.supplier_id = ${supplierId} and product.publication = 'published')`);
	return triedIn(db, or(delivers([supplierId]), ofProducts), today);
}

function linkedTo(condition: SQL): SQL {
	return sql`exists (select from pilot_solution link where link.pilot_id = ${pilot.id} and ${condition})`;
}

/** The newest first, whatever came out of it. */
async function triedIn(db: Db, condition: SQL | undefined, today: string): Promise<TriedIn[]> {
	const [rows, all] = await Promise.all([
		db
			.select({
				id: pilot.id,
				slug: pilot.slug,
				title: pilotVersion.title,
				language: sql<ContentLang>`${pilot.language}`,
				ownerId: pilot.ownerId,
				phase: sql<Phase>`${pilot.phase}`,
				standing: sql<Standing>`${pilot.standing}`,
				outcome: sql<Outcome | null>`${pilot.outcome}`,
				endsOn: pilotVersion.endsOn
			})
			.from(pilot)
			.innerJoin(pilotVersion, and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.publication, 'published')))
			.where(and(isNull(pilot.hiddenAt), condition))
			.orderBy(desc(pilotVersion.endsOn), asc(pilot.id))
			.limit(MOST),
		organisationDirectory(db)
	]);
	return rows.flatMap(({ ownerId, ...row }) => {
		const owner = all.get(ownerId);
		const country = owner && isCountry(owner.country) ? owner.country : 'NO';
		return owner ? [{ ...row, owner: datedName(owner, all, today), country }] : [];
	});
}
