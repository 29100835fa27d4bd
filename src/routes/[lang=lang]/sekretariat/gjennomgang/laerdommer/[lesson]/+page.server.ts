import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { decideLesson } from '#lib/lessons/decide-lesson.server.ts';
import { lessonToDecide } from '#lib/lessons/lessons.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	lesson: await lessonToDecide(db(), signedIn(locals, url), params.lesson)
});

export const actions = {
	publish: (event) => decide(event, 'publish'),
	return: (event) => decide(event, 'return')
} satisfies Actions;

async function decide({ locals, params, request, url }: RequestEvent, move: 'publish' | 'return') {
	const by = atDesk(locals, url, 'lesson.decide');
	const form = await request.formData();
	const context = { origin: env().origin, today: today() };
	const decided = await decideLesson(db(), by, params.lesson, { move, form }, context);
	if (!decided.ok) return fail(422, { issues: decided.issues, typed: typedText(form) });
	redirect(303, `${resolve('/[lang=lang]/sekretariat/gjennomgang/laerdommer', { lang: locals.lang })}?utfort=${move}`);
}
