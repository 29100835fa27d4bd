import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { typedLesson } from '#lib/lessons/lesson-form.ts';
import { pilotToLearnFrom } from '#lib/lessons/lessons.server.ts';
import { writeLesson } from '#lib/lessons/write-lesson.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	pilot: await pilotToLearnFrom(db(), signedIn(locals, url), params, 'lesson.write'),
	organisation: params.organisation
});

export const actions = {
	save: (event) => write(event, false),
	submit: (event) => write(event, true)
} satisfies Actions;

async function write({ locals, params, request, url }: RequestEvent, submit: boolean) {
	const by = signedIn(locals, url);
	const pilot = await pilotToLearnFrom(db(), by, params, 'lesson.write');
	const form = await request.formData();
	const written = await once(db(), by, form, (tx) => writeLesson(tx, by, pilot.id, form, submit));
	if (!written.ok) return fail(422, { issues: written.issues, typed: typedLesson(form) });
	const here = { lang: locals.lang, organisation: params.organisation, id: pilot.id };
	const list = resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/laerdommer', here);
	redirect(303, `${list}?utfort=${submit ? 'submitted' : 'saved'}`);
}
