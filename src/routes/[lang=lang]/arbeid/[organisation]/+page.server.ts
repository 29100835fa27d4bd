import { may } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { overviewOf } from '#lib/waiting/overview.server.ts';
import { waitingFor } from '#lib/waiting/waiting.server.ts';

const SHOWN = 5;

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const organisationId = params.organisation;
	const overview = await overviewOf(db(), by, organisationId, today());
	const waiting = await waitingFor(db(), by, today());
	return {
		overview,
		mayGiveKeys: may(by, 'api_token.manage', { organisationId }),
		mayImport: may(by, 'measurement.write', { organisationId }),
		waiting: waiting.filter((one) => one.organisationId === organisationId).slice(0, SHOWN)
	};
};
