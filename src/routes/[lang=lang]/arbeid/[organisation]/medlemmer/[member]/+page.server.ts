import { resolve } from '$app/paths';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { changeRole, endNow, revisionOf, setLastDay, type Which } from '#lib/accounts/change-member.server.ts';
import { nameSubstitute } from '#lib/accounts/invite-member.server.ts';
import { givenRoles } from '#lib/accounts/member.ts';
import { memberOf } from '#lib/accounts/members.server.ts';
import { renewInvitation } from '#lib/accounts/renew-invitation.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { organisation, member } = await memberOf(db(), by, params.organisation, params.member, today());
	const roles = member.role === 'auditor' ? [] : givenRoles(organisation.kind);
	return { organisation, member, roles, revision: revisionOf(member), done: url.searchParams.get('utfort') };
};

export const actions = {
	role: step('role', (by, which, form) => changeRole(db(), by, which, field(form, 'role'))),
	lastDay: step('last_day', (by, which, form) => setLastDay(db(), by, which, field(form, 'lastDay'))),
	end: step('ended', (by, which) => endNow(db(), by, which)),
	renew: step('renewed', (by, which) => renewInvitation(db(), by, { ...which, origin: env().origin })),
	substitute: step('substitute', (by, which, form) => {
		const typed = {
			email: field(form, 'email'),
			name: field(form, 'name'),
			startsOn: field(form, 'startsOn'),
			endsOn: field(form, 'endsOn')
		};
		return nameSubstitute(db(), by, { ...which, origin: env().origin }, which.membershipId, typed);
	})
};

type Params = { organisation: string; member: string };
type Work = (by: Actor, which: Which, form: FormData) => Promise<Decision<unknown>>;

/** Reads the form, does one thing, answers. */
function step(done: string, work: Work) {
	return async ({ locals, params, request, url }: RequestEvent<Params>) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const { organisation, member } = params;
		const which = {
			organisationId: organisation,
			membershipId: member,
			revision: field(form, 'revision'),
			today: today()
		};
		const decided = await work(by, which, form);
		if (!decided.ok) return fail(422, { issues: decided.issues, typed: typedText(form) });

		const list = resolve('/[lang=lang]/arbeid/[organisation]/medlemmer', { lang: locals.lang, organisation });
		redirect(303, `${done === 'ended' ? list : `${list}/${member}`}?utfort=${done}`);
	};
}
