import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { field } from '#lib/form.ts';
import { actingFor } from '#lib/needs/need-facts.server.ts';
import { conflictsIn, liftConflict, stateConflict } from '#lib/responses/conflict.server.ts';
import { isId } from '#lib/responses/response.ts';
import { responsesTo } from '#lib/responses/responses.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['conflict', 'lifted'] as const;

function opened({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
	return { by: signedIn(locals, url), place: { organisationId: params.organisation, needId: params.id } };
}

export const load: PageServerLoad = async (event) => {
	const { by, place } = opened(event);
	const all = await responsesTo(db(), by, place);
	const mayDo = (action: 'response.read' | 'response.decide' | 'response.state_conflict') =>
		may(by, action, { organisationId: actingFor(by, action, all.need) });
	const conflicts = mayDo('response.read') ? await conflictsIn(db(), all.need.id) : [];
	const hasConflict = conflicts.some(({ personId }) => personId === by.personId);
	return {
		...all,
		organisation: place.organisationId,
		hasConflict,
		mayRead: mayDo('response.read') && !hasConflict,
		mayState: mayDo('response.state_conflict') && !hasConflict,
		mayLift: mayDo('response.decide') && !hasConflict,
		others: conflicts.filter(({ personId }) => personId !== by.personId),
		receipt: receipts.find((what) => what === event.url.searchParams.get('utfort')) ?? null
	};
};

export const actions: Actions = {
	conflict: async (event) => {
		const { by, place } = opened(event);
		const isSure = field(await event.request.formData(), 'sure') === 'yes';
		const stated = await stateConflict(db(), by, place, isSure);
		if (!stated.ok) return fail(422, { issues: stated.issues });
		redirect(303, `${event.url.pathname}?utfort=conflict`);
	},
	lift: async (event) => {
		const { by, place } = opened(event);
		const person = field(await event.request.formData(), 'person');
		const lifted = await liftConflict(db(), by, place, isId(person) ? person : by.personId);
		if (!lifted.ok) return fail(422, { issues: lifted.issues });
		redirect(303, `${event.url.pathname}?utfort=lifted`);
	}
};
