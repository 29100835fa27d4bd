import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { decideSolution, withdrawSolution } from '#lib/solutions/publish-solution.server.ts';
import { readRemark } from '#lib/solutions/solution-form.ts';
import { solutionReview } from '#lib/solutions/solution-review.server.ts';
import { readRevision } from '#lib/words-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	solutionReview(db(), signedIn(locals, url), params.id);

async function decided({ locals, params, request, url }: RequestEvent, verdict: 'publish' | 'return') {
	const by = atDesk(locals, url, 'solution.decide');
	const form = await request.formData();
	const remark = readRemark(form);
	const sender = { origin: env().origin, today: today() };
	const ruling = remark.ok && { verdict, remark: remark.value, revision: readRevision(form) };
	const done = ruling ? await decideSolution(db(), by, params.id, ruling, sender) : remark;
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	redirect(303, `${resolve('/[lang=lang]/sekretariat/gjennomgang', { lang: locals.lang })}?utfort=solution_${verdict}`);
}

export const actions = {
	publish: async (event) => decided(event, 'publish'),
	return: async (event) => decided(event, 'return'),
	withdraw: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'solution.decide');
		const form = await request.formData();
		const reason = readRemark(form);
		const done = reason.ok ? await withdrawSolution(db(), by, params.id, reason.value) : reason;
		if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
		redirect(303, `${resolve('/[lang=lang]/sekretariat/gjennomgang', { lang: locals.lang })}?utfort=solution_withdraw`);
	}
} satisfies Actions;
