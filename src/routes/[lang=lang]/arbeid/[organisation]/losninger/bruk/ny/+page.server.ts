import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand } from '#lib/accounts/demand.server.ts';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { readDeclaration } from '#lib/solutions/adoption-form.ts';
import { declarationOptions, declareAdoption } from '#lib/solutions/declare-adoption.server.ts';
import { solutionWorkspace } from '#lib/solutions/solution-workspace.server.ts';

async function opened(locals: App.Locals, url: URL, organisationId: string) {
	const by = signedIn(locals, url);
	const workspace = await solutionWorkspace(db(), by, organisationId);
	demand(by, 'adoption.declare', { organisationId }, 'solution.read_draft');
	return { by, workspace, options: await declarationOptions(db(), workspace, locals.lang, today()) };
}

export const load = async ({ locals, params, url }) => {
	const { workspace, options } = await opened(locals, url, params.organisation);
	const asked = options.solutions.find(({ slug }) => slug === url.searchParams.get('losning'));
	return { workspace, options, asked: asked?.id ?? '' };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const { by, workspace, options } = await opened(locals, url, params.organisation);
		const form = await request.formData();
		const sender = { origin: env().origin, today: today() };
		const read = readDeclaration(form, options.choices, { lang: locals.lang, today: sender.today });
		const made = read.ok
			? await once(db(), by, form, (tx) => declareAdoption(tx, by, workspace, read.value, sender))
			: read;
		if (!made.ok) return fail(422, { issues: made.issues, typed: typedText(form) });
		const here = { lang: locals.lang, organisation: params.organisation, adoption: made.value };
		redirect(303, `${resolve('/[lang=lang]/arbeid/[organisation]/losninger/bruk/[adoption]', here)}?utfort=declared`);
	}
};
