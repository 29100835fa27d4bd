/** Gains as those see them who work on a pilot, and as everybody may see them. */
import { and, asc, eq, exists, isNull } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { mayOn } from '#lib/pilots/co-owner.ts';
import { demandShared } from '#lib/pilots/co-owners.server.ts';
import { demandPilot, pilotIn, type Pilot } from '#lib/pilots/pilots.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { resultsOfPilot, resultsOfPilots } from '#lib/results/results.server.ts';
import { gainsOf } from './gain-rows.server.ts';
import { unanswered, viewOf, type GainView } from './gain-view.ts';
import { windowsOf, type Followed, type GainWindow } from './follow-up.ts';
import { gain } from './schema.server.ts';

export type GainList = { readonly gains: readonly GainView[]; readonly windows: readonly GainWindow[] };

/** What is followed up is what readers know: the last day of the public version. */
export function followedOf({ phase, standing, public: shown }: Pilot): Followed {
	return { phase, standing, endsOn: shown?.content.endsOn ?? null };
}

/** The gains of a pilot on a page of its workspace. @throws 404 */
export async function gainWorkspace(db: Db, by: Actor, at: { organisation: string; id: string }, today: string) {
	const { organisation: own, pilot: of } = await pilotIn(db, by, at.organisation, at.id);
	demandShared(by, 'gain.read', of, 'gain.read');
	const shown = (of.open ?? of.public ?? of.last).content;
	const list = await listOf(db, of.id, followedOf(of), today);
	return {
		organisation: { id: own.id, nameNb: own.nameNb, nameSv: own.nameSv },
		pilot: { id: of.id, title: shown.title, language: of.language, endsOn: shown.endsOn },
		...list,
		asked: unanswered(list.gains, list.windows),
		mayWrite: mayOn(by, 'gain.write', of)
	};
}

/** The same for who means to write. @throws 404, 403 */
export async function gainsToWrite(db: Db, by: Actor, at: { organisation: string; id: string }, today: string) {
	const workspace = await gainWorkspace(db, by, at, today);
	await demandPilot(db, by, 'gain.write', at.id);
	return workspace;
}

/** One gain of them, to be changed. @throws 404, 403 */
export async function gainToWrite(
	db: Db,
	by: Actor,
	at: { organisation: string; id: string; gain: string },
	today: string
) {
	const workspace = await gainsToWrite(db, by, at, today);
	return { ...workspace, gain: found(workspace.gains.find(({ id }) => id === at.gain)) };
}

/** What readers are told of a published pilot's gains; nothing of one that is not public. */
export async function publicGains(db: Db, pilotId: string, today: string): Promise<GainList> {
	const [row] = await db
		.select({ phase: pilot.phase, standing: pilot.standing, endsOn: pilotVersion.endsOn })
		.from(pilot)
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.where(and(eq(pilot.id, pilotId), isPublic));
	return row ? listOf(db, pilotId, row, today) : { gains: [], windows: [] };
}

export type PublicGain = {
	readonly gain: GainView;
	readonly windows: readonly GainWindow[];
	readonly pilot: { readonly slug: string; readonly title: string; readonly ownerNb: string; readonly ownerSv: string };
};

/** Every gain of every published pilot, by pilot. */
export async function allPublicGains(db: Db, today: string): Promise<PublicGain[]> {
	const rows = await db
		.select({
			id: pilot.id,
			slug: pilot.slug,
			title: pilotVersion.title,
			phase: pilot.phase,
			standing: pilot.standing,
			endsOn: pilotVersion.endsOn,
			ownerNb: organisation.nameNb,
			ownerSv: organisation.nameSv
		})
		.from(pilot)
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.innerJoin(organisation, eq(organisation.id, pilot.ownerId))
		.where(and(isPublic, exists(db.select({ id: gain.id }).from(gain).where(eq(gain.pilotId, pilot.id)))))
		.orderBy(asc(pilot.slug))
		.limit(2000);
	const ids = rows.map(({ id }) => id);
	const [gains, results] = [await gainsOf(db, ids), await resultsOfPilots(db, ids)];
	const byPilot = Map.groupBy(gains, ({ pilotId }) => pilotId);
	return rows.flatMap(({ id, ...of }) => {
		const windows = windowsOf(of, today);
		return (byPilot.get(id) ?? []).map((each) => ({
			gain: viewOf(each, windows, results.get(id) ?? []),
			windows,
			pilot: of
		}));
	});
}

const isPublic = and(eq(pilotVersion.publication, 'published'), isNull(pilot.hiddenAt), isNull(pilot.withdrawnAt));

async function listOf(db: Db, pilotId: string, followed: Followed, today: string): Promise<GainList> {
	const windows = windowsOf(followed, today);
	const [gains, results] = [await gainsOf(db, [pilotId]), await resultsOfPilot(db, pilotId)];
	return { gains: gains.map((each) => viewOf(each, windows, results)), windows };
}
