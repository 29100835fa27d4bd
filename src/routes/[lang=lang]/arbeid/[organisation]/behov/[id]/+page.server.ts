import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/may.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { historyOf } from '#lib/journal/journal.server.ts';
import { addendaOf } from '#lib/needs/add-addendum.server.ts';
import { countersOf } from '#lib/needs/counters.server.ts';
import { knownNames } from '#lib/needs/known-names.server.ts';
import { readNeed } from '#lib/needs/need-form.ts';
import { lintNeed } from '#lib/needs/need-lint.ts';
import { submitAsked } from '#lib/needs/submit-need.server.ts';
import { discardNeed, saveNeed, takeBackNeed } from '#lib/needs/write-need.server.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { isTechnology } from '#lib/organisations/technology-choice.ts';
import { readRevision } from '#lib/words-form.ts';
import { answered, openedForWriting, openedNeed } from './opened.server.ts';
import type { Actions, PageServerLoad } from './$types';

const receipts = ['saved', 'asked', 'submitted', 'taken_back', 'added', 'changed'] as const;

export const load: PageServerLoad = async (event) => {
	const { by, workspace, need, isAsked, mayWrite } = await openedNeed(event);
	const [areas, names] = await Promise.all([technologies(db()), knownNames(db())]);
	return {
		workspace,
		need,
		isAsked,
		mayWrite,
		mayShow: may(by, 'adviser.show', { organisationId: need.ownerId }),
		technologies: areas,
		questions: lintNeed(need.content, names),
		counters: need.isPublic ? await countersOf(db(), need.id) : null,
		addenda: need.isPublic ? await addendaOf(db(), need.id) : [],
		history: await historyOf(db(), 'need', need.id),
		receipt: receipts.find((what) => what === event.url.searchParams.get('utfort')) ?? null
	};
};

export const actions = {
	save: async (event) => {
		const { by } = await openedForWriting(event);
		const form = await event.request.formData();
		const areas = await technologies(db());
		const read = readNeed(form, (choice) => isTechnology(areas, choice));
		if (!read.ok) return fail(422, { issues: read.issues, typed: typedText(form) });
		if (form.get('then') === 'submit') {
			const sent = await submitAsked(db(), by, event.params.id, form, read.value);
			return answered(sent, `${event.url.pathname}?utfort=${sent.ok ? sent.value : ''}`, form);
		}
		const saved = await saveNeed(db(), by, event.params.id, readRevision(form), read.value);
		return answered(saved, `${event.url.pathname}?utfort=saved`, form);
	},
	take_back: async (event) => {
		const { by } = await openedForWriting(event);
		return answered(await takeBackNeed(db(), by, event.params.id), `${event.url.pathname}?utfort=taken_back`);
	},
	discard: async (event) => {
		const { by } = await openedForWriting(event);
		const done = await discardNeed(db(), by, event.params.id);
		if (done.ok) redirect(303, `/${event.locals.lang}/arbeid/${event.params.organisation}/behov?utfort=discarded`);
		return answered(done, '');
	}
} satisfies Actions;
