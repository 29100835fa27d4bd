import { fail, redirect } from '@sveltejs/kit';
import { once } from '#lib/accounts/once.server.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { projectOf, versionsPage } from '#lib/budget/budget-pages.server.ts';
import { beginVersion } from '#lib/budget/draft-budget.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => versionsPage(db(), signedIn(locals, url), today());

export const actions = {
	default: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'budget.propose');
		const form = await request.formData();
		const project = await projectOf(db(), by, today());
		const asked = { reason: field(form, 'reason'), decidedOn: field(form, 'decided_on'), lang: locals.lang };
		const begun = await once(db(), by, form, (tx) => beginVersion(tx, by, project, asked));
		if (!begun.ok) return fail(422, { issues: begun.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}/${begun.value}`);
	}
} satisfies Actions;
