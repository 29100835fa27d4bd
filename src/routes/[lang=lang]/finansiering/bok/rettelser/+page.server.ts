import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { ledgerCorrections } from '#lib/ledger/ledger-page.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';

export const load = async ({ url }) => {
	const project = found(await runningProject(db(), today()));
	return ledgerCorrections(db(), project.id, url.searchParams.get('side'));
};
