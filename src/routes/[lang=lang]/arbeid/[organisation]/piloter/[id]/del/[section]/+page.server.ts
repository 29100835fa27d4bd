import { resolve } from '$app/paths';
import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { issuesOf } from '#lib/decision.ts';
import { typedText } from '#lib/form.ts';
import { partnerLists } from '#lib/pilots/pilot.ts';
import { numberOf, sections } from '#lib/pilots/section-field.ts';
import { saveSectionForm, sectionPage } from '#lib/pilots/section-page.server.ts';

export const csr = true;

export const load = ({ locals, params, url }) => sectionPage(db(), signedIn(locals, url), params, reader(locals));

const reader = ({ lang }: App.Locals) => ({ lang, today: today() });

export const actions = {
	save: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const { section, saved } = await saveSectionForm(db(), by, { ...params, ...reader(locals) }, form, 'whole');
		if (!saved.ok) {
			// several of one name come back as one text, line by line
			const lists = partnerLists.filter((list) => form.has(list)).map((list) => [list, form.getAll(list).join('\n')]);
			const typed: Record<string, string> = { ...typedText(form), ...Object.fromEntries(lists) };
			return fail(422, { issues: saved.issues, typed });
		}
		const number = numberOf(section) + 1;
		const here = { lang: locals.lang, organisation: params.organisation, id: params.id };
		if (form.has('later') || number > sections.length)
			redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]', here));
		redirect(
			303,
			resolve('/[lang=lang]/arbeid/[organisation]/piloter/[id]/del/[section]', { ...here, section: String(number) })
		);
	},
	autosave: async ({ locals, params, request, url }) => {
		const by = signedIn(locals, url);
		const form = await request.formData();
		const { saved } = await saveSectionForm(db(), by, { ...params, ...reader(locals) }, form, 'readable');
		return saved.ok ? { ...saved.value } : fail(409, { issues: issuesOf(saved) });
	}
};
