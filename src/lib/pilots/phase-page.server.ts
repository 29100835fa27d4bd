/** What is shown where a step to another phase is asked for and decided. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { mayOn } from './co-owner.ts';
import { decidersOf, mayDecide, type Deciders } from './deciders.server.ts';
import { missing, needsOf, nextPhase, previousPhase, type PhaseFacts } from './phase.ts';
import { openStep, phaseFacts } from './phase-changes.server.ts';
import { placeOf } from './pilot-hub.server.ts';
import type { Phase } from './pilot-view.ts';
import { pilotIn } from './pilots.server.ts';

export async function phasePage(
	db: Db,
	by: Actor,
	at: { organisation: string; id: string },
	{ lang, today }: { lang: Lang; today: string }
) {
	const { organisation, pilot } = await pilotIn(db, by, at.organisation, at.id);
	const facts = await phaseFacts(db, pilot);
	const step = await openStep(db, pilot.id);
	const mayAsk = mayOn(by, 'pilot.change_phase', pilot);
	const deciders = await decidersOf(db, pilot.ownerId, step?.requestedBy ?? by.personId, today);
	return {
		...placeOf(pilot, at.organisation, nameIn(lang, organisation)),
		phase: pilot.phase,
		next: nextPhase(pilot.phase) ?? null,
		previous: previousPhase(pilot.phase) ?? null,
		needs: needsAfter(pilot.phase, facts),
		isPublic: pilot.public !== null,
		step: step && step.toStanding === null ? step : null,
		/** A pause or a stop is asked for: one question at a time. */
		standingWaits: step !== undefined && step.toStanding !== null,
		isOwnStep: step?.requestedBy === by.personId,
		mayAsk,
		...answering(deciders, mayAsk),
		mayDecide: step ? await mayDecide(db, by, pilot, step.requestedBy, today) : false
	};
}

function needsAfter(phase: Phase, facts: PhaseFacts) {
	const next = nextPhase(phase);
	if (!next) return [];
	const absent = missing(next, facts);
	return needsOf[next].map((need) => ({ need, isMet: !absent.includes(need) }));
}

function answering({ people, isOffice }: Deciders, mayAsk: boolean) {
	const named = mayAsk && !isOffice ? people : [];
	return {
		/** Nobody else at the owner is administrator: the secretariat answers. */
		isForOffice: isOffice && people.length > 0,
		administrators: named.map(({ personId, name }) => ({ value: personId, label: name }))
	};
}
