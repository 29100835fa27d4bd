import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { drawAuditSample } from '#lib/audit/draw-sample.server.ts';
import { auditPage } from '#lib/audit/samples.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';

export const load = ({ locals, url }) => auditPage(db(), signedIn(locals, url), today());

export const actions = {
	draw: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'audit.draw');
		const form = await request.formData();
		const typed = {
			period: field(form, 'period'),
			method: field(form, 'method'),
			size: field(form, 'size'),
			seed: field(form, 'seed')
		};
		const drawn = await once(db(), by, form, (tx) => drawAuditSample(tx, by, typed, today()));
		if (!drawn.ok) return fail(422, { issues: drawn.issues, typed: typedText(form) });
		redirect(
			303,
			resolve('/[lang=lang]/sekretariat/revisjon/utvalg/[sample]', { lang: locals.lang, sample: drawn.value })
		);
	}
};
