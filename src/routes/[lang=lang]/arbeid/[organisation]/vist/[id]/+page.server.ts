import { found } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { workedNeed } from '#lib/needs/need-work.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { pilotVersionView } from '#lib/pilots/pilot-views.server.ts';
import { shownThing } from '#lib/suppliers/shown-to-adviser.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const shown = await shownThing(db(), signedIn(locals, url), params.organisation, params.id, today());
	const place = { organisation: params.organisation, shown };
	if (shown.kind === 'need') {
		const { content } = found(await workedNeed(db(), shown.aboutId));
		return { ...place, need: { content, technologies: await technologies(db()) }, pilot: undefined };
	}
	const view = found(await pilotVersionView(db(), shown.aboutId, found(shown.version), today()));
	return { ...place, need: undefined, pilot: view };
};
