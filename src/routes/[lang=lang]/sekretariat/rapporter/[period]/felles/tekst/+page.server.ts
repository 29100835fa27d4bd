import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field } from '#lib/form.ts';
import { isPairLang, pairLang } from '#lib/lang.ts';
import { drafted, jointTextPage } from '#lib/reports/project-report-page.server.ts';
import { saveProjectReport } from '#lib/reports/project-report-save.server.ts';
import { isSection, readSections, typedSections } from '#lib/reports/project-report.ts';
import { readRevision } from '#lib/words-form.ts';
import type { RequestEvent } from './$types';

export const csr = true;

const inLang = ({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>) => {
	const asked = url.searchParams.get('sprak');
	return isPairLang(asked) ? asked : pairLang(locals.lang);
};

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const inLanguage = inLang({ locals, url });
	const page = await jointTextPage(db(), by, params.period, inLanguage, today());
	const isDrafted = page.isNew && page.mayWrite;
	const texts = isDrafted ? await drafted(db(), by, params.period, inLanguage, today()) : page.texts;
	return { ...page, inLanguage, isDrafted, shown: texts };
};

export const actions = {
	save: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'project_report.write');
		const form = await request.formData();
		const texts = readSections(form);
		const about = { lang: inLang({ locals, url }), seen: readRevision(form) };
		const saved = texts.ok
			? await saveProjectReport(db(), by, params.period, { ...about, texts: texts.value }, today())
			: texts;
		if (!saved.ok) return fail(422, { issues: saved.issues, typed: typedSections(form) });
		redirect(303, url.pathname.replace(/\/tekst$/, '?gjort=lagret'));
	},
	// Nothing is saved here, and what stands in a section is only replaced by who has seen the new words.
	refill: async ({ locals, params, request, url }) => {
		const by = atDesk(locals, url, 'project_report.write');
		const form = await request.formData();
		const typed = typedSections(form);
		const [, how, name] = /^(replace|append|look)_(\w+)$/.exec(field(form, 'refill')) ?? [];
		if (!isSection(name)) return fail(422, { issues: [], typed });
		const words = (await drafted(db(), by, params.period, inLang({ locals, url }), today()))[name];
		const old = typed[name].trim();
		if (how === 'look' && old !== '' && words !== '') return { issues: [], typed, asked: { section: name, words } };
		const text = how === 'append' ? `${old}\n\n${words}` : words === '' ? old : words;
		return { issues: [], typed: { ...typed, [name]: text }, refilled: name, nothingNew: words === '' };
	}
};
