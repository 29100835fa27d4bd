/** Names of what searches are narrowed down to. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import type { Search } from './search.ts';
import type { Names } from './search-label.ts';

export async function namesFor(db: Db, searches: readonly Search[], lang: Lang): Promise<Names> {
	const owners = [...new Set(searches.flatMap(({ filters }) => filters.owner ?? []))];
	const [areas, organisations] = await Promise.all([
		technologies(db),
		owners.length === 0
			? []
			: db
					.select({ id: organisation.id, nameNb: organisation.nameNb, nameSv: organisation.nameSv })
					.from(organisation)
					.where(inArray(organisation.id, owners))
					.limit(owners.length)
	]);
	return new Map([
		...areas.map((area) => [`area:${area.key}`, nameIn(lang, area)] as const),
		...areas.map((area) => [`group:${area.groupKey}`, lang === 'sv' ? area.groupSv : area.groupNb] as const),
		...organisations.map((each) => [`owner:${each.id}`, nameIn(lang, each)] as const)
	]);
}
