import { fail, redirect } from '@sveltejs/kit';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Issue } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { askQuestion, namesOf, ownQuestions, statusOfRefusal } from '#lib/needs/ask-question.server.ts';
import { readAsked, untoldNames } from '#lib/needs/question.ts';
import { publishedNeed } from '#lib/needs/needs.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const need = found(await publishedNeed(db(), params.slug));
	return {
		need,
		mayAsk: may(by, 'question.ask', { organisationId: null }),
		own: await ownQuestions(db(), by, need.id),
		organisations: [...new Map(by.memberships.map((one) => [one.organisationId, one])).values()].map(
			({ organisationId: id, nameNb, nameSv }) => ({ id, nameNb, nameSv })
		),
		isAsked: url.searchParams.get('utfort') === 'asked'
	};
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		found(await publishedNeed(db(), params.slug));
		demand(by, 'question.ask', { organisationId: null }, 'public.read');
		const form = await request.formData();
		const refused = (issues: readonly Issue[], named: readonly string[] = []) =>
			fail(statusOfRefusal(issues), { issues, named, typed: typedText(form) });
		const read = readAsked(form);
		if (!read.ok) return refused(read.issues);
		const named = untoldNames(form, read.value.text, namesOf(by));
		if (named.length > 0) return refused([], named);
		const sender = { origin: env().origin, today: today() };
		const asked = await once(db(), by, form, (tx) => askQuestion(tx, by, params.slug, read.value, sender));
		if (!asked.ok) return refused(asked.issues);
		redirect(303, `${url.pathname}?utfort=asked`);
	}
} satisfies Actions;
