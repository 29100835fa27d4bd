/** Mails about what is asked of those who decide about a pilot, and about their answer, each in the receiver's language. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { asKey, translator, type Params } from '#lib/i18n.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { messages } from '#lib/messages.server.ts';
import type { Deciders } from './deciders.server.ts';
import { memberToday, type MemberToday } from './members-today.server.ts';
import { phaseLabel } from './phase.ts';
import type { MailContext } from './pilot-mail.server.ts';
import type { Phase, Standing } from './pilot-view.ts';
import type { Pilot } from './pilots.server.ts';

/** A step to a phase, or with `standing` a pause, a stop or taking up again. */
export type Wanted = { phase: Phase; standing: Standing | null };
type About = { of: Pilot; wanted: Wanted; organisationId: string; origin: string };

/** To those of the deciders who are asked: one by name, or all. */
export async function tellDeciders(
	tx: Db,
	by: Actor,
	{ of, wanted, reason, askedOf }: { of: Pilot; wanted: Wanted; reason: string; askedOf: string | null },
	{ organisationId, people }: Deciders,
	{ origin }: MailContext
): Promise<void> {
	const receivers = people.filter(({ personId }) => askedOf === null || personId === askedOf);
	await send(
		tx,
		receivers,
		'requested',
		{ of, wanted, organisationId, origin },
		{ name: by.name, reason: written(reason) }
	);
}

/** To whoever asked, as long as that person has a place here. */
export async function tellAsker(
	tx: Db,
	by: Actor,
	{ of, wanted, remark, requestedBy }: { of: Pilot; wanted: Wanted; remark: string; requestedBy: string },
	answer: 'approved' | 'refused',
	{ organisationId, origin, today }: MailContext & { organisationId: string }
): Promise<void> {
	const asker = await memberToday(tx, requestedBy, today);
	const told = { name: by.name, remark: written(remark) };
	await send(tx, asker ? [asker] : [], answer, { of, wanted, organisationId, origin }, told);
}

async function send(
	tx: Db,
	receivers: readonly MemberToday[],
	news: 'requested' | 'approved' | 'refused',
	{ of, wanted: { phase, standing }, organisationId, origin }: About,
	told: Params
): Promise<void> {
	const { title } = (of.open ?? of.public ?? of.last).content;
	await enqueueMail(
		tx,
		receivers.map(({ email, language }) => {
			const t = translator(language, messages[language]);
			const wanted =
				standing === null
					? { phase: t(asKey(phaseLabel[phase])) }
					: { what: t(asKey(`pilot.standing_verb_${standing}`)) };
			const page = standing === null ? 'fase' : 'stans';
			const link = `${origin}/${language}/arbeid/${organisationId}/piloter/${of.id}/${page}`;
			const kind = `pilot_${standing === null ? 'phase' : 'standing'}_${news}`;
			return composeMail(kind, { to: email, language }, { title, ...wanted, ...told, link });
		})
	);
}

function written(text: string): string {
	return text === '' ? '–' : text;
}
