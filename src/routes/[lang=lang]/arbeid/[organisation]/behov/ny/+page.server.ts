import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand } from '#lib/accounts/demand.server.ts';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { readBeginning } from '#lib/needs/need-form.ts';
import { needWorkspace } from '#lib/needs/need-work.server.ts';
import { beginNeed } from '#lib/needs/write-need.server.ts';
import type { Actions, PageServerLoad } from './$types';

async function opened(locals: App.Locals, url: URL, organisationId: string) {
	const by = signedIn(locals, url);
	const workspace = await needWorkspace(db(), by, organisationId);
	demand(by, 'need.write', { organisationId }, 'need.read_draft');
	return { by, workspace };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { workspace } = await opened(locals, url, params.organisation);
	return { workspace };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const { by } = await opened(locals, url, params.organisation);
		const form = await request.formData();
		const read = readBeginning(form);
		const begun = read.ok
			? await once(db(), by, form, (tx) => beginNeed(tx, by, params.organisation, read.value))
			: read;
		if (!begun.ok) return fail(422, { issues: begun.issues, typed: typedText(form) });
		const here = { lang: locals.lang, organisation: params.organisation, id: begun.value };
		redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/behov/[id]', here));
	}
} satisfies Actions;
