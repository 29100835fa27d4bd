import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field, typedText } from '#lib/form.ts';
import { decidePilot } from '#lib/pilots/decide-pilot.server.ts';
import { hidePilot } from '#lib/pilots/hide-pilot.server.ts';
import { readReason } from '#lib/pilots/pilot-form.ts';
import { pilotReview } from '#lib/pilots/pilot-review.server.ts';
import { readRemarks } from '#lib/pilots/remark.ts';
import type { RequestEvent } from './$types';

const receipts = ['hide', 'show'] as const;

export const load = async ({ locals, params, url }) => ({
	...(await pilotReview(db(), signedIn(locals, url), params.id, { lang: locals.lang, today: today() })),
	receipt: receipts.find((each) => each === url.searchParams.get('utfort')) ?? null
});

export const actions = {
	publish: (event) => decide(event, 'publish'),
	return: (event) => decide(event, 'return'),
	hide: (event) => setHidden(event, true),
	show: (event) => setHidden(event, false)
};

async function decide({ locals, params, request, url }: RequestEvent, verdict: 'publish' | 'return') {
	const by = atDesk(locals, url, 'pilot.decide');
	const form = await request.formData();
	const remarks = readRemarks(form);
	const asked = { pilotId: params.id, revision: Number(field(form, 'revision')), verdict, language: locals.lang };
	const done = remarks.ok ? await decidePilot(db(), by, { ...asked, remarks: remarks.value }, context()) : remarks;
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	redirect(303, `${resolve('/[lang=lang]/sekretariat/gjennomgang', { lang: locals.lang })}?utfort=${verdict}`);
}

async function setHidden({ locals, params, request, url }: RequestEvent, hide: boolean) {
	const by = atDesk(locals, url, 'pilot.hide');
	const form = await request.formData();
	const reason = readReason(form);
	const done = reason.ok
		? await hidePilot(db(), by, { pilotId: params.id, hide, reason: reason.value }, context())
		: reason;
	if (!done.ok) return fail(422, { issues: done.issues, typed: typedText(form) });
	const here = { lang: locals.lang, id: params.id };
	redirect(303, `${resolve('/[lang=lang]/sekretariat/gjennomgang/pilot/[id]', here)}?utfort=${hide ? 'hide' : 'show'}`);
}

function context() {
	return { origin: env().origin, today: today() };
}
