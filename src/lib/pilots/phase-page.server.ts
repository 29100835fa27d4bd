/** What is shown where a step to another phase is asked for and decided. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { administratorsBeside } from './administrators.server.ts';
import { missing, needsOf, nextPhase, previousPhase } from './phase.ts';
import { openStep, phaseFacts } from './phase-changes.server.ts';
import { placeOf } from './pilot-hub.server.ts';
import { pilotIn } from './pilots.server.ts';

export async function phasePage(
	db: Db,
	by: Actor,
	at: { organisation: string; id: string },
	{ lang, today }: { lang: Lang; today: string }
) {
	const { organisation, pilot } = await pilotIn(db, by, at.organisation, at.id);
	const facts = await phaseFacts(db, pilot);
	const next = nextPhase(pilot.phase);
	const absent = next ? missing(next, facts) : [];
	const step = await openStep(db, pilot.id);
	const owned = { organisationId: pilot.ownerId };
	const mayAsk = may(by, 'pilot.change_phase', owned);
	const administrators = mayAsk ? (await administratorsBeside(db, pilot.ownerId, by.personId, today)).people : [];
	return {
		...placeOf(pilot, at.organisation, nameIn(lang, organisation)),
		phase: pilot.phase,
		next: next ?? null,
		previous: previousPhase(pilot.phase) ?? null,
		needs: next ? needsOf[next].map((need) => ({ need, isMet: !absent.includes(need) })) : [],
		isPublic: pilot.public !== null,
		step: step && step.toStanding === null ? step : null,
		/** A pause or a stop is asked for: one question at a time. */
		standingWaits: step !== undefined && step.toStanding !== null,
		isOwnStep: step?.requestedBy === by.personId,
		mayAsk,
		administrators: administrators.map(({ personId, name }) => ({ value: personId, label: name })),
		mayDecide: may(by, 'pilot.decide_phase', owned)
	};
}
