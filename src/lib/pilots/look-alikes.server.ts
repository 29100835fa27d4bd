/** The pilots that somebody should know of before beginning one. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { glossaryBook } from '#lib/glossary/book.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { datedName, type DatedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { organisation, technologyArea } from '#lib/organisations/schema.server.ts';
import { didNotGoWell, lookAlikes, type Begun, type Candidate, type Why } from './look-alike.ts';
import type { Outcome, Phase, Standing } from './pilot-view.ts';
import { pilot, pilotVersion } from './schema.server.ts';

export type NearPilot = Pick<Candidate, 'language' | 'title' | 'standing' | 'outcome'> & {
	id: string;
	slug: string;
	phase: Phase;
	/** Why it is paused or stopped, as its owner wrote it. */
	standingReason: string;
	owner: DatedName | undefined;
	country: string;
	/** Whether somebody who is about to begin should read it as a warning. */
	isWarning: boolean;
	why: readonly Why[];
};

/** More pilots than there will be for many years; the newest count. */
const MOST = 2000;

export async function pilotsLike(db: Db, begun: Begun, today: string): Promise<NearPilot[]> {
	if (begun.title.trim() === '' && begun.technologyArea === null) return [];
	const [candidates, all, book] = await Promise.all([
		publicCandidates(db),
		organisationDirectory(db),
		glossaryBook(db)
	]);
	return lookAlikes(begun, candidates, book).map(({ pilot: near, why }) => {
		const { id, slug, language, title, phase, standing, standingReason, outcome, country } = near;
		const registered = all.get(near.ownerId);
		const owner = registered && datedName(registered, all, today);
		const isWarning = didNotGoWell(near);
		return { id, slug, language, title, phase, standing, standingReason, outcome, country, owner, isWarning, why };
	});
}

async function publicCandidates(db: Db) {
	return db
		.select({
			id: pilot.id,
			slug: pilot.slug,
			ownerId: pilot.ownerId,
			country: organisation.country,
			language: sql<ContentLang>`${pilot.language}`,
			phase: sql<Phase>`${pilot.phase}`,
			standing: sql<Standing>`${pilot.standing}`,
			standingReason: pilot.standingReason,
			outcome: sql<Outcome | null>`${pilot.outcome}`,
			title: pilotVersion.title,
			summary: pilotVersion.summary,
			technologyArea: pilotVersion.technologyArea,
			areaName: sql<string>`coalesce(case ${pilot.language} when 'sv' then ${technologyArea.nameSv}
				else ${technologyArea.nameNb} end, '')`
		})
		.from(pilot)
		.innerJoin(pilotVersion, and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.publication, 'published')))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.leftJoin(technologyArea, eq(technologyArea.key, pilotVersion.technologyArea))
		.where(and(isNull(pilot.hiddenAt), isNull(pilot.withdrawnAt)))
		.orderBy(sql`${pilot.publishedAt} desc`)
		.limit(MOST);
}
