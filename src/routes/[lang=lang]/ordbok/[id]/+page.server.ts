import { may } from '#lib/accounts/may.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { conceptPage } from '#lib/glossary/concept-page.server.ts';
import { occurrencesOf } from '#lib/search/occurrences.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const page = await conceptPage(db(), params.id);
	const occurs = page.concept.retiredAt ? { q: '', found: [] } : await occurrencesOf(db(), page.concept, locals.lang);
	return {
		...page,
		occurs,
		address: `${env().origin}/${locals.lang}/ordbok/${params.id}`,
		mayEdit: may(locals.actor, 'glossary.edit', { organisationId: null })
	};
};
