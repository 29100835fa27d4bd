import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { answerHandOver } from '#lib/pilots/hand-over.server.ts';
import { readReason } from '#lib/pilots/pilot-form.ts';
import { pilotWorkspace } from '#lib/pilots/pilots.server.ts';
import { transferById } from '#lib/pilots/transfers.server.ts';
import type { RequestEvent } from './$types';

export const load = async (event) => {
	const { organisation, transfer } = await opened(event);
	return { organisation: { id: organisation.id, name: nameIn(event.locals.lang, organisation) }, transfer };
};

export const actions = {
	default: async (event) => {
		const { by, transfer } = await opened(event);
		const form = await event.request.formData();
		const remark = readReason(form, false);
		const accept = field(form, 'verdict') === 'accept';
		const mailing = { origin: env().origin, today: today() };
		const done = remark.ok
			? await answerHandOver(db(), by, { id: transfer.id, accept, remark: remark.value }, mailing)
			: remark;
		if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
		const here = { lang: event.locals.lang, organisation: event.params.organisation };
		redirect(
			303,
			accept
				? resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]', { ...here, id: transfer.pilotId })
				: resolve('/[lang=lang]/arbeid/[organisation]', here)
		);
	}
};

async function opened({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
	const by = signedIn(locals, url);
	const { organisation } = await pilotWorkspace(db(), by, params.organisation);
	demand(by, 'pilot.take_over', { organisationId: organisation.id }, 'workspace.read');
	const transfer = await transferById(db(), params.transfer);
	return { by, organisation, transfer: found(transfer?.toId === organisation.id ? transfer : undefined) };
}
