import { found } from '#lib/accounts/demand.server.ts';
import { db } from '#lib/db.server.ts';
import { demandLog, logPage, organisationsInLog } from '#lib/needs/need-log-lines.server.ts';
import { openedNeed } from '../opened.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { by, workspace, need } = await openedNeed(event);
	demandLog(by, need);
	found(need.isPublic ? need : undefined);
	const query = event.url.searchParams;
	const organisationId = query.get('organisasjon') || null;
	return {
		workspace,
		need,
		organisationId,
		organisations: await organisationsInLog(db(), need.id),
		...(await logPage(db(), need.id, { organisationId, page: query.get('side') }))
	};
};
