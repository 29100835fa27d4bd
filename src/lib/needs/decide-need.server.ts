/** The secretariat opens a need that was sent in, or returns it with a remark. */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { holdAddress } from '#lib/hold-address.server.ts';
import { slugOf } from '#lib/slug.ts';
import { ruled, type NeedRuling } from './need-content.ts';
import { logParticipation } from './need-log.server.ts';
import { tellOwners, type Sender } from './need-mail.server.ts';
import { noteNeed, workedNeed, type WorkedNeed } from './need-work.server.ts';
import { need } from './schema.server.ts';

/** @throws 404, 403 */
export async function decideNeed(
	db: Db,
	by: Actor,
	id: string,
	verdict: Omit<NeedRuling, 'by'>,
	sender: Sender
): Promise<Decision<null>> {
	demand(by, 'need.decide', { organisationId: null }, 'review.read');
	return db.transaction(async (tx) => {
		const kept = found(await workedNeed(tx, id, true));
		const next = ruled(kept, { ...verdict, by: by.personId });
		if (!next.ok) return next;
		const decided = { decidedBy: by.personId, decidedAt: sql`now()` };
		if (verdict.verdict === 'return') {
			await tx
				.update(need)
				.set({ state: 'returned', remark: verdict.remark, ...decided })
				.where(eq(need.id, id));
			await noteNeed(tx, by, 'need.returned', kept, { reason: verdict.remark });
		} else {
			const opened = { state: 'open', remark: null, publishedAt: sql`now()`, slug: await freeSlug(tx, kept) };
			await tx
				.update(need)
				.set({ ...opened, ...decided })
				.where(eq(need.id, id));
			await noteNeed(tx, by, 'need.opened', kept, { after: kept.content });
			await logParticipation(tx, [{ needId: id, kind: 'opened', organisationId: null, personId: by.personId }]);
		}
		await tellOwners(tx, kept, verdict, sender);
		return yes(null);
	});
}

/** Pages beside those of single needs. */
const reserved = ['kart', 'slik-foreslar-vi'];

/** Of the title; with a mark of its own where another need or page has that address. */
async function freeSlug(tx: Db, { id, title }: WorkedNeed): Promise<string> {
	const slug = slugOf(title) || 'behov';
	await holdAddress(tx, 'need', slug);
	const [taken] = await tx
		.select({ id: need.id })
		.from(need)
		.where(and(eq(need.slug, slug), ne(need.id, id)));
	return taken || reserved.includes(slug) ? `${slug}-${id.slice(0, 8)}` : slug;
}
