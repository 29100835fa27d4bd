import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import type { Lang } from '#lib/lang.ts';
import { settleAddress } from './insert-pilot.server.ts';
import { decides, moved } from './pilot.ts';
import { authorsOf, recordMove } from './pilot-journal.server.ts';
import { mailOwner, type MailContext } from './pilot-mail.server.ts';
import { demandPilot, type Pilot, type Version } from './pilots.server.ts';
import { remarksFit, type Remark } from './remark.ts';
import { insertRemarks } from './remarks.server.ts';
import { pilot } from './schema.server.ts';
import { missingForPublishing } from './section.ts';
import { setPublication } from './set-publication.server.ts';

export type Verdict = {
	pilotId: string;
	/** Of the version that the reviewer read. */
	revision: number;
	verdict: 'publish' | 'return';
	remarks: readonly Remark[];
	/** In which the remarks are written. */
	language: Lang;
};

/** The secretariat publishes a submitted version or sends it back with remarks. */
export async function decidePilot(db: Db, by: Actor, verdict: Verdict, context: MailContext): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const found = await demandPilot(tx, by, 'pilot.decide', verdict.pilotId, true);
		const { open } = found;
		const next = moved(open?.publication, verdict.verdict);
		if (!next.ok || !open) return no(...issuesOf(next));

		const fit = await fits(tx, by, open, verdict);
		if (!fit.ok) return fit;
		const isReturn = verdict.verdict === 'return';
		const slug = isReturn ? await sendBack(tx, by, found, open, verdict) : await publish(tx, by, found, open);
		const news = { kind: isReturn ? 'returned' : 'published', notes: verdict.remarks } as const;
		await mailOwner(tx, { ...found, slug }, open, news, context);
		return yes(null);
	});
}

async function fits(tx: Db, by: Actor, open: Version, verdict: Verdict): Promise<Decision<null>> {
	if (open.revision !== verdict.revision) return no({ field: '', key: 'review.changed_meanwhile' });
	const eyes = decides(by.personId, await authorsOf(tx, verdict.pilotId, open));
	const missing = verdict.verdict === 'publish' ? missingForPublishing(open.content) : [];
	const issues = [...issuesOf(eyes), ...issuesOf(remarksFit(verdict.verdict, verdict.remarks)), ...missing];
	return issues.length > 0 ? no(...issues) : yes(null);
}

/** Gives the address at which the pilot is public. */
async function publish(tx: Db, by: Actor, found: Pilot, open: Version): Promise<string> {
	if (found.public) await setPublication(tx, { pilotId: found.id, number: found.public.number }, 'withdrawn');
	await setPublication(tx, { pilotId: found.id, number: open.number }, 'published', decided(by));
	await recordMove(tx, by, 'pilot.published', found, { version: open.number });
	if (found.publishedAt !== null) return found.slug;

	await tx
		.update(pilot)
		.set({ publishedAt: sql`now()` })
		.where(eq(pilot.id, found.id));
	return settleAddress(tx, found, open.content.title);
}

async function sendBack(
	tx: Db,
	by: Actor,
	found: Pilot,
	open: Version,
	{ remarks, language }: Verdict
): Promise<string> {
	const key = { pilotId: found.id, number: open.number };
	await setPublication(tx, key, 'returned', decided(by));
	await insertRemarks(tx, { personId: by.personId, language }, key, remarks);
	const reason = remarks.map(({ text }) => text).join('\n');
	await recordMove(tx, by, 'pilot.returned', found, { version: open.number, reason });
	return found.slug;
}

function decided(by: Actor) {
	return { decidedBy: by.personId, decidedAt: sql`now()` };
}
