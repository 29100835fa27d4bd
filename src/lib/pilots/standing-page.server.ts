/** What is shown where a pause, a stop or taking up again is asked for and decided. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { mayOn } from './co-owner.ts';
import { decidersOf, mayDecide } from './deciders.server.ts';
import { openStep } from './phase-changes.server.ts';
import { placeOf } from './pilot-hub.server.ts';
import { pilotIn } from './pilots.server.ts';
import { lastAnswer, openStanding, standingFacts, standingReasonOf } from './standing-changes.server.ts';
import { standingsFrom } from './standing.ts';

export async function standingPage(
	db: Db,
	by: Actor,
	at: { organisation: string; id: string },
	{ lang, today }: { lang: Lang; today: string }
) {
	const { organisation, pilot } = await pilotIn(db, by, at.organisation, at.id);
	const [facts, request, step, answer, reason] = await Promise.all([
		standingFacts(db, pilot),
		openStanding(db, pilot.id),
		openStep(db, pilot.id),
		lastAnswer(db, pilot.id),
		standingReasonOf(db, pilot.id)
	]);
	const deciders = await decidersOf(db, pilot.ownerId, request?.requestedBy ?? by.personId, today);
	return {
		...placeOf(pilot, at.organisation, nameIn(lang, organisation)),
		standing: pilot.standing,
		phase: pilot.phase,
		reason,
		hasLesson: facts.hasLesson,
		choices: standingsFrom(facts),
		request: request ?? null,
		isOwnRequest: request?.requestedBy === by.personId,
		/** A question about the phase waits: one at a time. */
		phaseWaits: request === undefined && step !== undefined,
		answer: answer ?? null,
		mayAsk: mayOn(by, 'pilot.change_phase', pilot),
		/** Nobody else at the owner is administrator: the secretariat answers. */
		isForOffice: deciders.isOffice,
		mayDecide: request ? await mayDecide(db, by, pilot, request.requestedBy, today) : false
	};
}
