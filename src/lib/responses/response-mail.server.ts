/** Mails about answers. None of them says what an answer says. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { translator } from '#lib/i18n.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { messages } from '#lib/messages.server.ts';
import type { NeedFacts } from '#lib/needs/need-facts.server.ts';
import { tell, type Sender } from '#lib/solutions/solution-mail.server.ts';
import { closingMoment, preciseMoment } from './moment.ts';

type Receipt = {
	readonly need: NeedFacts;
	readonly organisationId: string;
	readonly at: Date;
	readonly sha256: string;
	readonly origin: string;
};

/** To whoever handed it in. */
export async function mailReceipt(
	tx: Db,
	by: Actor,
	{ need, organisationId, at, sha256, origin }: Receipt
): Promise<void> {
	const { language, email } = by;
	const t = translator(language, messages[language]);
	const params = {
		title: need.title,
		at: preciseMoment(t, language, at),
		sha256,
		deadline: closingMoment(t, language, need),
		link: `${origin}/${language}/arbeid/${organisationId}/svar/${need.slug}`
	};
	const mail = composeMail('response_receipt', { to: email, language }, params);
	await enqueueMail(tx, [{ ...mail, answersNeed: need.id }]);
}

export type News = { readonly kind: 'read' | 'invited' | 'not_pursued'; readonly reason: string };

/** To everybody of the firm, each in their own language. */
export async function tellFirm(
	tx: Db,
	need: NeedFacts,
	organisationId: string,
	{ kind, reason }: News,
	{ origin, today }: Sender
): Promise<void> {
	await tell(
		tx,
		{ organisationId, roles: ['supplier'] },
		{
			kind: `response_${kind}`,
			params: (to) => ({
				title: need.title,
				reason,
				link: `${origin}/${to.language}/arbeid/${to.organisationId}/svar/${need.slug}`
			})
		},
		today
	);
}
