import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { inviteMember } from '#lib/accounts/invite-member.server.ts';
import { may } from '#lib/accounts/may.ts';
import { givenRoles } from '#lib/accounts/member.ts';
import { membersOf } from '#lib/accounts/members.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const organisationId = params.organisation;
	const { organisation, members } = await membersOf(db(), by, organisationId, today());
	return {
		organisation,
		members,
		roles: givenRoles(organisation.kind),
		mayInvite: may(by, 'member.invite', { organisationId }),
		mayManage: may(by, 'member.manage', { organisationId }),
		mayOpenWorkspace: may(by, 'workspace.read', { organisationId }),
		done: url.searchParams.get('utfort')
	};
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const typed = { email: field(form, 'email'), name: field(form, 'name'), role: field(form, 'role') };
		const where = { organisationId: params.organisation, origin: env().origin, today: today() };
		const invited = await inviteMember(db(), by, where, typed);
		if (!invited.ok) return fail(422, { issues: invited.issues, typed: typedText(form) });

		const { lang } = locals;
		const { organisation } = params;
		redirect(303, `${resolve('/[lang=lang]/arbeid/[organisation]/medlemmer', { lang, organisation })}?utfort=invited`);
	}
};
