import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { no } from '#lib/decision.ts';
import { field, typedText } from '#lib/form.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { technologies } from '#lib/organisations/technologies.server.ts';
import { beginPilot } from '#lib/pilots/begin-pilot.server.ts';
import { copyPilot } from '#lib/pilots/copy-pilot.server.ts';
import { copySources } from '#lib/pilots/copy-sources.server.ts';
import { pilotWorkspace } from '#lib/pilots/pilots.server.ts';
import { demandRegister } from '#lib/pilots/register-pilot.server.ts';
import type { RequestEvent } from './$types';

export const csr = true;

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { organisation, covers } = await pilotWorkspace(db(), by, params.organisation);
	demandRegister(by, params.organisation);
	return {
		organisation: { id: params.organisation, name: nameIn(locals.lang, organisation), language: organisation.language },
		technologies: await technologies(db()),
		sources: await copySources(db(), covers),
		source: url.searchParams.get('kopi') ?? ''
	};
};

export const actions = {
	register: (event) => begin(event, true),
	look: (event) => begin(event, false),
	copy: async (event) => {
		const { by, form, organisation } = await opened(event);
		const source = field(form, 'source');
		if (source === '') return refused(form, no({ field: 'source', key: 'pilot.copy_missing' }));
		const made = await once(db(), by, form, (tx) => copyPilot(tx, by, organisation, source, today()));
		return made.ok ? to(event, made.value) : refused(form, made);
	}
};

async function begin(event: RequestEvent, wantsToRegister: boolean) {
	const { by, form, organisation } = await opened(event);
	const begun = await beginPilot(db(), by, form, { organisationId: organisation, today: today(), wantsToRegister });
	if (!begun.ok) return refused(form, begun);
	return 'id' in begun.value ? to(event, begun.value.id) : { ...begun.value, typed: typedText(form) };
}

async function opened({ locals, params: { organisation }, request, url }: RequestEvent) {
	const by = signedIn(locals, url);
	demandRegister(by, organisation);
	return { by, organisation, form: await request.formData() };
}

const refused = (form: FormData, { issues }: ReturnType<typeof no>) => fail(422, { issues, typed: typedText(form) });

function to({ locals: { lang }, params: { organisation } }: RequestEvent, id: string): never {
	redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]', { lang, organisation, id }));
}
