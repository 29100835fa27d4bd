/** Confirmed uses of published solutions: all that anybody outside may know of who uses what. */
import { and, asc, desc, eq, inArray, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { datedName, isCountry, type Country, type DatedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { shownUsers, type RunningStage, type ShownUsers } from './adoption.ts';
import { adoption, solution } from './schema.server.ts';
import { monthsToUse, spreadOf, type Spread, type SpreadUse } from './spread.ts';

export type PublicUse = {
	id: string;
	solution: { id: string; slug: string; name: string; language: ContentLang };
	organisation: DatedName;
	country: Country;
	position: { latitude: number; longitude: number } | null;
	stage: RunningStage | 'ended';
	sinceOn: string;
	users: ShownUsers;
	/** From which pilot they have it. */
	from: { slug: string; title: string; language: ContentLang; owner: DatedName } | null;
	/** Whole months from the end of that pilot; null where there is none to count from. */
	months: number | null;
	endedOn: string | null;
	endedReason: string;
	language: ContentLang;
};

export type Uses = { uses: PublicUse[]; spread: Spread };
export type UsesOf = {
	solution?: readonly string[];
	organisation?: readonly string[];
	pilot?: readonly string[];
	supplier?: readonly string[];
};

/** More than anybody reads; the figures count all of them. */
const MOST = 2000;

/** The newest first. Names of neither people nor organisations that have not confirmed are in it. */
export async function publicUses(db: Db, of: UsesOf, today: string): Promise<Uses> {
	const [rows, all] = await Promise.all([usesWhere(db, conditionOf(of)), organisationDirectory(db)]);
	const named = (id: string): DatedName | undefined => {
		const known = all.get(id);
		return known && datedName(known, all, today);
	};
	const uses = rows.flatMap((row): PublicUse[] => {
		const user = named(row.user.id);
		return user ? [useOf(row, user, row.from && named(row.from.ownerId), today)] : [];
	});
	return { uses, spread: spreadOf(rows.map(counted), today) };
}

/** UTB-02, -03 and -04 over everything published, for the page of results as for that of solutions. */
export async function programmeSpread(db: Db, today: string): Promise<Spread> {
	return spreadOf((await usesWhere(db, undefined)).map(counted), today);
}

type Row = Awaited<ReturnType<typeof usesWhere>>[number];

async function usesWhere(db: Db, condition: SQL | undefined) {
	return db
		.select({
			id: adoption.id,
			solution: { id: solution.id, slug: solution.slug, name: solution.name, language: languageOf(solution.language) },
			user: {
				id: organisation.id,
				kind: organisation.kind,
				country: organisation.country,
				population: organisation.population,
				latitude: organisation.latitude,
				longitude: organisation.longitude
			},
			stage: sql<RunningStage | 'ended'>`${adoption.stage}`,
			sinceOn: adoption.sinceOn,
			userCount: adoption.userCount,
			from: {
				slug: source.slug,
				title: sourceVersion.title,
				language: languageOf(source.language),
				ownerId: source.ownerId,
				endsOn: sourceVersion.endsOn
			},
			endedOn: adoption.endedOn,
			endedReason: adoption.endedReason,
			language: languageOf(adoption.language)
		})
		.from(adoption)
		.innerJoin(solution, and(eq(solution.id, adoption.solutionId), eq(solution.publication, 'published')))
		.innerJoin(organisation, eq(organisation.id, adoption.organisationId))
		.leftJoin(
			sourceVersion,
			and(eq(sourceVersion.pilotId, adoption.pilotId), eq(sourceVersion.publication, 'published'))
		)
		.leftJoin(source, and(eq(source.id, sourceVersion.pilotId), isNull(source.hiddenAt)))
		.where(and(ne(adoption.stage, 'declared'), condition))
		.orderBy(sql`${adoption.stage} = 'ended'`, desc(adoption.sinceOn), asc(adoption.id))
		.limit(MOST)
		.then((rows) => rows.map(({ from, ...row }) => ({ ...row, from: complete(from) })));
}

const source = alias(pilot, 'source');
const sourceVersion = alias(pilotVersion, 'source_version');

function languageOf(column: Parameters<typeof eq>[0]): SQL<ContentLang> {
	return sql<ContentLang>`${column}`;
}

type From = {
	slug: string | null;
	title: string | null;
	language: ContentLang;
	ownerId: string | null;
	endsOn: string | null;
};

/** A pilot that is hidden leaves its version behind in the join; it is not told of. */
function complete(from: From) {
	const { slug, title, ownerId } = from;
	return slug === null || title === null || ownerId === null ? null : { ...from, slug, title, ownerId };
}

function conditionOf(of: UsesOf): SQL | undefined {
	const among = (column: Parameters<typeof eq>[0], ids: readonly string[] | undefined) =>
		ids && (ids.length > 0 ? sql`${column} in ${[...ids]}` : sql`false`);
	return and(
		among(adoption.solutionId, of.solution),
		among(adoption.organisationId, of.organisation),
		among(solution.supplierId, of.supplier),
		of.pilot && (of.pilot.length > 0 ? inArray(adoption.pilotId, [...of.pilot]) : sql`false`)
	);
}

function counted({ user, stage, sinceOn, from }: Row): SpreadUse {
	return { organisation: user, stage, sinceOn, pilotEndsOn: from?.endsOn ?? null };
}

function useOf(row: Row, user: DatedName, owner: DatedName | null | undefined, today: string): PublicUse {
	const { user: place, from, userCount, ...rest } = row;
	const { latitude, longitude } = place;
	return {
		...rest,
		organisation: user,
		country: isCountry(place.country) ? place.country : 'NO',
		position:
			latitude === null || longitude === null ? null : { latitude: Number(latitude), longitude: Number(longitude) },
		users: shownUsers(userCount),
		from: from && owner ? { slug: from.slug, title: from.title, language: from.language, owner } : null,
		months: monthsToUse(counted(row), today) ?? null
	};
}
