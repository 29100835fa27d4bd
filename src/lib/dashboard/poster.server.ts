/** What the programme asks to be told of a project in public: on the page, and on the poster of a project. */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import posters from '#data/poster.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { nationalMinor } from '#lib/funding/national.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import type { Project } from '#lib/projects/project.ts';
import { projectSide } from '#lib/projects/schema.server.ts';
import type { Side } from '#lib/projects/rule-set.ts';

export type PosterSide = {
	side: Side;
	owner: { id: string; nb: string; sv: string; website: string | null; email: string | null };
	fund: string;
	/** In euro cents. */
	budgetMinor: bigint;
	grantMinor: bigint;
	/** The support in the side's own currency at the project's rate; undefined of EU support, which is told in euro only. */
	national: { minor: bigint; currency: 'NOK' | 'SEK' } | undefined;
};
export type Poster = {
	sides: PosterSide[];
	totalMinor: bigint;
	/** Of the programme; undefined where it was not told. */
	priority: { nb: string; sv: string } | undefined;
	contact: { nb: string; sv: string; email: string } | undefined;
};

export async function posterFacts(db: Db, project: Project): Promise<Poster> {
	const rows = await db
		.select({
			side: projectSide.side,
			fund: projectSide.fund,
			budgetMinor: projectSide.budgetMinor,
			grantMinor: projectSide.grantMinor,
			owner: {
				id: organisation.id,
				nb: organisation.nameNb,
				sv: organisation.nameSv,
				website: organisation.website,
				email: organisation.contactEmail
			}
		})
		.from(projectSide)
		.innerJoin(organisation, eq(organisation.id, projectSide.leadId))
		.where(eq(projectSide.projectId, project.id))
		.orderBy(asc(sql`${projectSide.side} = 'NO'`));
	const sides = rows.map((row) => ({ ...row, side: row.side as Side, national: nationalOf(project, row) }));
	const [contact] = await db
		.select({ nb: organisation.nameNb, sv: organisation.nameSv, email: sql<string>`${organisation.contactEmail}` })
		.from(organisation)
		.where(and(eq(organisation.kind, 'secretariat'), isNotNull(organisation.contactEmail)))
		.limit(1);
	const told: Readonly<Record<string, { priority: { nb: string; sv: string } }>> = posters;
	return {
		sides,
		totalMinor: sides.reduce((sum, { budgetMinor }) => sum + budgetMinor, 0n),
		priority: told[project.id]?.priority,
		contact
	};
}

function nationalOf(project: Project, { side, fund, grantMinor }: { side: string; fund: string; grantMinor: bigint }) {
	const known = project.sides.find((each) => each.side === side);
	if (fund === 'ERDF' || !known?.rateNow) return undefined;
	return { minor: nationalMinor(grantMinor, known.rateNow.perEuro), currency: known.currency };
}
