import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { lesson, lessonUseful } from '#lib/lessons/schema.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilotPartner, pilotVersion } from '#lib/pilots/schema.server.ts';
import { partsOfPilot } from '#lib/results/parts.server.ts';
import { resultsOfPilot } from '#lib/results/results.server.ts';
import { publicUses, type PublicUse } from '#lib/solutions/public-uses.server.ts';
import { pilotIndicator } from './pilot-indicator.ts';
import { pilotItem } from './public-pilots.server.ts';

/** A public pilot with its results, its lessons and where it was taken into use; undefined when there is none. */
export async function pilotInFull(db: Db, id: string, origin: string, today: string) {
	const item = await pilotItem(db, id, origin);
	if (!item) return undefined;
	const [partners, results, splits, lessons, { uses }] = await Promise.all([
		partnersOf(db, id),
		resultsOfPilot(db, id),
		partsOfPilot(db, id),
		lessonsOf(db, id),
		publicUses(db, { pilot: [id] }, today)
	]);
	return {
		...item,
		partners,
		indicators: results.map((each) => pilotIndicator(each, splits[each.indicator.key])),
		lessons,
		adoptions: uses.map((use) => adoptionOf(use, origin))
	};
}

async function partnersOf(db: Db, id: string) {
	const rows = await db
		.select({
			role: pilotPartner.role,
			id: organisation.id,
			nb: organisation.nameNb,
			sv: organisation.nameSv
		})
		.from(pilotPartner)
		.innerJoin(
			pilotVersion,
			and(eq(pilotVersion.pilotId, pilotPartner.pilotId), eq(pilotVersion.number, pilotPartner.number))
		)
		.innerJoin(organisation, eq(organisation.id, pilotPartner.organisationId))
		.where(and(eq(pilotPartner.pilotId, id), eq(pilotVersion.publication, 'published')))
		.orderBy(asc(pilotPartner.role), asc(organisation.id))
		.limit(200);
	return rows.map(({ role, id: organisationId, nb, sv }) => ({
		organisation: { id: organisationId, name: { nb, sv } },
		role
	}));
}

async function lessonsOf(db: Db, pilotId: string) {
	return db
		.select({
			id: lesson.id,
			kind: lesson.kind,
			language: lesson.language,
			title: lesson.title,
			context: lesson.context,
			what_happened: lesson.whatHappened,
			advice: lesson.advice,
			applies_when: lesson.appliesWhen,
			depends_on: lesson.dependsOn,
			useful_for: sql<number>`(
				select count(*)::int from ${lessonUseful} where ${lessonUseful.lessonId} = ${lesson.id})`
		})
		.from(lesson)
		.where(and(eq(lesson.pilotId, pilotId), eq(lesson.publication, 'published')))
		.orderBy(asc(lesson.position))
		.limit(200);
}

function adoptionOf(use: PublicUse, origin: string) {
	const { slug, name } = use.solution;
	return {
		solution: { name, url: { nb: `${origin}/nb/losninger/${slug}`, sv: `${origin}/sv/losninger/${slug}` } },
		organisation: { id: use.organisation.id, name: { nb: use.organisation.nameNb, sv: use.organisation.nameSv } },
		stage: use.stage,
		since: use.sinceOn,
		ended_on: use.endedOn
	};
}
