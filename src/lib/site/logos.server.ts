import { and, desc, eq, gte, lte, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { programmeLogo } from './schema.server.ts';

export type LogoLine = { id: string; altNb: string; altSv: string; startsOn: string; endsOn: string };

const columns = {
	id: programmeLogo.id,
	altNb: programmeLogo.altNb,
	altSv: programmeLogo.altSv,
	startsOn: programmeLogo.startsOn,
	endsOn: programmeLogo.endsOn
};

/** The logo that may be shown today, the newest where there are several; undefined in a demonstration. */
export async function logoOn(db: Db, today: string): Promise<LogoLine | undefined> {
	const [row] = await db
		.select(columns)
		.from(programmeLogo)
		.where(holdsOn(today))
		.orderBy(desc(programmeLogo.uploadedAt))
		.limit(1);
	return row;
}

/** The image itself; nothing for one whose period is over or has not begun. */
export async function logoImage(
	db: Db,
	id: string,
	today: string
): Promise<{ mediaType: string; content: Uint8Array } | undefined> {
	const [row] = await db
		.select({ mediaType: programmeLogo.mediaType, content: programmeLogo.content })
		.from(programmeLogo)
		.where(and(sql`${programmeLogo.id}::text = ${id}`, holdsOn(today)))
		.limit(1);
	return row;
}

/** All of them, the newest first, for whoever may change them. */
export async function logosToManage(db: Db, by: Actor): Promise<LogoLine[]> {
	demand(by, 'logo.write', { organisationId: null });
	return db.select(columns).from(programmeLogo).orderBy(desc(programmeLogo.uploadedAt)).limit(50);
}

function holdsOn(today: string): SQL | undefined {
	return and(lte(programmeLogo.startsOn, today), gte(programmeLogo.endsOn, today));
}

export async function logoById(tx: Db, id: string): Promise<LogoLine | undefined> {
	const [row] = await tx
		.select(columns)
		.from(programmeLogo)
		.where(eq(sql`${programmeLogo.id}::text`, id))
		.limit(1);
	return row;
}
