import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field } from '#lib/form.ts';
import { helpToRead } from '#lib/glossary/reading-help.server.ts';
import { textsOf } from '#lib/glossary/reading-help.ts';
import { findUseful } from '#lib/lessons/find-useful.server.ts';
import { lessonPage } from '#lib/lessons/lesson-pages.server.ts';
import { countReading } from '#lib/translation/count-reading.server.ts';
import { wordsOf } from '#lib/translation/words-of.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, request, url }) => {
	const page = await lessonPage(db(), locals.actor, params.id, { lang: locals.lang, url, today: today() });
	await countReading(db(), locals.actor, { kind: 'lesson', id: page.lesson.id }, { request, today: today() });
	const { language, content, translated } = page.lesson;
	const told = { ...content, language, ...(translated && { translated }) };
	return { ...page, help: await helpToRead(db(), textsOf(told, Object.keys(wordsOf('lesson', content))), locals.lang) };
};

export const actions = {
	useful: (event) => say(event, true),
	not_useful: (event) => say(event, false)
} satisfies Actions;

async function say({ locals, params, request, url }: RequestEvent, isUseful: boolean) {
	const by = signedIn(locals, url);
	const organisationId = field(await request.formData(), 'organisation');
	const said = await findUseful(db(), by, { lessonId: params.id, organisationId, isUseful });
	if (!said.ok) return fail(422, { issues: said.issues });
	const here = { lang: locals.lang, id: params.id };
	redirect(303, `${resolve('/[lang=lang]/laerdommer/[id]', here)}#useful`);
}
