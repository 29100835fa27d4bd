/** Mails about questions: to the owners that one waits, to the asker what became of it. Each in the receiver's language. */
import { eq } from 'drizzle-orm';
import { answeringFor } from '#lib/accounts/answering.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Params } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import type { NeedFacts } from './need-facts.server.ts';
import type { Sender } from './need-mail.server.ts';

/** Without the words and without who: both are read where it is answered. */
export async function tellAsked(tx: Db, { id, title, actingIds }: NeedFacts, { origin, today }: Sender): Promise<void> {
	const answering = await answeringFor(tx, today);
	const receivers = new Map(actingIds.flatMap(answering).map((one) => [one.email, one]));
	await enqueueMail(
		tx,
		[...receivers.values()].map(({ email, language, organisationId }) =>
			composeMail(
				'question_asked',
				{ to: email, language },
				{ title, link: `${origin}/${language}/arbeid/${organisationId}/behov/${id}/sporsmal` }
			)
		)
	);
}

type Outcome =
	| {
			readonly kind: 'question_answered';
			readonly question: string;
			readonly answer: string;
			readonly answerNo: number;
	  }
	| { readonly kind: 'question_declined'; readonly question: string; readonly reason: string };

/** Nobody is told when the person who asked is not known any more. */
export async function tellAsker(
	tx: Db,
	personId: string | null,
	{ slug, title }: NeedFacts,
	{ kind, ...outcome }: Outcome,
	{ origin }: Sender
): Promise<void> {
	if (personId === null) return;
	const rows = await tx
		.select({ email: person.email, language: person.language })
		.from(person)
		.where(eq(person.id, personId));
	const place = 'answerNo' in outcome ? `#svar-${outcome.answerNo}` : '';
	const params: Params = { ...outcome, title };
	await enqueueMail(
		tx,
		rows.map(({ email, language }) =>
			composeMail(
				kind,
				{ to: email, language: language as Lang },
				{ ...params, link: `${origin}/${language}/behov/${slug}${place}` }
			)
		)
	);
}
