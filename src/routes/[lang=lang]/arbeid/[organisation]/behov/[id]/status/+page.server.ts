import { resolve } from '$app/paths';
import { db } from '#lib/db.server.ts';
import { changeState, ownPilots } from '#lib/needs/change-state.server.ts';
import { readStateChange } from '#lib/needs/need-form.ts';
import { movesFrom } from '#lib/needs/need.ts';
import { answered, openedForWriting, openedNeed, type NeedEvent } from '../opened.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { workspace, need, mayWrite } = await openedNeed(event);
	return { workspace, need, mayWrite, moves: movesFrom(need.stateNow), pilots: await ownPilots(db(), need) };
};

const hub = ({ locals, params }: NeedEvent) =>
	resolve('/[lang=lang]/arbeid/[organisation]/behov/[id]', { lang: locals.lang, ...params });

export const actions = {
	default: async (event) => {
		const { by } = await openedForWriting(event);
		const form = await event.request.formData();
		const read = readStateChange(form);
		const changed = read.ok ? await changeState(db(), by, event.params.id, read.value) : read;
		return answered(changed, `${hub(event)}?utfort=changed`, form);
	}
} satisfies Actions;
