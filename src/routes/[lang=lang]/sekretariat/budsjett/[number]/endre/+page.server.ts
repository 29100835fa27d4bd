import { fail, redirect } from '@sveltejs/kit';
import { found } from '#lib/accounts/demand.server.ts';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { uploadLines } from '#lib/budget/budget-file.server.ts';
import { readBudgetForm } from '#lib/budget/budget-form.ts';
import { editPage, projectOf } from '#lib/budget/budget-pages.server.ts';
import { saveLines } from '#lib/budget/draft-budget.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field, typedText } from '#lib/form.ts';
import { readTable } from '#lib/results/measurement-import-file.server.ts';
import type { Actions, PageServerLoad } from './$types';

function numberOf(text: string): number {
	return Number(found(/^\d{1,6}$/.exec(text)?.[0]));
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const page = await editPage(db(), by, numberOf(params.number), url.searchParams.get('partner'), today());
	return { ...page, saved: url.searchParams.has('lagret') };
};

export const actions = {
	save: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'budget.propose');
		const form = await request.formData();
		const page = await editPage(db(), by, numberOf(params.number), field(form, 'partner'), today());
		const known = { ...page, organisation: page.partner, workPackages: page.workPackages.map(({ code }) => code) };
		const read = readBudgetForm(form, known);
		const seen = { number: numberOf(params.number), revision: Number(field(form, 'revision')) };
		const saved = read.ok
			? await saveLines(db(), by, page.project, { ...seen, lines: read.value, organisationId: page.partner })
			: read;
		if (!saved.ok) return fail(422, { issues: saved.issues, typed: typedText(form) });
		redirect(303, `${url.pathname}?${new URLSearchParams({ partner: page.partner, lagret: '' })}`);
	},
	upload: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'budget.propose');
		const form = await request.formData();
		const file = form.get('file');
		const table = await readTable(file instanceof File ? file : null);
		const seen = { number: numberOf(params.number), revision: Number(field(form, 'revision')) };
		const project = await projectOf(db(), by, today());
		const saved = table.ok ? await uploadLines(db(), by, project, { ...seen, rows: table.value }) : table;
		if (!saved.ok) return fail(422, { issues: saved.issues, typed: {} as Record<string, string> });
		redirect(303, url.pathname.replace(/\/endre$/, ''));
	}
} satisfies Actions;
