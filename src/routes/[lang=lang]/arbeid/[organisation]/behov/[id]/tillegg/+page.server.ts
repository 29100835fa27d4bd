import { resolve } from '$app/paths';
import { db } from '#lib/db.server.ts';
import { addAddendum, addendaOf } from '#lib/needs/add-addendum.server.ts';
import { readAddendum } from '#lib/needs/addendum.ts';
import { answered, openedForWriting, openedNeed, type NeedEvent } from '../opened.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { workspace, need, mayWrite } = await openedNeed(event);
	return { workspace, need, mayWrite, addenda: await addendaOf(db(), need.id) };
};

const hub = ({ locals, params }: NeedEvent) =>
	resolve('/[lang=lang]/arbeid/[organisation]/behov/[id]', { lang: locals.lang, ...params });

export const actions = {
	default: async (event) => {
		const { by } = await openedForWriting(event);
		const form = await event.request.formData();
		const read = readAddendum(form);
		const added = read.ok ? await addAddendum(db(), by, event.params.id, read.value) : read;
		return answered(added, `${hub(event)}?utfort=added`, form);
	}
} satisfies Actions;
