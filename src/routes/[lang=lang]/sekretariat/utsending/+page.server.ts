import { fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { issuesOf, type Decision } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { deliveryPage } from '#lib/follows/delivery.server.ts';
import { giveUpMail, retryMail } from '#lib/follows/handle-mail.server.ts';
import { recordTrouble } from '#lib/follows/record-trouble.server.ts';
import { field } from '#lib/form.ts';

const said = ['due', 'given_up', 'stopped', 'recorded'] as const;

export const load = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const page = await deliveryPage(db(), by);
	const done = said.find((each) => each === url.searchParams.get('gjort'));
	const mayHandle = may(by, 'delivery.handle', { organisationId: null });
	return { ...page, done, mayHandle, isSending: env().smtpUrl !== undefined };
};

export const actions = {
	retry: async ({ locals, request, url }) => {
		const form = await request.formData();
		return answer(await retryMail(db(), signedIn(locals, url), field(form, 'mail')), url);
	},
	give_up: async ({ locals, request, url }) => {
		const form = await request.formData();
		return answer(await giveUpMail(db(), signedIn(locals, url), field(form, 'mail')), url);
	},
	record: async ({ locals, request, url }) => {
		const form = await request.formData();
		const typed = { kind: field(form, 'kind'), about: field(form, 'about') };
		return answer(await recordTrouble(db(), signedIn(locals, url), typed), url, typed);
	}
};

function answer(decision: Decision<(typeof said)[number]>, url: URL, typed: { kind?: string; about?: string } = {}) {
	if (!decision.ok) return fail(422, { issues: issuesOf(decision), typed });
	redirect(303, `${url.pathname}?gjort=${decision.value}`);
}
