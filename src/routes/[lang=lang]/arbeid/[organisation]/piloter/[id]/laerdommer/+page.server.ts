import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { lessonsToWorkOn, pilotToLearnFrom } from '#lib/lessons/lessons.server.ts';
import type { PageServerLoad } from './$types';

const receipts = ['saved', 'submitted', 'deleted'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pilot = await pilotToLearnFrom(db(), signedIn(locals, url), params);
	return {
		pilot,
		organisation: params.organisation,
		lessons: await lessonsToWorkOn(db(), pilot.id),
		receipt: receipts.find((each) => each === url.searchParams.get('utfort')) ?? null
	};
};
