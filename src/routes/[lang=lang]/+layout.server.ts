import { isSecretariat } from '#lib/accounts/actor.ts';
import { mayAnywhere } from '#lib/accounts/may.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { unseenCount } from '#lib/follows/followers.server.ts';
import { messagesFor } from '#lib/messages.server.ts';
import { logoOn } from '#lib/site/logos.server.ts';

export const csr = false;

export const load = async ({ locals, route, url }) => {
	const { actor, lang } = locals;
	const [logo, unseen] = await Promise.all([logoOn(db(), today()), actor === null ? 0 : unseenCount(db(), actor)]);
	return {
		lang,
		logo: logo && { href: `/${lang}/logo/${logo.id}`, alt: lang === 'sv' ? logo.altSv : logo.altNb },
		messages: messagesFor(lang, route.id),
		origin: env().origin,
		path: url.pathname + url.search,
		demo: env().demo,
		today: today(),
		actor: actor && {
			name: actor.name,
			email: actor.email,
			memberships: actor.memberships.map(({ organisationId, nameNb, nameSv, role }) => ({
				organisationId,
				name: lang === 'sv' ? nameSv : nameNb,
				role
			})),
			isSecretariat: isSecretariat(actor),
			mayReview: mayAnywhere(actor, 'review.read'),
			unseen
		}
	};
};
