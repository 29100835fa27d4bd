import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { no, type Decision } from '#lib/decision.ts';
import { field, typedText } from '#lib/form.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { copyPilot } from '#lib/pilots/copy-pilot.server.ts';
import { copySources } from '#lib/pilots/copy-sources.server.ts';
import { readRegistration } from '#lib/pilots/pilot-form.ts';
import { pilotWorkspace } from '#lib/pilots/pilots.server.ts';
import { demandRegister, registerPilot } from '#lib/pilots/register-pilot.server.ts';

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { organisation, covers } = await pilotWorkspace(db(), by, params.organisation);
	demandRegister(by, params.organisation);
	return {
		organisation: { id: params.organisation, name: nameIn(locals.lang, organisation), language: organisation.language },
		sources: await copySources(db(), covers),
		source: url.searchParams.get('kopi') ?? ''
	};
};

export const actions = {
	register: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		demandRegister(by, params.organisation);
		const form = await request.formData();
		const read = readRegistration(form);
		const made = read.ok
			? await once(db(), by, form, (tx) => registerPilot(tx, by, params.organisation, read.value, today()))
			: read;
		return answer(made, { lang: locals.lang, organisation: params.organisation }, form);
	},
	copy: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		demandRegister(by, params.organisation);
		const form = await request.formData();
		const source = field(form, 'source');
		const made =
			source === ''
				? no({ field: 'source', key: 'pilot.copy_missing' })
				: await once(db(), by, form, (tx) => copyPilot(tx, by, params.organisation, source, today()));
		return answer(made, { lang: locals.lang, organisation: params.organisation }, form);
	}
};

function answer(made: Decision<string>, here: { lang: Lang; organisation: string }, form: FormData) {
	if (!made.ok) return fail(422, { issues: made.issues, typed: typedText(form) });
	redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]', { ...here, id: made.value }));
}
