import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import { db } from '#lib/db.server.ts';
import { field } from '#lib/form.ts';
import { decideMatch } from '#lib/matches/decide-match.server.ts';
import { matchesOfNeed } from '#lib/matches/matches.server.ts';
import { actingFor } from '#lib/needs/need-facts.server.ts';
import { answered, openedNeed } from '../opened.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['pinned', 'rejected', 'undone'] as const;

export const load: PageServerLoad = async (event) => {
	const { by, workspace, need, isAsked } = await openedNeed(event);
	// who is asked to own it reads it as its owner does
	const acting = isAsked ? workspace.id : actingFor(by, 'match.read', need);
	demand(by, 'match.read', { organisationId: acting });
	return {
		workspace,
		need,
		matches: await matchesOfNeed(db(), need.id),
		mayDecide: may(by, 'match.decide', { organisationId: actingFor(by, 'match.decide', need) }),
		receipt: receipts.find((what) => what === event.url.searchParams.get('utfort')) ?? null
	};
};

async function say(event: RequestEvent, decision: 'pinned' | 'rejected' | null) {
	const { by, need } = await openedNeed(event);
	demand(by, 'match.decide', { organisationId: actingFor(by, 'match.decide', need) }, 'public.read');
	const found = field(await event.request.formData(), 'found');
	const done = await decideMatch(db(), by, { needId: need.id, found, decision });
	return answered(done, `${event.url.pathname}?utfort=${decision ?? 'undone'}`);
}

export const actions = {
	pin: async (event) => say(event, 'pinned'),
	reject: async (event) => say(event, 'rejected'),
	undo: async (event) => say(event, null)
} satisfies Actions;
