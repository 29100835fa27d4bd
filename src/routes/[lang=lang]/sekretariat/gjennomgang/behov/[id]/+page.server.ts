import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { decideNeed } from '#lib/needs/decide-need.server.ts';
import { readRemark } from '#lib/needs/need-form.ts';
import { needReview } from '#lib/needs/need-review.server.ts';
import { readRevision } from '#lib/words-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	needReview(db(), signedIn(locals, url), params.id);

async function decided({ locals, params, request, url }: RequestEvent, verdict: 'open' | 'return') {
	const by = atDesk(locals, url, 'need.decide');
	const form = await request.formData();
	const remark = readRemark(form);
	const ruling = remark.ok && { verdict, remark: remark.value, revision: readRevision(form) };
	const sender = { origin: env().origin, today: today() };
	const done = ruling ? await decideNeed(db(), by, params.id, ruling, sender) : remark;
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	redirect(303, `${resolve('/[lang=lang]/sekretariat/gjennomgang/behov', { lang: locals.lang })}?utfort=${verdict}`);
}

export const actions = {
	open: async (event) => decided(event, 'open'),
	return: async (event) => decided(event, 'return')
} satisfies Actions;
