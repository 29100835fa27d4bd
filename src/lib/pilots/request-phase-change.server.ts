import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { asKey, translator } from '#lib/i18n.ts';
import { messages } from '#lib/messages.server.ts';
import { administratorsBeside, type Administrators } from './administrators.server.ts';
import { asks, phaseLabel, steps, type PhaseWish } from './phase.ts';
import { openStep, phaseFacts } from './phase-changes.server.ts';
import { recordMove } from './pilot-journal.server.ts';
import type { MailContext } from './pilot-mail.server.ts';
import { demandPilot, type Pilot } from './pilots.server.ts';
import { phaseChange } from './schema.server.ts';

/** Asks an administrator of the owner for the next phase, or one back, and tells that person by mail. */
export async function requestPhaseChange(
	db: Db,
	by: Actor,
	pilotId: string,
	wish: PhaseWish,
	context: MailContext
): Promise<Decision<null>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.change_phase', pilotId, true);
		if (await openStep(tx, pilotId)) return no({ field: '', key: 'phase.already_requested' });
		const step = steps(wish, await phaseFacts(tx, pilot));
		const among = await administratorsBeside(tx, pilot.ownerId, by.personId, context.today);
		const asked = asks(
			wish.askedOf,
			among.people.map(({ personId }) => personId)
		);
		if (!step.ok || !asked.ok) return no(...issuesOf(step), ...issuesOf(asked));

		const { to, reason, outcome, decision } = step.value;
		await tx.insert(phaseChange).values({
			pilotId,
			fromPhase: pilot.phase,
			toPhase: to,
			reason,
			outcome,
			decision,
			askedOf: asked.value,
			requestedBy: by.personId
		});
		await recordMove(tx, by, 'pilot.phase_requested', pilot, { reason, after: { from: pilot.phase, to } });
		await tellAsked(tx, by, pilot, { ...step.value, askedOf: asked.value }, { ...among, ...context });
		return yes(null);
	});
}

async function tellAsked(
	tx: Db,
	by: Actor,
	pilot: Pilot,
	{ to, reason, askedOf }: PhaseWish,
	{ organisationId, people, origin }: Administrators & MailContext
): Promise<void> {
	const { title } = (pilot.open ?? pilot.public ?? pilot.last).content;
	await enqueueMail(
		tx,
		people
			.filter(({ personId }) => personId === askedOf)
			.map(({ email, language }) => {
				const phase = translator(language, messages[language])(asKey(phaseLabel[to]));
				const link = `${origin}/${language}/arbeid/${organisationId}/piloter/${pilot.id}/fase`;
				return composeMail(
					'pilot_phase_requested',
					{ to: email, language },
					{ name: by.name, title, phase, reason: reason === '' ? '–' : reason, link }
				);
			})
	);
}
