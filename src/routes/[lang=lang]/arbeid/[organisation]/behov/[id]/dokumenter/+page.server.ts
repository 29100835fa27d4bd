import { fail } from '@sveltejs/kit';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field } from '#lib/form.ts';
import { documentsOfNeed, removeFromNeed, uploadToNeed } from '#lib/needs/need-documents.server.ts';
import { mayBeWritten } from '#lib/needs/need.ts';
import { answered, openedForWriting, openedNeed } from '../opened.server.ts';
import type { Actions, PageServerLoad } from './$types';

const receipts = ['documents_added', 'document_removed'] as const;

export const load: PageServerLoad = async (event) => {
	const { workspace, need, isAsked, mayWrite } = await openedNeed(event);
	return {
		workspace,
		need,
		isAsked,
		isWritable: mayWrite && mayBeWritten(need.state),
		documents: await documentsOfNeed(db(), need.id),
		receipt: receipts.find((what) => what === event.url.searchParams.get('utfort')) ?? null
	};
};

export const actions = {
	upload: async (event) => {
		const { by } = await openedForWriting(event);
		const to = { needId: event.params.id, dataDir: env().dataDir };
		const uploaded = await uploadToNeed(db(), by, to, event.request);
		const isTooLarge = !uploaded.ok && uploaded.issues.some(({ key }) => key === 'document.request_too_large');
		if (isTooLarge) return fail(413, { issues: uploaded.issues, typed: null });
		return answered(uploaded, `${event.url.pathname}?utfort=documents_added`);
	},
	remove: async (event) => {
		const { by } = await openedForWriting(event);
		const id = field(await event.request.formData(), 'document');
		const removed = await removeFromNeed(db(), by, event.params.id, id);
		return answered(removed, `${event.url.pathname}?utfort=document_removed`);
	}
} satisfies Actions;
