import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { typedLesson } from '#lib/lessons/lesson-form.ts';
import { lessonOf, pilotToLearnFrom } from '#lib/lessons/lessons.server.ts';
import { deleteLesson, reopenLesson, takeBackLesson, withdrawLesson } from '#lib/lessons/take-back-lesson.server.ts';
import { changeLesson } from '#lib/lessons/write-lesson.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['taken_back', 'withdrawn', 'reopened'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const pilot = await pilotToLearnFrom(db(), signedIn(locals, url), params);
	return {
		pilot,
		organisation: params.organisation,
		lesson: await lessonOf(db(), pilot.id, params.lesson),
		receipt: receipts.find((each) => each === url.searchParams.get('utfort')) ?? null
	};
};

export const actions = {
	save: (event) => act(event, (...args) => changeLesson(...args, false), '?utfort=saved'),
	submit: (event) => act(event, (...args) => changeLesson(...args, true), '?utfort=submitted'),
	delete: (event) => act(event, deleteLesson, '?utfort=deleted'),
	take_back: (event) => act(event, takeBackLesson, `/${event.params.lesson}?utfort=taken_back`),
	withdraw: (event) => act(event, withdrawLesson, `/${event.params.lesson}?utfort=withdrawn`),
	reopen: (event) => act(event, reopenLesson, `/${event.params.lesson}?utfort=reopened`)
} satisfies Actions;

/** @param onwards end of the address, after the list of the pilot's lessons */
async function act({ locals, params, request, url }: RequestEvent, verb: typeof deleteLesson, onwards: string) {
	const by = signedIn(locals, url);
	const pilot = await pilotToLearnFrom(db(), by, params, 'lesson.write');
	await lessonOf(db(), pilot.id, params.lesson);
	const form = await request.formData();
	const done = await verb(db(), by, params.lesson, form);
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedLesson(form) });
	const here = { lang: locals.lang, organisation: params.organisation, id: pilot.id };
	redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/laerdommer', here) + onwards);
}
