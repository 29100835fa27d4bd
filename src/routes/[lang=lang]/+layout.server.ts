import { isSecretariat } from '#lib/accounts/actor.ts';
import { mayAnywhere } from '#lib/accounts/may.ts';
import { env } from '#lib/env.server.ts';
import { messagesFor } from '#lib/messages.server.ts';

export const csr = false;

export const load = ({ locals, route, url }) => {
	const { actor, lang } = locals;
	return {
		lang,
		messages: messagesFor(lang, route.id),
		origin: env().origin,
		path: url.pathname + url.search,
		demo: env().demo,
		actor: actor && {
			name: actor.name,
			email: actor.email,
			memberships: actor.memberships.map(({ organisationId, nameNb, nameSv, role }) => ({
				organisationId,
				name: lang === 'nb' ? nameNb : nameSv,
				role
			})),
			isSecretariat: isSecretariat(actor),
			mayReview: mayAnywhere(actor, 'review.read')
		}
	};
};
