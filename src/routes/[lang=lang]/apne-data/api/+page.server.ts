import { guideOf } from '#lib/api/guide.ts';
import { openApi } from '#lib/api/openapi.ts';
import { env } from '#lib/env.server.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor, lang } }) => {
	const { apiLimits, demo, origin } = env();
	const administered = actor?.memberships.filter(({ role }) => role === 'administrator');
	return {
		base: `${origin}/api/v1`,
		routes: guideOf(openApi(origin)),
		limits: apiLimits,
		demo,
		/** Whose keys the reader may make; null for everybody who is not signed in. */
		keysOf: administered?.map((each) => ({ id: each.organisationId, name: nameIn(lang, each) })) ?? null
	};
};
