import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { ownEntry, ownRegister, registerWorkspace } from '#lib/documents/own-register.server.ts';
import { registerDocument } from '#lib/documents/register-document.server.ts';
import { readRegistration } from '#lib/documents/register-form.ts';
import { readPeriod } from '#lib/documents/register.ts';
import { field, typedText } from '#lib/form.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { organisation, covers, mayRegister } = await registerWorkspace(db(), by, params.organisation);
	const chosen = url.searchParams.get('dokument');
	return {
		organisation,
		mayRegister,
		...(await ownRegister(db(), covers, url.searchParams.get('side'))),
		chosen: mayRegister && chosen !== null ? ((await ownEntry(db(), covers, chosen)) ?? null) : null,
		period: {
			typed: { fra: url.searchParams.get('fra') ?? '', til: url.searchParams.get('til') ?? '' },
			issues: issuesOf(readPeriod(url.searchParams, locals.lang))
		},
		isSaved: url.searchParams.get('utfort') === 'registrert',
		today: today()
	};
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const { organisation, covers } = await registerWorkspace(db(), by, params.organisation);
		const keeper = { organisationId: organisation.id, covers };
		demand(by, 'document.register', keeper, 'workspace.read');
		const form = await request.formData();
		const read = readRegistration(form, { today: today(), lang: locals.lang });
		const done = read.ok ? await registerDocument(db(), by, keeper, field(form, 'document'), read.value) : read;
		if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?utfort=registrert`);
	}
};
