/** Questions whether a pilot may be handed over. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { ownershipTransfer } from './asked-schema.server.ts';
import { pilot, pilotVersion } from './schema.server.ts';

export type Transfer = {
	id: string;
	pilotId: string;
	fromId: string;
	fromNb: string;
	fromSv: string;
	toId: string;
	toNb: string;
	toSv: string;
	state: 'requested' | 'accepted' | 'declined' | 'cancelled';
	reason: string;
	remark: string | null;
	requestedBy: string;
	requestedAt: Date;
	name: string;
	decidedAt: Date | null;
	/** What is public of the pilot, or its newest words while nothing is. */
	title: string;
	summary: string;
	language: ContentLang;
	/** Null while it is not public. */
	slug: string | null;
};

const from = alias(organisation, 'from_organisation');
const to = alias(organisation, 'to_organisation');

function transfers(db: Db) {
	const shown = sql`(select version.number from pilot_version version where version.pilot_id = ${pilot.id}
		order by version.publication = 'published' desc, version.number desc limit 1)`;
	return db
		.select({
			id: ownershipTransfer.id,
			pilotId: ownershipTransfer.pilotId,
			fromId: ownershipTransfer.fromId,
			fromNb: from.nameNb,
			fromSv: from.nameSv,
			toId: ownershipTransfer.toId,
			toNb: to.nameNb,
			toSv: to.nameSv,
			state: sql<Transfer['state']>`${ownershipTransfer.state}`,
			reason: ownershipTransfer.reason,
			remark: ownershipTransfer.remark,
			requestedBy: ownershipTransfer.requestedBy,
			requestedAt: ownershipTransfer.requestedAt,
			name: person.name,
			decidedAt: ownershipTransfer.decidedAt,
			title: pilotVersion.title,
			summary: pilotVersion.summary,
			language: sql<ContentLang>`${pilot.language}`,
			slug: sql<string | null>`case when ${pilotVersion.publication} = 'published' and ${pilot.hiddenAt} is null
				then ${pilot.slug} end`
		})
		.from(ownershipTransfer)
		.innerJoin(pilot, eq(pilot.id, ownershipTransfer.pilotId))
		.innerJoin(pilotVersion, and(eq(pilotVersion.pilotId, pilot.id), eq(pilotVersion.number, shown)))
		.innerJoin(person, eq(person.id, ownershipTransfer.requestedBy))
		.innerJoin(from, eq(from.id, ownershipTransfer.fromId))
		.innerJoin(to, eq(to.id, ownershipTransfer.toId));
}

/** The newest question about a pilot, answered or not. */
export async function newestTransfer(db: Db, pilotId: string): Promise<Transfer | undefined> {
	const [row] = await transfers(db)
		.where(eq(ownershipTransfer.pilotId, pilotId))
		.orderBy(desc(ownershipTransfer.requestedAt), desc(ownershipTransfer.id))
		.limit(1);
	return row;
}

/** The one that waits; undefined when there is none. */
export async function openTransfer(db: Db, pilotId: string): Promise<Transfer | undefined> {
	const [row] = await transfers(db).where(
		and(eq(ownershipTransfer.pilotId, pilotId), eq(ownershipTransfer.state, 'requested'))
	);
	return row;
}

export async function transferById(db: Db, id: string): Promise<Transfer | undefined> {
	if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
	const [row] = await transfers(db).where(eq(ownershipTransfer.id, id));
	return row;
}
