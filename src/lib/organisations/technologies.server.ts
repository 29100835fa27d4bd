import { asc, eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { technologyArea, technologyGroup } from './schema.server.ts';

export type Technology = {
	key: string;
	nameNb: string;
	nameSv: string;
	groupKey: string;
	groupNb: string;
	groupSv: string;
};

/** All technology areas, group by group in the order of the library. */
export async function technologies(db: Db): Promise<Technology[]> {
	return db
		.select({
			key: technologyArea.key,
			nameNb: technologyArea.nameNb,
			nameSv: technologyArea.nameSv,
			groupKey: technologyGroup.key,
			groupNb: technologyGroup.nameNb,
			groupSv: technologyGroup.nameSv
		})
		.from(technologyArea)
		.innerJoin(technologyGroup, eq(technologyGroup.key, technologyArea.groupKey))
		.orderBy(asc(technologyGroup.position), asc(technologyArea.key))
		.limit(1000);
}
