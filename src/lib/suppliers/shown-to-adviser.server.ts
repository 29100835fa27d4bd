/** What an adviser reads beyond what is public. Ended or past its day, it is not there. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { ShownKind } from './adviser-access.ts';

export type Shown = {
	id: string;
	kind: ShownKind;
	aboutId: string;
	title: string;
	language: ContentLang;
	ownerNb: string;
	ownerSv: string;
	endsOn: string;
	/** Of a pilot: the version that its owner sees. */
	version: number | null;
};

/** @throws 404 for everybody but the adviser's own people */
export async function shownTo(db: Db, by: Actor | null, adviserId: string, today: string): Promise<Shown[]> {
	demand(by, 'adviser.read_shown', { organisationId: adviserId });
	return rows(db, adviserId, today, null);
}

/** @throws 404 also when it has ended */
export async function shownThing(
	db: Db,
	by: Actor | null,
	adviserId: string,
	accessId: string,
	today: string
): Promise<Shown> {
	demand(by, 'adviser.read_shown', { organisationId: adviserId });
	const [shown] = await rows(db, adviserId, today, accessId);
	return found(shown);
}

/** A hidden pilot is hidden from advisers too. */
async function rows(db: Db, adviserId: string, today: string, accessId: string | null): Promise<Shown[]> {
	return db.execute<Shown>(sql`
		select access.id::text, access.about_kind as kind, access.about_id::text as "aboutId",
			coalesce(need.title, version.title) as title, coalesce(need.language, pilot.language) as language,
			owner.name_nb as "ownerNb", owner.name_sv as "ownerSv", access.ends_on::text as "endsOn",
			version.number as version
		from adviser_access access
		join organisation adviser on adviser.id = access.adviser_id
			and adviser.is_adviser and adviser.verified_at is not null
		left join need on access.about_kind = 'need' and need.id = access.about_id
		left join pilot on access.about_kind = 'pilot' and pilot.id = access.about_id and pilot.hidden_at is null
		left join lateral (
			select number, title from pilot_version where pilot_id = pilot.id
			order by publication in ('draft', 'submitted', 'returned') desc, publication = 'published' desc, number desc limit 1
		) version on true
		join organisation owner on owner.id = coalesce(need.owner_id, pilot.owner_id)
		where access.adviser_id = ${adviserId} and access.ends_on >= ${today}::date
			and (${accessId}::text is null or access.id::text = ${accessId}::text)
		order by access.ends_on, title, access.id limit 200`);
}
