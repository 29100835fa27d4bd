import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { decideResponse, mayRule } from '#lib/responses/decide-response.server.ts';
import { openResponse } from '#lib/responses/open-response.server.ts';
import { publicSolutions } from '#lib/responses/response-page.server.ts';
import { readRuling } from '#lib/responses/response-form.ts';
import { unsealing } from '#lib/responses/unsealing.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['opened', 'decided'] as const;

function opened({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
	const which = { organisationId: params.organisation, needId: params.id, responseId: params.response };
	return { by: signedIn(locals, url), which };
}

export const load: PageServerLoad = async (event) => {
	const { by, which } = opened(event);
	const seen = await unsealing(db(), (vault) => openResponse(db(), by, vault, which));
	const head = { organisation: which.organisationId, needId: which.needId };
	if (!seen.ok) return { ...head, issues: seen.issues, response: null, solution: null, receipt: null };
	const { organisationId, version } = seen.value;
	const solutions = await publicSolutions(db(), organisationId);
	return {
		...head,
		issues: [],
		response: seen.value,
		solution: solutions.find(({ id }) => id === version?.content.solutionId) ?? null,
		receipt: receipts.find((what) => what === event.url.searchParams.get('utfort')) ?? null
	};
};

const sender = () => ({ origin: env().origin, today: today() });

export const actions: Actions = {
	open: async (event) => {
		const { by, which } = opened(event);
		const read = await unsealing(db(), (vault) => openResponse(db(), by, vault, which, sender()));
		if (!read.ok) return fail(422, { issues: read.issues, typed: null });
		redirect(303, `${event.url.pathname}?utfort=opened`);
	},
	decide: async (event) => {
		const { by, which } = opened(event);
		await mayRule(db(), by, which);
		const form = await event.request.formData();
		const ruling = readRuling(form);
		const decided = ruling.ok ? await decideResponse(db(), by, which, ruling.value, sender()) : ruling;
		if (!decided.ok) return fail(422, { issues: decided.issues, typed: typedText(form) });
		redirect(303, `${event.url.pathname}?utfort=decided`);
	}
};
