import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Country } from '#lib/organisations/organisation.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import type { Outcome, Phase, Standing } from '#lib/pilots/pilot-view.ts';
import type { Translated } from '#lib/shown-text.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';

/** What stands at the top of its column. */
export type ComparedPilot = {
	id: string;
	slug: string;
	title: string;
	language: ContentLang;
	translated?: Translated;
	ownerNb: string;
	ownerSv: string;
	country: Country;
	technologyNb: string | null;
	technologySv: string | null;
	phase: Phase;
	standing: Standing;
	outcome: Outcome | null;
	startsOn: string | null;
	endsOn: string | null;
	userCount: number | null;
	targetGroup: string;
	borderDifferences: string;
};

/** More published pilots than the project will have. */
const MOST = 500;

/** Every published pilot, by country and title. */
export async function comparedPilots(db: Db): Promise<ComparedPilot[]> {
	const isShown = and(eq(pilotVersion.publication, 'published'), isNull(pilot.hiddenAt), isNull(pilot.withdrawnAt));
	return db
		.select({
			id: pilot.id,
			slug: pilot.slug,
			title: pilotVersion.title,
			language: sql<ContentLang>`${pilot.language}`,
			ownerNb: organisation.nameNb,
			ownerSv: organisation.nameSv,
			country: sql<Country>`${organisation.country}`,
			technologyNb: technologyArea.nameNb,
			technologySv: technologyArea.nameSv,
			phase: sql<Phase>`${pilot.phase}`,
			standing: sql<Standing>`${pilot.standing}`,
			outcome: sql<Outcome | null>`${pilot.outcome}`,
			startsOn: pilotVersion.startsOn,
			endsOn: pilotVersion.endsOn,
			userCount: pilotVersion.userCount,
			targetGroup: pilotVersion.targetGroup,
			borderDifferences: pilotVersion.borderDifferences
		})
		.from(pilot)
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.leftJoin(technologyArea, eq(technologyArea.key, pilotVersion.technologyArea))
		.where(isShown)
		.orderBy(asc(organisation.country), asc(pilotVersion.title))
		.limit(MOST);
}
