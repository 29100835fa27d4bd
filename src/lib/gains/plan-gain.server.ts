/** The plan of a gain: entered, changed and taken away by the owner's editors until somebody has answered for it. */
import { count, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { all, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import { demandPilot, type Pilot } from '#lib/pilots/pilots.server.ts';
import { indicatorFor, library } from '#lib/results/indicators.server.ts';
import { readRevision } from '#lib/words-form.ts';
import { readGain } from './gain-form.ts';
import { changingGain, type Planned } from './gain.ts';
import { gain, gainAnswer } from './schema.server.ts';

/** @throws 404, 403 */
export async function planGain(
	db: Db,
	by: Actor,
	pilotId: string,
	form: FormData,
	lang: Lang
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const of = await demandPilot(tx, by, 'gain.write', pilotId, true);
		const read = readGain(form, { lang, indicators: await offered(tx) });
		if (!read.ok) return read;
		const [row] = await tx
			.insert(gain)
			.values({ pilotId: of.id, language: of.language, ...(await stored(tx, of, by, read.value)) })
			.returning({ id: gain.id });
		const id = found(row).id;
		await recordMove(tx, by, 'planned', { id, of }, { after: read.value });
		return yes(id);
	});
}

/** @throws 404, 403 */
export async function changeGain(
	db: Db,
	by: Actor,
	at: { pilotId: string; gainId: string },
	form: FormData,
	lang: Lang
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const { of, kept, answers } = await lockGain(tx, by, at);
		const decision = all({
			kept: changingGain({ revision: kept.revision, answers }, readRevision(form)),
			read: readGain(form, { lang, indicators: await offered(tx) })
		});
		if (!decision.ok) return decision;
		const { read } = decision.value;
		await tx
			.update(gain)
			.set({ ...(await stored(tx, of, by, read)), revision: kept.revision + 1 })
			.where(eq(gain.id, kept.id));
		await recordMove(tx, by, 'changed', { id: kept.id, of }, { before: logged(kept), after: read });
		return yes(kept.id);
	});
}

/** @throws 404, 403 */
export async function deleteGain(
	db: Db,
	by: Actor,
	at: { pilotId: string; gainId: string },
	revision: number
): Promise<Decision<string>> {
	return db.transaction(async (tx) => {
		const { of, kept, answers } = await lockGain(tx, by, at);
		const decision = changingGain({ revision: kept.revision, answers }, revision);
		if (!decision.ok) return decision;
		await tx.delete(gain).where(eq(gain.id, kept.id));
		await recordMove(tx, by, 'deleted', { id: kept.id, of }, { before: logged(kept) });
		return yes(kept.id);
	});
}

/** The pilot is locked, so that nobody answers or plans beside it. */
async function lockGain(tx: Db, by: Actor, at: { pilotId: string; gainId: string }) {
	const of = await demandPilot(tx, by, 'gain.write', at.pilotId, true);
	const rows = await tx.select().from(gain).where(eq(gain.pilotId, of.id)).limit(1000);
	const kept = found(rows.find(({ id }) => id === at.gainId));
	const [answered] = await tx.select({ count: count() }).from(gainAnswer).where(eq(gainAnswer.gainId, kept.id));
	return { of, kept, answers: answered?.count ?? 0 };
}

async function offered(tx: Db): Promise<ReadonlySet<string>> {
	return new Set((await library(tx)).map(({ key }) => key));
}

async function stored(tx: Db, of: Pilot, by: Actor, { indicator, ...planned }: Planned) {
	const chosen = indicator === null ? undefined : await indicatorFor(tx, of.id, indicator);
	return {
		...planned,
		indicatorKey: chosen?.key ?? null,
		indicatorVersion: chosen?.version ?? null,
		writtenBy: by.personId
	};
}

function logged({
	category,
	text,
	owner,
	expected,
	unit,
	indicatorKey,
	followUpOn
}: typeof gain.$inferSelect): Planned {
	return { category, text, owner, expected, unit, indicator: indicatorKey, followUpOn } as Planned;
}

async function recordMove(
	tx: Db,
	by: Actor,
	move: 'planned' | 'changed' | 'deleted',
	{ id, of }: { id: string; of: Pilot },
	told: { before?: Planned; after?: Planned }
): Promise<void> {
	const about = { kind: 'pilot', id: of.id };
	const named = Object.fromEntries(Object.entries(told).map(([when, planned]) => [when, { gain: id, ...planned }]));
	await record(tx, { kind: `gain.${move}`, by: by.personId, organisationId: of.ownerId, about, ...named });
}
